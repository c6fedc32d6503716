import { ALGORITHMS, type PublicKey } from '../../shared/record/signing-key.ts';
import type { StoreReader } from './open-store.ts';

/** The public key of a kiosk's epoch with the kiosk's unit; undefined when there is none. */
export async function findKioskKey(
  db: StoreReader,
  kioskId: string,
  epoch: number,
): Promise<{ unitId: string; key: PublicKey } | undefined> {
  const row = await db
    .selectFrom('kiosk_epochs')
    .innerJoin('kiosks', 'kiosks.id', 'kiosk_epochs.kiosk_id')
    .select(['kiosks.unit_id', 'kiosk_epochs.algorithm', 'kiosk_epochs.public_key'])
    .where('kiosk_epochs.kiosk_id', '=', kioskId)
    .where('kiosk_epochs.epoch', '=', epoch)
    .executeTakeFirst();
  const algorithm = ALGORITHMS.find((known) => known === row?.algorithm);
  if (row === undefined || algorithm === undefined) return undefined;
  return { unitId: row.unit_id, key: { algorithm, publicKey: row.public_key } };
}
