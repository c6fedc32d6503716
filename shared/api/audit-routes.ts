import type { Route } from './route.ts';

/** The audit log: who did what, when and to what. */
export const AUDIT_ROUTES = {
  getAuditLog: {
    method: 'get',
    path: '/api/v1/audit-log',
    access: 'account',
    needs: 'see-audit-log',
    summary: 'A page of the audit log, newest first, of the units that the account sees',
    query: 'AuditPageQuery',
    response: 'AuditLogPage',
  },
  getAuditLogFile: {
    method: 'get',
    path: '/api/v1/audit-log/file',
    access: 'account',
    needs: 'see-audit-log',
    summary: 'The same entries as a .csv file with the hashes of the chain, oldest first',
    query: 'AuditFilter',
    response: 'File',
    mediaTypes: ['text/csv; charset=utf-8'],
  },
} as const satisfies Record<string, Route>;
