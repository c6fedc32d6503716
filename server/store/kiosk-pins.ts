import type { StaffPinHash } from '../../shared/domain/kiosk-configuration.ts';
import type { StoreReader, StoreTransaction } from './open-store.ts';
import type { KioskPinRow } from './schema.ts';

interface KioskOfUnit {
  readonly unitId: string;
  readonly kioskId: string;
}

/** The PIN of a kiosk's staff panel, as its hash; null when none was set. */
export async function loadKioskPin(
  db: StoreReader,
  { unitId, kioskId }: KioskOfUnit,
): Promise<StaffPinHash | null> {
  const row = await db
    .selectFrom('kiosk_pins')
    .select(['salt', 'iterations', 'hash'])
    .where((pin) => pin.and({ unit_id: unitId, kiosk_id: kioskId }))
    .executeTakeFirst();
  return row ?? null;
}

/** Another PIN in the place of the one before. */
export async function writeKioskPin(trx: StoreTransaction, row: KioskPinRow): Promise<void> {
  await removeKioskPin(trx, row);
  await trx.insertInto('kiosk_pins').values(row).execute();
}

/** From then on nothing can be changed at the kiosk. Answers whether there was one. */
export async function removeKioskPin(
  trx: StoreTransaction,
  { unit_id, kiosk_id }: Pick<KioskPinRow, 'unit_id' | 'kiosk_id'>,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('kiosk_pins')
    .where((pin) => pin.and({ unit_id, kiosk_id }))
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
