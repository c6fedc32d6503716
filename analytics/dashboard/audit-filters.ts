import type { AuditPageQuery } from '../../shared/api/audit-log.ts';
import { parseLocalDay } from '../../shared/domain/local-day.ts';

/** What the page of the audit log is narrowed to, as its address says it; `unit` is the route's. */
export type AuditFilters = Omit<AuditPageQuery, 'unit'>;

/** Reads the filters of an address; what makes no sense is left out. */
export function parseAuditFilters(query: URLSearchParams): AuditFilters {
  const [from, to] = ['from', 'to'].map((key) => parseLocalDay(query.get(key) ?? ''));
  const text = (query.get('text') ?? '').trim().slice(0, 100);
  return {
    ...matching(query, 'action', /^[a-z][a-z.-]{0,63}$/),
    ...matching(query, 'account', /^[\w-]{1,64}$/),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(text === '' ? {} : { text }),
    ...matching(query, 'before', /^[1-9]\d{0,14}$/),
  };
}

/** Puts the filters into an address: `parseAuditFilters` reads them back. */
export function printAuditFilters(query: URLSearchParams, filters: AuditFilters): void {
  for (const [key, value] of Object.entries(filters)) query.set(key, value);
}

/** The same filters where their newest entries stand. */
export function firstPage({ before: _before, ...filters }: AuditFilters): AuditFilters {
  return filters;
}

/** The filters with another value of one; an empty value takes it away. The first page follows. */
export function withFilter(
  filters: AuditFilters,
  key: Exclude<keyof AuditFilters, 'before'>,
  value: string,
): AuditFilters {
  const query = new URLSearchParams();
  printAuditFilters(query, firstPage(filters));
  if (value === '') query.delete(key);
  else query.set(key, value);
  return parseAuditFilters(query);
}

function matching<Key extends 'action' | 'account' | 'before'>(
  query: URLSearchParams,
  key: Key,
  form: RegExp,
): Partial<Record<Key, string>> {
  const value = query.get(key) ?? '';
  // The computed key is `Key`; the language types it as any string.
  return form.test(value) ? ({ [key]: value } as Partial<Record<Key, string>>) : {};
}
