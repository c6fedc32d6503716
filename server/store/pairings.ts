import type { PublicKey } from '../../shared/record/signing-key.ts';
import { ALGORITHMS } from '../../shared/record/signing-key.ts';
import type { StoreReader } from './open-store.ts';
import type { PairingRow } from './schema.ts';

/** A request to be paired, as it stands. */
export interface Pairing {
  readonly deviceCodeHash: string;
  readonly userCode: string;
  readonly key: PublicKey;
  readonly expiresAtMs: number;
  readonly kioskId: string | null;
  /** When the device last asked; null when nobody kept it. */
  readonly polledAtMs: number | null;
}

/** A kiosk whose answer was lost may ask again for a day what its code became. */
const KEPT_AFTER_EXPIRY_MS = 86_400_000;

/** Stores a pairing; false when its user code is another's just now. */
export async function addPairing(db: StoreReader, row: PairingRow): Promise<boolean> {
  const result = await db
    .insertInto('pairings')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Forgets the pairings that nobody can ask for any more. */
export async function forgetOldPairings(db: StoreReader, nowMs: number): Promise<void> {
  await db
    .deleteFrom('pairings')
    .where((eb) =>
      eb.or([
        eb.and([eb('kiosk_id', 'is', null), eb('expires_at_ms', '<=', nowMs)]),
        eb('expires_at_ms', '<=', nowMs - KEPT_AFTER_EXPIRY_MS),
      ]),
    )
    .execute();
}

/** How many codes could be typed now. */
export async function countLivePairings(db: StoreReader, nowMs: number): Promise<number> {
  const row = await db
    .selectFrom('pairings')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('kiosk_id', 'is', null)
    .where('expires_at_ms', '>', nowMs)
    .executeTakeFirstOrThrow();
  return row.n;
}

export async function findPairingByUserCode(
  db: StoreReader,
  userCode: string,
): Promise<Pairing | undefined> {
  const row = await db
    .selectFrom('pairings')
    .selectAll()
    .where('user_code', '=', userCode)
    .executeTakeFirst();
  return row && pairingOf(row);
}

export async function findPairingByDevice(
  db: StoreReader,
  deviceCodeHash: string,
): Promise<Pairing | undefined> {
  const row = await db
    .selectFrom('pairings')
    .selectAll()
    .where('device_code_hash', '=', deviceCodeHash)
    .executeTakeFirst();
  return row && pairingOf(row);
}

/** The device that shows the code still asks for it. */
export async function notePoll(
  db: StoreReader,
  deviceCodeHash: string,
  atMs: number,
): Promise<void> {
  await db
    .updateTable('pairings')
    .set({ polled_at_ms: atMs })
    .where('device_code_hash', '=', deviceCodeHash)
    .execute();
}

/** A kiosk at its counter, with the key of its first epoch. */
export interface NewKiosk {
  readonly id: string;
  readonly unitId: string;
  readonly counterId: string;
  readonly name: string;
  readonly questionnaireCode: string;
  readonly key: PublicKey;
  readonly pairedAtMs: number;
}

/** Puts a kiosk with epoch 1 into the store. */
export async function addKiosk(db: StoreReader, kiosk: NewKiosk): Promise<void> {
  await db
    .insertInto('kiosks')
    .values({
      id: kiosk.id,
      unit_id: kiosk.unitId,
      counter_id: kiosk.counterId,
      name: kiosk.name,
      questionnaire_code: kiosk.questionnaireCode,
      status: 'active',
      paired_at_ms: kiosk.pairedAtMs,
    })
    .execute();
  await db
    .insertInto('kiosk_epochs')
    .values({
      kiosk_id: kiosk.id,
      epoch: 1,
      algorithm: kiosk.key.algorithm,
      public_key: kiosk.key.publicKey,
      opened_at_ms: kiosk.pairedAtMs,
      through_seq: 0,
      head_hash: null,
    })
    .execute();
}

/** Uses a code up for a kiosk; false when another steward was first. */
export async function usePairing(
  db: StoreReader,
  deviceCodeHash: string,
  kioskId: string,
): Promise<boolean> {
  const result = await db
    .updateTable('pairings')
    .set({ kiosk_id: kioskId })
    .where('device_code_hash', '=', deviceCodeHash)
    .where('kiosk_id', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

function pairingOf(row: PairingRow): Pairing {
  const algorithm = ALGORITHMS.find((known) => known === row.algorithm);
  if (algorithm === undefined) throw new Error(`A pairing has the algorithm ${row.algorithm}.`);
  return {
    deviceCodeHash: row.device_code_hash,
    userCode: row.user_code,
    key: { algorithm, publicKey: row.public_key },
    expiresAtMs: row.expires_at_ms,
    kioskId: row.kiosk_id,
    polledAtMs: row.polled_at_ms,
  };
}
