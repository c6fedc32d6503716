import type { StoreReader } from './open-store.ts';
import type { KioskRow } from './schema.ts';
import type { Writing } from './writing.ts';

/** A kiosk's row, on PostgreSQL locked until the transaction ends. */
export function lockKiosk({ trx, engine }: Writing, id: string): Promise<KioskRow | undefined> {
  const query = trx.selectFrom('kiosks').selectAll().where('id', '=', id);
  return (engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
}

/** Nothing that comes from now on is counted. For good. */
export async function revokeKiosk(db: StoreReader, id: string): Promise<void> {
  await db.updateTable('kiosks').set({ status: 'revoked' }).where('id', '=', id).execute();
}

/** It may send again; what was forked until now has been looked at. */
export async function reinstateKiosk(db: StoreReader, id: string, atMs: number): Promise<void> {
  await db
    .updateTable('kiosks')
    .set({ status: 'active', reviewed_at_ms: atMs })
    .where('id', '=', id)
    .execute();
}

/** Under which name lists and screens show it. */
export async function renameKiosk(db: StoreReader, id: string, name: string): Promise<void> {
  await db.updateTable('kiosks').set({ name }).where('id', '=', id).execute();
}

/** The name of a counter at which a kiosk stands; it is there, or the schema is broken. */
export async function findCounterName(db: StoreReader, counterId: string): Promise<string> {
  const query = db.selectFrom('counters').select('name').where('id', '=', counterId);
  return (await query.executeTakeFirstOrThrow()).name;
}

/** Where the kiosk stands from now on, under what name, with which questionnaire. */
export async function moveKiosk(
  db: StoreReader,
  id: string,
  place: Pick<KioskRow, 'counter_id' | 'name' | 'questionnaire_code'>,
): Promise<void> {
  await db.updateTable('kiosks').set(place).where('id', '=', id).execute();
}
