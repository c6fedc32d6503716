import { sql, type Expression, type SqlBool } from 'kysely';
import { MOST_COUNTED, NO_ACCOUNT } from '../../shared/api/audit-log.ts';
import type { AuditLogRow } from './schema.ts';
import type { StoreReader } from './store.ts';

/** Which entries; null does not narrow. */
export interface EntryFilter {
  /** Units whose entries may be shown; null shows all, those of no unit included. */
  readonly unitIds: readonly string[] | null;
  readonly action: string | null;
  /** An account's id, or `NO_ACCOUNT`. */
  readonly account: string | null;
  readonly sinceMs: number | null;
  /** The first instant that is not shown. */
  readonly untilMs: number | null;
  readonly text: string | null;
}

/** An entry with who did it and to which unit, as they are called today. */
export interface NamedEntry extends AuditLogRow {
  readonly login: string | null;
  readonly display_name: string | null;
  readonly unit_code: string | null;
  readonly unit_name: string | null;
}

export interface Page {
  readonly order: 'newest-first' | 'oldest-first';
  /** Entries behind this position in that order. */
  readonly behind: number;
  readonly limit: number;
}

/** Entries by position. */
export function auditEntryPage(
  db: StoreReader,
  filter: EntryFilter,
  { order, behind, limit }: Page,
): Promise<NamedEntry[]> {
  const isNewestFirst = order === 'newest-first';
  return matching(db, filter)
    .selectAll('e')
    .select(['a.login', 'a.display_name', 'u.code as unit_code', 'u.name as unit_name'])
    .where('e.position', isNewestFirst ? '<' : '>', behind)
    .orderBy('e.position', isNewestFirst ? 'desc' : 'asc')
    .limit(limit)
    .execute();
}

/** How many entries match up to a position; counts no further than `most`. */
export async function countAuditEntries(
  db: StoreReader,
  filter: EntryFilter,
  { upTo = Number.MAX_SAFE_INTEGER, most = MOST_COUNTED + 1 } = {},
): Promise<number> {
  const found = matching(db, filter)
    .select('e.position')
    .where('e.position', '<=', upTo)
    .limit(most)
    .as('found');
  const row = await db
    .selectFrom(found)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

function matching(db: StoreReader, filter: EntryFilter) {
  const { unitIds, action, account, sinceMs, untilMs, text } = filter;
  return db
    .selectFrom('audit_log as e')
    .leftJoin('accounts as a', 'a.id', 'e.account_id')
    .leftJoin('units as u', 'u.id', 'e.unit_id')
    .where((eb) => {
      const all: Expression<SqlBool>[] = [];
      if (unitIds?.length === 0) all.push(eb.lit(false));
      else if (unitIds !== null) all.push(eb('e.unit_id', 'in', unitIds));
      if (action !== null) all.push(eb('e.action', '=', action));
      if (account === NO_ACCOUNT) all.push(eb('e.account_id', 'is', null));
      else if (account !== null) all.push(eb('e.account_id', '=', account));
      if (sinceMs !== null) all.push(eb('e.at_ms', '>=', sinceMs));
      if (untilMs !== null) all.push(eb('e.at_ms', '<', untilMs));
      if (text !== null) all.push(eb.or(SEARCHED.map((column) => holds(column, text))));
      return eb.and(all);
    });
}

const SEARCHED = [
  ...(['e.detail', 'e.id', 'e.hash'] as const),
  ...(['a.login', 'a.display_name', 'u.name', 'u.code'] as const),
];

/** In small letters and as typed: SQLite knows the small form of A to Z only. */
function holds(column: string, text: string): Expression<SqlBool> {
  const escaped = text.replaceAll(/[\\%_]/gu, String.raw`\$&`);
  const [typed, small] = [`%${escaped}%`, `%${escaped.toLowerCase()}%`];
  return sql<SqlBool>`(${sql.ref(column)} like ${typed} escape '\\'
    or lower(${sql.ref(column)}) like ${small} escape '\\')`;
}
