import { sql } from 'kysely';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { StoreTransaction } from './open-store.ts';
import type { PlaceRefusal } from './place-refusal.ts';
import { covers, type Scope } from './scope.ts';
import type { Writing } from './writing.ts';

/** Where a unit's places and people are stored. */
export type PlaceTable = 'service_points' | 'counters' | 'officials';

/** Nobody else begins or ends rows of a table until the transaction ends. */
export async function lockPlaces({ trx, engine }: Writing, table: PlaceTable): Promise<void> {
  // SQLite has one writer at a time anyhow.
  if (engine !== 'postgres') return;
  await sql`lock table ${sql.table(table)} in share row exclusive mode`.execute(trx);
}

/** A code that somebody wants to give. */
export interface CodeClaim {
  readonly table: PlaceTable;
  readonly code: string;
  /** First day on which it is to be held. */
  readonly validFrom: LocalDay;
  /** Who may hold it already. */
  readonly exceptId?: string;
  readonly scope: Scope;
}

/**
 * Refuses a code that another place holds on the first day or later. An official's code is never
 * given to anybody else: lists of all years name people by it.
 */
export async function codeRefusal(
  trx: StoreTransaction,
  { table, code, validFrom, exceptId = '', scope }: CodeClaim,
): Promise<PlaceRefusal | undefined> {
  const rows = await trx
    .selectFrom(table)
    .select(['id', 'unit_id', 'valid_to'])
    .where('code', '=', code)
    .where('id', '<>', exceptId)
    .execute();
  const holder = rows.find(
    ({ valid_to }) => table === 'officials' || valid_to === null || valid_to >= validFrom,
  );
  if (holder === undefined) return undefined;
  // Who holds it elsewhere is not the caller's business.
  const name = covers(scope, holder.unit_id) ? await nameOf(trx, table, holder.id) : '';
  const message = [code, ...(name === '' ? [] : [name])].join(': ');
  return { code: 'place-code-taken', detail: code, issues: [{ path: 'code', message }] };
}

/** What a place or a person is called. */
export async function nameOf(
  trx: StoreTransaction,
  table: PlaceTable,
  id: string,
): Promise<string> {
  if (table !== 'officials') {
    const row = await trx.selectFrom(table).select('name').where('id', '=', id).executeTakeFirst();
    return row?.name ?? '';
  }
  const row = await trx
    .selectFrom('officials')
    .select(['family_name', 'given_name'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? '' : `${row.family_name} ${row.given_name}`.trim();
}

/** How codes of a table are made: '07201-BP', '07201-Q03', '07201-CB12'. */
const SHAPES: Readonly<Record<PlaceTable, Readonly<{ letters: string; digits: number }>>> = {
  service_points: { letters: 'BP', digits: 0 },
  counters: { letters: 'Q', digits: 2 },
  officials: { letters: 'CB', digits: 2 },
};

/** Codes have 64 characters at most; this leaves room for letters and number. */
const LONGEST_UNIT_PART = 48;

/**
 * A code that nothing has ever had: of the unit's code, and of the number with which the name
 * ends where there is one and it is free.
 */
export async function madeCode(
  trx: StoreTransaction,
  table: PlaceTable,
  { unitCode, name }: Readonly<{ unitCode: string; name: string }>,
): Promise<string> {
  const { letters, digits } = SHAPES[table];
  const rows = await trx.selectFrom(table).select('code').distinct().execute();
  const held = new Set(rows.map(({ code }) => code));
  const of = (number: number) => {
    const text = digits === 0 && number === 1 ? '' : String(number).padStart(digits, '0');
    return `${unitCode.slice(0, LONGEST_UNIT_PART)}-${letters}${text}`;
  };
  const own = Number(/(\d{1,4})$/u.exec(name)?.[1] ?? 0);
  if (own > 0 && !held.has(of(own))) return of(own);
  let number = 1;
  while (held.has(of(number))) number += 1;
  return of(number);
}

/** The code that was asked for, or one that is made; refuses one that is taken. */
export async function chosenCode(
  trx: StoreTransaction,
  claim: Omit<CodeClaim, 'code'> &
    Readonly<{ code: string | undefined; unitCode: string; name: string }>,
): Promise<Result<string, PlaceRefusal>> {
  const { code } = claim;
  if (code === undefined) return ok(await madeCode(trx, claim.table, claim));
  const refusal = await codeRefusal(trx, { ...claim, code });
  return refusal === undefined ? ok(code) : err(refusal);
}
