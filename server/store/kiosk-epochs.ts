import { ALGORITHMS, type PublicKey } from '../../shared/record/signing-key.ts';
import type { StoreReader } from './open-store.ts';
import type { KioskEpochRow } from './schema.ts';

/** A key that begins the next chain of a kiosk. */
export interface NewEpoch {
  readonly kioskId: string;
  readonly key: PublicKey;
  readonly openedAtMs: number;
  /** `ticket`: the kiosk did it by itself; null: a steward did. */
  readonly openedBy: KioskEpochRow['opened_by'];
}

/** Ends the epoch in use and opens the next; answers its number. To be called in a transaction. */
export async function openNextEpoch(db: StoreReader, epoch: NewEpoch): Promise<number> {
  const { kioskId, key, openedAtMs, openedBy } = epoch;
  const ended = await newestEpoch(db, kioskId);
  if (ended !== undefined) {
    await db
      .updateTable('kiosk_epochs')
      .set({
        ended_at_ms: openedAtMs,
        ended_reported_seq: await reportedSeq(db, kioskId, ended.epoch),
      })
      .where('kiosk_id', '=', kioskId)
      .where('ended_at_ms', 'is', null)
      .execute();
  }
  const next = (ended?.epoch ?? 0) + 1;
  await db
    .insertInto('kiosk_epochs')
    .values({
      kiosk_id: kioskId,
      epoch: next,
      algorithm: key.algorithm,
      public_key: key.publicKey,
      opened_at_ms: openedAtMs,
      through_seq: 0,
      head_hash: null,
      opened_by: openedBy,
      ended_at_ms: null,
      ended_reported_seq: null,
    })
    .execute();
  return next;
}

/** What the kiosk last said of the head of this epoch; null when it last spoke in another. */
async function reportedSeq(
  db: StoreReader,
  kioskId: string,
  epoch: number,
): Promise<number | null> {
  const row = await db
    .selectFrom('kiosk_health')
    .select('reported_seq')
    .where('kiosk_id', '=', kioskId)
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  return row?.reported_seq ?? null;
}

/** Has the kiosk sent anything, a heartbeat even, under the key of this epoch? */
export async function hasSpoken(db: StoreReader, kioskId: string, epoch: number): Promise<boolean> {
  const row = await db
    .selectFrom('kiosk_health')
    .select('kiosk_id')
    .where('kiosk_id', '=', kioskId)
    .where('epoch', '>=', epoch)
    .executeTakeFirst();
  return row !== undefined;
}

/** The epoch in use with its key; undefined when the kiosk has none. */
export async function newestEpoch(
  db: StoreReader,
  kioskId: string,
): Promise<{ epoch: number; key: PublicKey } | undefined> {
  const row = await db
    .selectFrom('kiosk_epochs')
    .select(['epoch', 'algorithm', 'public_key'])
    .where('kiosk_id', '=', kioskId)
    .orderBy('epoch', 'desc')
    .limit(1)
    .executeTakeFirst();
  const algorithm = ALGORITHMS.find((known) => known === row?.algorithm);
  if (row === undefined || algorithm === undefined) return undefined;
  return { epoch: row.epoch, key: { algorithm, publicKey: row.public_key } };
}

/** The epoch of a kiosk that a key opened; undefined when it opened none. */
export async function epochOfKey(
  db: StoreReader,
  kioskId: string,
  key: PublicKey,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('kiosk_epochs')
    .select('epoch')
    .where('kiosk_id', '=', kioskId)
    .where('algorithm', '=', key.algorithm)
    .where('public_key', '=', key.publicKey)
    .orderBy('epoch', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.epoch;
}

/** How often a kiosk has opened an epoch by itself since then. */
export async function countSelfOpened(
  db: StoreReader,
  kioskId: string,
  sinceMs: number,
): Promise<number> {
  const row = await db
    .selectFrom('kiosk_epochs')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('kiosk_id', '=', kioskId)
    .where('opened_by', '=', 'ticket')
    .where('opened_at_ms', '>', sinceMs)
    .executeTakeFirstOrThrow();
  return row.n;
}
