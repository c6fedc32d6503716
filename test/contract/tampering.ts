import * as fc from 'fast-check';
import { sql } from 'kysely';
import type { FindingKind } from '../../shared/api/integrity.ts';
import { hashRecordNow } from '../../server/ingest/hash-record-now.ts';
import { AUDIT_GENESIS, entryHash } from '../../server/store/audit-chain.ts';
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

const rowsOf = async (db: StoreReader, table: Table, order: string) => {
  const { rows } = await sql<Record<string, unknown>>`
    select * from ${sql.table(table)} order by ${sql.raw(order)}
  `.execute(db);
  return rows;
};

type Row = Record<string, unknown>;

const where = (row: Row, key: readonly string[]) =>
  sql.join(
    key.map((column) => sql`${sql.ref(column)} = ${row[column]}`),
    sql` and `,
  );

const KEYS: Partial<Record<Table, readonly string[]>> = {
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
  audit_log: ['id'],
  audit_head: ['id'],
  rooted_heads: ['kiosk_id', 'epoch', 'rooted_at_ms'],
};

async function anyRow(db: StoreReader, table: Table, pick: (limit: number) => number) {
  const key = KEYS[table] ?? [];
  const rows = await rowsOf(db, table, key.join(', '));
  return { key, row: rows[pick(rows.length)] };
}

const setColumn = (
  db: StoreReader,
  table: Table,
  given: { row: Row; key: readonly string[] },
  column: string,
  value: unknown,
) =>
  sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where ${where(given.row, given.key)}`.execute(
    db,
  );

const deleting = (
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

const editing = (
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

const flippedBit = (old: Uint8Array, pick: (limit: number) => number): Uint8Array => {
  const bytes = Uint8Array.from(old);
  const place = pick(bytes.length);
  bytes[place] = (bytes[place] ?? 0) ^ (1 << pick(8));
  return bytes;
};

/** Another character somewhere in a base64url text, outside its last, whose bits are not all used. */
const otherCharacter = (old: string | null, pick: (limit: number) => number): string => {
  const text = old ?? 'A'.repeat(43);
  const place = pick(text.length - 1);
  return `${text.slice(0, place)}${text[place] === 'A' ? 'B' : 'A'}${text.slice(place + 1)}`;
};

const plus = (old: number, pick: (limit: number) => number): number => old + 1 + pick(5);
const otherText = (old: string | null): string => `${old ?? ''}x`;

const RECORD: readonly FindingKind[] = ['altered-record'];
const RATING: readonly FindingKind[] = ['altered-rating'];
const COUNT: readonly FindingKind[] = ['altered-count'];

const swapped: Tampering = {
  name: 'swap the bytes of two records',
  expected: RECORD,
  act: async (db, pick) => {
    const key = KEYS.records ?? [];
    const rows = await rowsOf(db, 'records', key.join(', '));
    const [a, b] = [rows[pick(rows.length)], rows[pick(rows.length)]];
    if (a === undefined || b === undefined || a === b) return false;
    for (const column of ['bytes', 'hash', 'signature', 'prev']) {
      await setColumn(db, 'records', { row: a, key }, column, b[column]);
      await setColumn(db, 'records', { row: b, key }, column, a[column]);
    }
    return true;
  },
};

/** A record that nobody signed, well made in all else, behind the last one of a chain. */
const inserted: Tampering = {
  name: 'insert a forged record',
  expected: RECORD,
  act: async (db, pick) => {
    const rows = await rowsOf(db, 'records', 'kiosk_id, epoch, seq');
    const row = rows[pick(rows.length)] as unknown as Database['records'];
    const chain = rows.filter(
      (other) => other['kiosk_id'] === row.kiosk_id && other['epoch'] === row.epoch,
    );
    const last = chain.at(-1) as unknown as Database['records'];
    const place = JSON.parse(Buffer.from(row.bytes).toString('utf8')) as object;
    const seq = last.seq + 1;
    const id = crypto.randomUUID();
    const bytes = new TextEncoder().encode(JSON.stringify({ ...place, id, seq, prev: last.hash }));
    const forged = {
      ...row,
      seq,
      prev: last.hash,
      bytes: Buffer.from(bytes),
      hash: hashRecordNow(bytes),
    };
    await db.insertInto('records').values(forged).execute();
    return true;
  },
};

const ratingInserted: Tampering = {
  name: 'insert a rating',
  expected: ['orphan'],
  act: async (db, pick) => {
    const { row } = await anyRow(db, 'ratings', pick);
    if (row === undefined) return false;
    await db
      .insertInto('ratings')
      .values({ ...row, rating_id: crypto.randomUUID() } as never)
      .execute();
    return true;
  },
};

const answerInserted: Tampering = {
  name: 'insert an answer',
  expected: ['orphan', 'altered-answer'],
  act: async (db, pick) => {
    const { row } = await anyRow(db, 'answers', pick);
    if (row === undefined) return false;
    const column = pick(2) === 0 ? { item_code: 'procedures' } : { seq: Number(row['seq']) - 1 };
    await db
      .insertInto('answers')
      .values({ ...row, ...column } as never)
      .execute();
    return true;
  },
};

const hidden: Tampering = {
  name: 'set a counted rating aside',
  expected: ['unfounded-quarantine'],
  act: async (db, pick) => {
    const { row, key } = await anyRow(db, 'ratings', pick);
    if (row === undefined) return false;
    await sql`delete from ratings where ${where(row, key)}`.execute(db);
    const { unit_id, kiosk_id, epoch, seq } = row as unknown as Database['ratings'];
    await db
      .insertInto('quarantine')
      .values({ unit_id, kiosk_id, epoch, seq, reason: 'unknown-counter', detail: '', since_ms: 0 })
      .execute();
    return true;
  },
};

const auditRows = async (db: StoreReader) =>
  (await rowsOf(db, 'audit_log', 'position')) as unknown as Database['audit_log'][];

const unhashed = ({ hash: _hash, ...linked }: Database['audit_log']) => linked;

const changeEntry = (db: StoreReader, id: string, change: Partial<Database['audit_log']>) =>
  db.updateTable('audit_log').set(change).where('id', '=', id).execute();

/** Two entries change places, each with a hash that fits its new place. */
const reordered: Tampering = {
  name: 'swap two entries of the audit log',
  expected: ['misplaced-audit-entry'],
  act: async (db, pick) => {
    const rows = await auditRows(db);
    const place = pick(rows.length - 1);
    const [a, b] = [rows[place], rows[place + 1]];
    if (a === undefined || b === undefined) return false;
    await changeEntry(db, a.id, { position: -1 });
    for (const [from, to] of [
      [b, a],
      [a, b],
    ] as const) {
      const hash = entryHash(unhashed({ ...from, position: to.position }));
      await changeEntry(db, from.id, { position: to.position, hash });
    }
    return true;
  },
};

/** The whole log is chained anew over a changed entry: only the roots have seen the old one. */
const rewritten: Tampering = {
  name: 'chain the audit log anew over a changed entry',
  expected: ['altered-audit', 'altered-root'],
  act: async (db) => {
    let prev = AUDIT_GENESIS;
    const rows = await auditRows(db);
    for (const row of rows.map(unhashed)) {
      const detail = row.position === 1 ? `${row.detail} ` : row.detail;
      const linked = { ...row, detail, prev };
      const hash = entryHash(linked);
      await changeEntry(db, row.id, { detail, prev, hash });
      prev = hash;
    }
    await db.updateTable('audit_head').set({ hash: prev }).execute();
    return rows.length > 0;
  },
};

export const TAMPERINGS: readonly Tampering[] = [
  editing('records', 'bytes', { to: flippedBit, expected: RECORD }),
  editing('records', 'hash', { to: otherCharacter, expected: RECORD }),
  editing('records', 'prev', { to: otherCharacter, expected: RECORD }),
  editing('records', 'signature', { to: otherCharacter, expected: RECORD }),
  editing('records', 'seq', { to: (old: number) => old + 1_000, expected: RECORD }),
  deleting('records', ['removed']),
  swapped,
  inserted,
  ratingInserted,
  answerInserted,
  hidden,
  deleting('ratings', ['uncounted-record']),
  ...(['took_ms', 'earliest_ms', 'latest_ms'] as const).map((column) =>
    // Both ends go together, or the table itself refuses.
    editing('ratings', column, {
      to: (old: number, pick: (limit: number) => number) =>
        column === 'earliest_ms' ? old - 1 - pick(5) : plus(old, pick),
      expected: RATING,
    }),
  ),
  editing('ratings', 'level', { to: (old: number) => (old % 5) + 1, expected: RATING }),
  editing('ratings', 'seq', { to: plus, expected: ['orphan', 'uncounted-record'] }),
  ...['counter_id', 'language', 'channel', 'questionnaire_code', 'clock_quality', 'atom'].map(
    (column) => editing('ratings', column, { to: otherText, expected: RATING }),
  ),
  editing('ratings', 'local_day', { to: () => '2026-10-31', expected: RATING }),
  editing('ratings', 'official_id', { to: otherText, expected: ['attribution'] }),
  editing('ratings', 'field_code', { to: otherText, expected: ['attribution'] }),
  deleting('answers', ['altered-answer']),
  editing('answers', 'level', { to: (old: number) => (old % 5) + 1, expected: ['altered-answer'] }),
  editing('answers', 'item_code', { to: otherText, expected: ['altered-answer'] }),
  deleting('reasons_given', ['altered-reason']),
  editing('reasons_given', 'reason_code', { to: otherText, expected: ['altered-reason'] }),
  deleting('quarantine', ['uncounted-record']),
  editing('quarantine', 'seq', { to: (old: number) => old + 1_000, expected: ['orphan'] }),
  ...(['n1', 'n2', 'n3', 'n4', 'n5'] as const).map((column) =>
    editing('atom_counts', column, { to: plus, expected: COUNT }),
  ),
  editing('atom_counts', 'counter_id', { to: otherText, expected: COUNT }),
  deleting('atom_counts', COUNT, (row) => ['n1', 'n2', 'n3', 'n4', 'n5'].some((n) => row[n] !== 0)),
  editing('atom_reason_counts', 'n', { to: plus, expected: COUNT }),
  deleting('official_days', COUNT),
  editing('kiosk_epochs', 'head_hash', { to: otherCharacter, expected: ['altered-head'] }),
  editing('kiosk_epochs', 'through_seq', { to: plus, expected: ['removed'] }),
  editing('kiosk_epochs', 'public_key', {
    to: otherCharacter,
    expected: ['altered-record', 'unknown-chain'],
  }),
  deleting('kiosk_epochs', ['unknown-chain', 'removed']),
  ...(['action', 'detail', 'account_id', 'unit_id'] as const).map((column) =>
    editing('audit_log', column, { to: otherText, expected: ['altered-audit-entry'] }),
  ),
  editing('audit_log', 'at_ms', { to: plus, expected: ['altered-audit-entry'] }),
  editing('audit_log', 'hash', { to: otherCharacter, expected: ['altered-audit-entry'] }),
  editing('audit_log', 'prev', { to: otherCharacter, expected: ['altered-audit-entry'] }),
  editing('audit_log', 'position', {
    to: (old: number) => old + 1_000,
    expected: ['missing-audit-entry'],
  }),
  deleting('audit_log', ['missing-audit-entry']),
  reordered,
  rewritten,
  editing('audit_head', 'position', { to: plus, expected: ['missing-audit-entry'] }),
  editing('audit_head', 'hash', { to: otherCharacter, expected: ['altered-audit-entry'] }),
  deleting('audit_head', ['altered-audit-entry']),
  deleting('rooted_heads', ['altered-root', 'removed']),
  editing('rooted_heads', 'last_hash', {
    to: otherCharacter,
    expected: ['altered-root', 'altered-record'],
  }),
];

export const anyTampering = fc.record({
  tampering: fc.constantFrom(...TAMPERINGS),
  picks: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
});

/** Reads whole numbers off a list, the last for ever. */
export function picker(picks: readonly number[]): (limit: number) => number {
  let place = 0;
  return (limit) => {
    const drawn = picks[Math.min(place, picks.length - 1)] ?? 0;
    place += 1;
    return limit <= 0 ? 0 : drawn % limit;
  };
}
