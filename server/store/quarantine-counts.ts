import type { StoreReader } from './open-store.ts';
import { within, type Scope } from './scope.ts';

/** Records and forks kept of a revoked kiosk since it was revoked. */
export async function countSetAside(
  db: StoreReader,
  unitId: string,
  kioskId: string,
): Promise<number> {
  const waiting = await db
    .selectFrom('quarantine')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('unit_id', '=', unitId)
    .where('kiosk_id', '=', kioskId)
    .where('reason', '=', 'after-revocation')
    .executeTakeFirstOrThrow();
  const forks = await db
    .selectFrom('forks')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('unit_id', '=', unitId)
    .where('kiosk_id', '=', kioskId)
    .executeTakeFirstOrThrow();
  return waiting.n + forks.n;
}

/** What waits in quarantine, by kiosk and reason, the oldest first. */
export interface QuarantineSum {
  readonly unitId: string;
  readonly kioskId: string;
  readonly kioskName: string;
  readonly reason: string;
  readonly count: number;
  readonly oldestSinceMs: number;
}

export function sumQuarantine(db: StoreReader, scope: Scope): Promise<QuarantineSum[]> {
  return db
    .selectFrom('quarantine as q')
    .where(within(scope, 'q.unit_id'))
    .innerJoin('kiosks as k', 'k.id', 'q.kiosk_id')
    .select(['q.unit_id as unitId', 'q.kiosk_id as kioskId', 'k.name as kioskName', 'q.reason'])
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.min<number>('q.since_ms').as('oldestSinceMs'),
    ])
    .groupBy(['q.unit_id', 'q.kiosk_id', 'k.name', 'q.reason'])
    .orderBy('oldestSinceMs')
    .execute();
}

/** Since when the longest waiting record is in quarantine; null when none is. */
export async function oldestQuarantined(db: StoreReader): Promise<number | null> {
  const row = await db
    .selectFrom('quarantine')
    .select((eb) => eb.fn.min<number | null>('since_ms').as('oldestSinceMs'))
    .executeTakeFirst();
  return row?.oldestSinceMs ?? null;
}
