import { sql } from 'kysely';
import type { FindingKind } from '../../shared/api/integrity.ts';
import type { Database } from '../../server/store/schema.ts';
import type { Store, StoreReader } from '../../server/store/open-store.ts';

/** One way to tamper with a store, and the findings of which at least one must name it. */
export interface Tampering {
  readonly name: string;
  readonly expected: readonly FindingKind[];
  /** `pick` answers a whole number below its limit, `false` when there is nothing to tamper with. */
  readonly act: (db: StoreReader, pick: (limit: number) => number) => Promise<boolean>;
}

type Table = keyof Database;

const APPEND_ONLY = [
  'records',
  'forks',
  'ratings',
  'answers',
  'reasons_given',
  'audit_log',
  'rooted_heads',
  'annulments',
  'annulment_decisions',
  'annulled_ratings',
  'annulled_counts',
] as const;

/** What an insider with the database's password does first. */
export async function dropTriggers(db: StoreReader, engine: Store['engine']): Promise<void> {
  for (const table of APPEND_ONLY) {
    const names =
      engine === 'sqlite'
        ? [`${table}_refuse_update`, `${table}_refuse_delete`]
        : [`${table}_refuse_change on ${table}`];
    for (const name of names) await sql.raw(`drop trigger ${name}`).execute(db);
  }
}

export const rowsOf = async (db: StoreReader, table: Table, order: string) => {
  const { rows } = await sql<Record<string, unknown>>`
    select * from ${sql.table(table)} order by ${sql.raw(order)}
  `.execute(db);
  return rows;
};

export type Row = Record<string, unknown>;

export const where = (row: Row, key: readonly string[]) =>
  sql.join(
    key.map((column) => sql`${sql.ref(column)} = ${row[column]}`),
    sql` and `,
  );

export const KEYS: Partial<Record<Table, readonly string[]>> = {
  records: ['unit_id', 'kiosk_id', 'epoch', 'seq'],
  ratings: ['unit_id', 'rating_id'],
  answers: ['unit_id', 'rating_id', 'item_code', 'epoch', 'seq'],
  reasons_given: ['unit_id', 'rating_id', 'epoch', 'seq', 'reason_code'],
  quarantine: ['unit_id', 'kiosk_id', 'epoch', 'seq'],
  kiosk_epochs: ['kiosk_id', 'epoch'],
  atom_counts: [
    'unit_id',
    'atom',
    'counter_id',
    'official_id',
    'field_code',
    'channel',
    'item_code',
  ],
  atom_reason_counts: ['unit_id', 'atom', 'counter_id', 'official_id', 'field_code', 'reason_code'],
  official_days: ['unit_id', 'official_id', 'local_day'],
  annulments: ['id'],
  annulment_decisions: ['annulment_id'],
  annulled_ratings: ['unit_id', 'rating_id', 'annulment_id'],
  annulled_counts: ['unit_id', 'annulment_id', 'first_atom', 'last_atom'],
  kiosk_duties: ['kiosk_id', 'epoch', 'seq'],
  audit_log: ['id'],
  audit_head: ['id'],
  rooted_heads: ['kiosk_id', 'epoch', 'rooted_at_ms'],
};

export async function anyRow(db: StoreReader, table: Table, pick: (limit: number) => number) {
  const key = KEYS[table] ?? [];
  const rows = await rowsOf(db, table, key.join(', '));
  return { key, row: rows[pick(rows.length)] };
}

export const setColumn = (
  db: StoreReader,
  table: Table,
  given: { row: Row; key: readonly string[] },
  column: string,
  value: unknown,
) =>
  sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where ${where(given.row, given.key)}`.execute(
    db,
  );

export const deleting = (
  table: Table,
  expected: readonly FindingKind[],
  only = (_row: Row) => true,
): Tampering => ({
  name: `delete from ${table}`,
  expected,
  act: async (db, pick) => {
    const { key, row } = await anyRow(db, table, pick);
    if (row === undefined || !only(row)) return false;
    await sql`delete from ${sql.table(table)} where ${where(row, key)}`.execute(db);
    return true;
  },
});

export const editing = (
  table: Table,
  column: string,
  edit: {
    readonly to: (old: never, pick: (limit: number) => number) => unknown;
    readonly expected: readonly FindingKind[];
  },
): Tampering => ({
  name: `edit ${table}.${column}`,
  expected: edit.expected,
  act: async (db, pick) => {
    const { key, row } = await anyRow(db, table, pick);
    if (row === undefined) return false;
    const value = edit.to(row[column] as never, pick);
    if (value === row[column]) return false;
    await setColumn(db, table, { row, key }, column, value);
    return true;
  },
});

export const flippedBit = (old: Uint8Array, pick: (limit: number) => number): Uint8Array => {
  const bytes = Uint8Array.from(old);
  const place = pick(bytes.length);
  bytes[place] = (bytes[place] ?? 0) ^ (1 << pick(8));
  return bytes;
};

/** Another character somewhere in a base64url text, outside its last, whose bits are not all used. */
export const otherCharacter = (old: string | null, pick: (limit: number) => number): string => {
  const text = old ?? 'A'.repeat(43);
  const place = pick(text.length - 1);
  return `${text.slice(0, place)}${text[place] === 'A' ? 'B' : 'A'}${text.slice(place + 1)}`;
};

export const plus = (old: number, pick: (limit: number) => number): number => old + 1 + pick(5);
export const otherText = (old: string | null): string => `${old ?? ''}x`;
