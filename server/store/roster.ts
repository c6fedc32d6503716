import { localDayOf, localDayStartMs } from '../../shared/domain/local-day.ts';
import type { Duty } from '../ingest/attribution.ts';
import { readKioskDuties } from './kiosk-duties.ts';
import type { StoreReader } from './open-store.ts';
import type { KioskDutyRow } from './schema.ts';
import type { Stretch } from './stretch.ts';

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

/**
 * Every duty at the counters that touches the stretch, planned or said at a kiosk, and those that
 * ended earlier on its first day: what was said holds until another duty begins.
 */
export async function readDuties(
  db: StoreReader,
  counterIds: readonly string[],
  stretch: Stretch,
): Promise<Duty[]> {
  if (counterIds.length === 0) return [];
  const rows = await db
    .selectFrom('duties')
    .select(['counter_id', 'official_id', 'starts_at_ms', 'ends_at_ms'])
    .where('counter_id', 'in', counterIds)
    .where('starts_at_ms', '<=', stretch.toMs)
    .where('ends_at_ms', '>', localDayStartMs(localDayOf(stretch.fromMs)))
    .execute();
  const said = await readKioskDuties(db, counterIds, stretch);
  return [
    ...rows.map((row) => ({
      counterId: row.counter_id,
      officialId: row.official_id,
      startsAtMs: row.starts_at_ms,
      endsAtMs: row.ends_at_ms,
    })),
    ...said.map(saidDuty),
  ];
}

/** Once the office has corrected it, it is the word of the office and no record's. */
const saidDuty = (row: KioskDutyRow): Duty => ({
  counterId: row.counter_id,
  officialId: row.official_id,
  startsAtMs: row.starts_at_ms,
  endsAtMs: row.ends_at_ms,
  ...(row.corrected_at_ms === null
    ? { saidIn: { kioskId: row.kiosk_id, epoch: row.epoch, seq: row.seq } }
    : { isCorrection: true }),
});
