import { sql } from 'kysely';
import { hashRecordNow } from '../../server/ingest/digest-now.ts';
import { AUDIT_GENESIS, entryHash } from '../../server/store/audit-chain.ts';
import type { StoreReader } from '../../server/store/open-store.ts';
import { ROOT_ACTION } from '../../server/store/rooted-heads.ts';
import type { Database } from '../../server/store/schema.ts';
import { anyRow, KEYS, rowsOf, setColumn, where, type Tampering } from './tampering-rows.ts';

export const swapped: Tampering = {
  name: 'swap the bytes of two records',
  expected: ['altered-record'],
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
export const inserted: Tampering = {
  name: 'insert a forged record',
  expected: ['altered-record'],
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

export const ratingInserted: Tampering = {
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

export const answerInserted: Tampering = {
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

export const hidden: Tampering = {
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
export const reordered: Tampering = {
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
export const rewritten: Tampering = {
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

/** What a root says cannot be reckoned with any more: the report must not end there. */
export const rootEmptied: Tampering = {
  name: 'empty what a daily root says',
  expected: ['altered-root'],
  act: async (db, pick) => {
    const roots = (await auditRows(db)).filter(({ action }) => action === ROOT_ACTION);
    const root = roots[pick(roots.length)];
    if (root === undefined) return false;
    const said = { root: '', chains: 1, previous: null };
    const detail = [
      { ...said, audit: null },
      { ...said, audit: { sinceMs: 'x', untilMs: {} } },
      { ...said, audit: { sinceMs: 0, untilMs: 1 }, log: null },
      [],
    ][pick(4)];
    await changeEntry(db, root.id, { detail: JSON.stringify(detail) });
    return true;
  },
};
