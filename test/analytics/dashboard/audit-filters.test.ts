import { describe, expect, it } from 'vitest';
import {
  firstPage,
  parseAuditFilters,
  printAuditFilters,
  withFilter,
  type AuditFilters,
} from '../../../analytics/dashboard/audit-filters.ts';
import { parseRoute, printRoute, toPage } from '../../../analytics/dashboard/route.ts';

const read = (search: string) => parseAuditFilters(new URLSearchParams(search));

describe('the filters of the audit log', () => {
  it.each<[string, object]>([
    ['', {}],
    ['action=kiosk.re-pair&account=none', { action: 'kiosk.re-pair', account: 'none' }],
    ['from=2026-11-01&to=2026-11-05', { from: '2026-11-01', to: '2026-11-05' }],
    ['text=+Việt+Yên+&before=51', { text: 'Việt Yên', before: '51' }],
  ])('are read from %s', (search, expected) => {
    expect(read(search)).toEqual(expected);
  });

  it.each([
    'action=A+B',
    'account=a/b',
    'from=2026-02-30',
    'to=x',
    'text=+',
    'before=0',
    'other=1',
  ])('leave out what makes no sense in %s', (search) => {
    expect(read(search)).toEqual({});
  });

  it('are read back from what was printed', () => {
    const filters = read('action=root.write&account=none&from=2026-11-01&text=a%26b&before=9');
    const query = new URLSearchParams();
    printAuditFilters(query, filters);
    expect(parseAuditFilters(query)).toEqual(filters);
  });

  it('begin at the newest entries again when one of them changes', () => {
    const filters: AuditFilters = { action: 'root.write', before: '9' };
    expect(withFilter(filters, 'text', 'mã')).toEqual({ action: 'root.write', text: 'mã' });
    expect(withFilter(filters, 'action', '')).toEqual({});
    expect(firstPage(filters)).toEqual({ action: 'root.write' });
  });

  it('live in the address of their page, and stay there', () => {
    const address = '/audit-log?unit=219&action=root.write&before=9';
    const route = parseRoute('/audit-log', '?unit=219&action=root.write&before=9');
    expect(printRoute(route)).toBe(address);
    expect(printRoute(toPage(route, 'integrity'))).toBe('/integrity?unit=219');
    expect(parseRoute('/kiosks', '?action=root.write')).not.toHaveProperty('audit');
  });
});
