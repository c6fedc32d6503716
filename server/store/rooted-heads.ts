import { rowInsert } from './row-insert.ts';
import type { AuditLogRow, RootedHeadRow } from './schema.ts';
import type { StoreReader } from './store.ts';
import type { Writing } from './writing.ts';

/** The action under which a daily root stands in the audit log. */
export const ROOT_ACTION = 'root.write';

/** An entry of the audit log, as it is sealed. */
export type LogEntry = AuditLogRow;

const newHead = rowInsert('rooted_heads', {
  columns: [
    'kiosk_id',
    'epoch',
    'rooted_at_ms',
    'through_seq',
    'through_hash',
    'last_seq',
    'last_hash',
  ],
});

export async function insertRootedHeads(
  { trx, insertRows }: Writing,
  rows: readonly RootedHeadRow[],
): Promise<void> {
  await insertRows(trx, newHead, rows);
}

/** Where every chain stands now. */
export async function currentHeads(
  db: StoreReader,
): Promise<Omit<RootedHeadRow, 'rooted_at_ms'>[]> {
  const rows = await db
    .selectFrom('kiosk_epochs as e')
    .innerJoin('kiosks as k', 'k.id', 'e.kiosk_id')
    .select(['k.unit_id', 'e.kiosk_id', 'e.epoch', 'e.through_seq', 'e.head_hash'])
    .select((eb) =>
      eb
        .selectFrom('records as r')
        .select((records) => records.fn.max('r.seq').as('last'))
        .whereRef('r.unit_id', '=', 'k.unit_id')
        .whereRef('r.kiosk_id', '=', 'e.kiosk_id')
        .whereRef('r.epoch', '=', 'e.epoch')
        .as('last_seq'),
    )
    .execute();
  const heads: Omit<RootedHeadRow, 'rooted_at_ms'>[] = [];
  for (const { unit_id, head_hash, last_seq, ...chain } of rows) {
    const last = last_seq ?? 0;
    // Most chains are whole: their last record is the head.
    const lastHash =
      last === chain.through_seq ? head_hash : await hashOf(db, { unit_id, ...chain, seq: last });
    heads.push({ ...chain, through_hash: head_hash, last_seq: last, last_hash: lastHash });
  }
  return heads;
}

async function hashOf(
  db: StoreReader,
  seat: {
    readonly unit_id: string;
    readonly kiosk_id: string;
    readonly epoch: number;
    readonly seq: number;
  },
): Promise<string | null> {
  const row = await db
    .selectFrom('records')
    .select('hash')
    .where('unit_id', '=', seat.unit_id)
    .where('kiosk_id', '=', seat.kiosk_id)
    .where('epoch', '=', seat.epoch)
    .where('seq', '=', seat.seq)
    .executeTakeFirst();
  return row?.hash ?? null;
}

/** Every head that was ever sealed, in the order of the roots. */
export function rootedHeads(
  db: StoreReader,
  after: Pick<RootedHeadRow, 'rooted_at_ms' | 'kiosk_id' | 'epoch'>,
  limit: number,
): Promise<RootedHeadRow[]> {
  const { rooted_at_ms: atMs, kiosk_id: kioskId, epoch } = after;
  return db
    .selectFrom('rooted_heads')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('rooted_at_ms', '>', atMs),
        eb.and([eb('rooted_at_ms', '=', atMs), eb('kiosk_id', '>', kioskId)]),
        eb.and([
          eb('rooted_at_ms', '=', atMs),
          eb('kiosk_id', '=', kioskId),
          eb('epoch', '>', epoch),
        ]),
      ]),
    )
    .orderBy('rooted_at_ms')
    .orderBy('kiosk_id')
    .orderBy('epoch')
    .limit(limit)
    .execute();
}

/** Every entry of the audit log that holds a daily root, the oldest first. */
export function rootEntries(db: StoreReader): Promise<LogEntry[]> {
  return db
    .selectFrom('audit_log')
    .selectAll()
    .where('action', '=', ROOT_ACTION)
    .orderBy('at_ms')
    .orderBy('id')
    .execute();
}

/** The newest daily root; undefined when there is none yet. */
export function latestRootEntry(db: StoreReader): Promise<LogEntry | undefined> {
  return db
    .selectFrom('audit_log')
    .selectAll()
    .where('action', '=', ROOT_ACTION)
    .orderBy('at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Entries of the audit log from after `sinceMs` up to `untilMs`, in order, behind `after`. */
export function auditEntries(
  db: StoreReader,
  stretch: { readonly sinceMs: number; readonly untilMs: number },
  page: { readonly after: Pick<LogEntry, 'at_ms' | 'id'> | undefined; readonly limit: number },
): Promise<LogEntry[]> {
  const { after, limit } = page;
  const query = db
    .selectFrom('audit_log')
    .selectAll()
    .where('at_ms', '>', stretch.sinceMs)
    .where('at_ms', '<=', stretch.untilMs)
    .orderBy('at_ms')
    .orderBy('id')
    .limit(limit);
  if (after === undefined) return query.execute();
  return query
    .where((eb) =>
      eb.or([
        eb('at_ms', '>', after.at_ms),
        eb.and([eb('at_ms', '=', after.at_ms), eb('id', '>', after.id)]),
      ]),
    )
    .execute();
}
