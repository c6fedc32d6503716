import { MAX_IMPORT_BYTES } from './imports.ts';
import type { Route } from './route.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Lists from files: units, counters, officials, duty, dossiers. */
export const IMPORT_ROUTES = {
  getImports: {
    method: 'get',
    path: '/api/v1/imports',
    access: 'account',
    needs: 'change-organisation',
    summary: 'The last imports, the newest first',
    response: 'Imports',
  },
  postImportPreview: {
    method: 'post',
    path: '/api/v1/imports/preview',
    access: 'account',
    needs: 'change-organisation',
    summary: 'What a file would do; its bytes are the body, and nothing is written',
    query: 'ImportFileQuery',
    requestMediaTypes: ['application/octet-stream'],
    response: 'ImportPreviewAnswer',
    maxBodyBytes: MAX_IMPORT_BYTES,
  },
  postImport: {
    method: 'post',
    path: '/api/v1/imports',
    access: 'account',
    needs: 'change-organisation',
    summary: 'Writes a previewed file: all of it or nothing, or the valid rows',
    request: 'ImportApplication',
    response: 'ImportApplied',
  },
  getImportErrors: {
    method: 'get',
    path: '/api/v1/imports/errors',
    access: 'account',
    needs: 'change-organisation',
    summary: 'The rows of a previewed file with what is wrong with each',
    query: 'ImportErrorsQuery',
    response: 'File',
    mediaTypes: [XLSX],
  },
  getImportTemplate: {
    method: 'get',
    path: '/api/v1/imports/template',
    access: 'account',
    needs: 'change-organisation',
    summary: 'An empty workbook to fill in',
    query: 'ImportTemplateQuery',
    response: 'File',
    mediaTypes: [XLSX],
  },
  postImportUndo: {
    method: 'post',
    path: '/api/v1/imports/:id/undo',
    access: 'account',
    needs: 'change-organisation',
    summary: 'Puts what an import of the last 24 hours changed back as it was',
    response: 'ImportUndone',
  },
} as const satisfies Record<string, Route>;
