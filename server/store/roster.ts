import type { StoreReader } from './open-store.ts';

/** Where a counter belongs. */
export interface CounterPlace {
  readonly unitId: string;
  readonly fieldCode: string | null;
}

/** Counters by id; those that do not exist are absent. */
export async function readCounters(
  db: StoreReader,
  counterIds: readonly string[],
): Promise<Map<string, CounterPlace>> {
  if (counterIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('counters')
    .select(['id', 'unit_id', 'field_code'])
    .where('id', 'in', counterIds)
    .execute();
  return new Map(rows.map((row) => [row.id, { unitId: row.unit_id, fieldCode: row.field_code }]));
}

/** A stretch of time, both ends inside. UTC ms. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Every duty at the counters that touches the stretch. */
export async function readDuties(db: StoreReader, counterIds: readonly string[], stretch: Stretch) {
  if (counterIds.length === 0) return [];
  const rows = await db
    .selectFrom('duties')
    .select(['counter_id', 'official_id', 'starts_at_ms', 'ends_at_ms'])
    .where('counter_id', 'in', counterIds)
    .where('starts_at_ms', '<=', stretch.toMs)
    .where('ends_at_ms', '>', stretch.fromMs)
    .execute();
  return rows.map((row) => ({
    counterId: row.counter_id,
    officialId: row.official_id,
    startsAtMs: row.starts_at_ms,
    endsAtMs: row.ends_at_ms,
  }));
}
