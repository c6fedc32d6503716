import type { StoreReader } from './store.ts';

/** The unit under a code, the newest where several had it; null when there is none. */
export async function unitIdOfCode(db: StoreReader, code: string): Promise<string | null> {
  const row = await db
    .selectFrom('units')
    .select('id')
    .where('code', '=', code)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The unit that a kiosk was paired for; null when there is no such kiosk. */
export async function unitIdOfKiosk(db: StoreReader, kioskId: string): Promise<string | null> {
  const row = await db
    .selectFrom('kiosks')
    .select('unit_id')
    .where('id', '=', kioskId)
    .executeTakeFirst();
  return row?.unit_id ?? null;
}

export async function unitExists(db: StoreReader, id: string): Promise<boolean> {
  const row = await db.selectFrom('units').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}
