import { parseAuditFilters, printAuditFilters } from './audit-filters.ts';
import type { AuditFilters } from './audit-filters.ts';

/** Pages of the signed-in dashboard. */
export const PAGES = [
  'overview',
  'own-figures',
  'compare',
  'kiosks',
  'kiosk',
  'sheet',
  'integrity',
  'annulments',
  'audit-log',
  'targets',
  'accounts',
  'organisation',
  'duties',
  'method',
  'imports',
  'settings',
  'start',
  'setup',
  'https',
  'own-account',
] as const;
export type Page = (typeof PAGES)[number];

/** Tables of the comparison page, in the order of their tabs. */
export const TABLE_KEYS = [
  'units',
  'service-points',
  'counters',
  'officials',
  'fields',
  'factors',
  'reasons',
] as const;
export type TableKey = (typeof TABLE_KEYS)[number];

export type Sort = Readonly<{ column: string; descending: boolean }>;

/** Where the reader is: the page and every filter. What is null takes its default. */
export type Route = Readonly<{
  page: Page | 'not-found';
  /** Code of a unit, as the API takes it. */
  unit: string | null;
  /** A `periodKey`; it may be one that no period has, as readers edit addresses. */
  period: string | null;
  table: TableKey | null;
  sort: Sort | null;
  /**
   * Code of the row that a drill-down has narrowed the table to; id of the kiosk on its page; code
   * of a device that waits to be paired on the list of kiosks (its QR code opens that address);
   * a day of the week that the duty roster shows; a step of the first set-up.
   */
  within: string | null;
  /** Of the audit log's page only. */
  audit?: AuditFilters;
}>;

const PATHS: Readonly<Record<Page, string>> = {
  overview: '/',
  compare: '/compare',
  kiosks: '/kiosks',
  // Not /kiosk: there the tablets live.
  kiosk: '/kiosks/device',
  sheet: '/kiosks/sheet',
  integrity: '/integrity',
  annulments: '/annulments',
  'audit-log': '/audit-log',
  'own-figures': '/own-figures',
  targets: '/targets',
  accounts: '/accounts',
  organisation: '/organisation',
  duties: '/duties',
  method: '/method',
  imports: '/imports',
  settings: '/settings',
  start: '/start',
  setup: '/setup',
  https: '/https',
  'own-account': '/account',
};

/** Reads an address of our own; filters that make no sense are left out. */
export function parseRoute(pathname: string, search: string): Route {
  const query = new URLSearchParams(search);
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname;
  const page = PAGES.find((known) => PATHS[known] === path) ?? 'not-found';
  const audit = parseAuditFilters(query);
  return {
    page,
    unit: textOf(query, 'unit'),
    period: textOf(query, 'period'),
    table: TABLE_KEYS.find((key) => key === query.get('table')) ?? null,
    sort: parseSort(query.get('sort')),
    within: textOf(query, 'within'),
    ...(page === 'audit-log' && Object.keys(audit).length > 0 ? { audit } : {}),
  };
}

/** The address of a route: `parseRoute` reads it back. */
export function printRoute(route: Route): string {
  const query = new URLSearchParams();
  if (route.unit !== null) query.set('unit', route.unit);
  if (route.period !== null) query.set('period', route.period);
  if (route.table !== null) query.set('table', route.table);
  if (route.sort !== null) query.set('sort', printSort(route.sort));
  if (route.within !== null) query.set('within', route.within);
  if (route.audit !== undefined) printAuditFilters(query, route.audit);
  const path = route.page === 'not-found' ? '/' : PATHS[route.page];
  const search = query.toString();
  return search === '' ? path : `${path}?${search}`;
}

/** The same filters on another page; what only the old page understands is dropped. */
export function toPage(route: Route, page: Page): Route {
  const { unit, period } = route;
  return { unit, period, page, table: null, sort: null, within: null };
}

function textOf(query: URLSearchParams, key: string): string | null {
  const text = query.get(key)?.trim() ?? '';
  return text === '' || text.length > 64 ? null : text;
}

function parseSort(text: string | null): Sort | null {
  const match = /^(-?)([a-z][a-z0-9-]*)$/i.exec(text ?? '');
  const column = match?.[2];
  return column === undefined ? null : { column, descending: match?.[1] === '-' };
}

function printSort({ column, descending }: Sort): string {
  return descending ? `-${column}` : column;
}
