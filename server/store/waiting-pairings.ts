import type { StoreReader } from './open-store.ts';
import { findPairingByUserCode, type Pairing } from './pairings.ts';

/** The pairings that a steward could confirm now, the oldest first. */
export async function waitingPairings(db: StoreReader, nowMs: number): Promise<Pairing[]> {
  const rows = await db
    .selectFrom('pairings')
    .select('user_code')
    .where('kiosk_id', 'is', null)
    .where('expires_at_ms', '>', nowMs)
    .orderBy('expires_at_ms')
    .execute();
  const found = await Promise.all(rows.map((row) => findPairingByUserCode(db, row.user_code)));
  return found.filter((pairing) => pairing !== undefined);
}
