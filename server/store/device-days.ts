import { sql } from 'kysely';
import type { DatedGap } from '../../analytics/reports/chain-gaps.ts';
import type { DeviceFacts, RatingTrace, RecordTrace } from '../../analytics/reports/device-days.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import type { DayRange } from '../../shared/domain/period.ts';
import { chainExtents } from './chain-extents.ts';
import { datedGaps } from './dated-gaps.ts';
import { readContactFacts } from './kiosk-silence.ts';
import type { StoreReader } from './open-store.ts';

export interface DeviceQuery {
  readonly unitId: string;
  readonly kioskId: string;
  readonly range: DayRange;
  readonly nowMs: number;
}

/** What is known of the days of one kiosk; undefined when there is no such kiosk. */
export async function readDeviceFacts(
  db: StoreReader,
  query: DeviceQuery,
): Promise<DeviceFacts | undefined> {
  const { unitId, kioskId, range, nowMs } = query;
  const scope = { unitIds: [unitId], kioskId };
  const [contact] = await readContactFacts(db, { ...scope, range, nowMs });
  if (contact === undefined) return undefined;
  const ratings = await readRatingTraces(db, query);
  const gaps = await datedGaps(db, await chainExtents(db, scope), nowMs);
  const { contacts, hours, closedDays, span } = contact;
  return {
    range,
    ratings,
    records: await readRecordTraces(db, query),
    gaps: gaps.filter((gap) => touches(gap, range)),
    contacts,
    hours,
    closedDays,
    span,
  };
}

export const touches = (gap: DatedGap, { firstDay, lastDay }: DayRange): boolean =>
  gap.firstDay <= lastDay && gap.lastDay >= firstDay;

/** By the index of a kiosk's ratings by day: as many rows as the days have ratings. */
export function ratingTraces(db: StoreReader, { unitId, kioskId, range }: DeviceQuery) {
  return db
    .selectFrom('ratings as a')
    .innerJoin('records as r', (join) =>
      join
        .onRef('r.unit_id', '=', 'a.unit_id')
        .onRef('r.kiosk_id', '=', 'a.kiosk_id')
        .onRef('r.epoch', '=', 'a.epoch')
        .onRef('r.seq', '=', 'a.seq'),
    )
    .select(['a.epoch', 'a.seq', 'a.local_day', 'a.earliest_ms', 'a.latest_ms'])
    .select(['a.clock_quality', 'r.received_at_ms'])
    .where('a.unit_id', '=', unitId)
    .where('a.kiosk_id', '=', kioskId)
    .where('a.local_day', '>=', range.firstDay)
    .where('a.local_day', '<=', range.lastDay);
}

async function readRatingTraces(db: StoreReader, query: DeviceQuery): Promise<RatingTrace[]> {
  return (await ratingTraces(db, query).execute()).map((row) => ({
    epoch: row.epoch,
    seq: row.seq,
    // Written by ingest from `localDayOf`, and by nothing else.
    localDay: row.local_day as LocalDay,
    earliestMs: row.earliest_ms,
    latestMs: row.latest_ms,
    quality: row.clock_quality,
    receivedAtMs: row.received_at_ms,
  }));
}

/**
 * Every record that may be of the days: those between the last rating before and the first rating
 * after them, by key. Reads no bytes.
 */
async function readRecordTraces(db: StoreReader, query: DeviceQuery): Promise<RecordTrace[]> {
  const { unitId, kioskId } = query;
  const before = await nearestSeat(db, query, 'before');
  const after = await nearestSeat(db, query, 'after');
  let records = db
    .selectFrom('records')
    .select(['epoch', 'seq', 'received_at_ms'])
    .where('unit_id', '=', unitId)
    .where('kiosk_id', '=', kioskId)
    .orderBy('epoch')
    .orderBy('seq');
  if (before !== undefined) {
    records = records.where(sql<boolean>`(epoch, seq) > (${before.epoch}, ${before.seq})`);
  }
  if (after !== undefined) {
    records = records.where(sql<boolean>`(epoch, seq) < (${after.epoch}, ${after.seq})`);
  }
  return (await records.execute()).map(({ epoch, seq, received_at_ms }) => ({
    epoch,
    seq,
    receivedAtMs: received_at_ms,
  }));
}

/** The kiosk's last rating before the days, or its first after them. */
async function nearestSeat(
  db: StoreReader,
  { unitId, kioskId, range }: DeviceQuery,
  side: 'before' | 'after',
): Promise<{ epoch: number; seq: number } | undefined> {
  const [comparison, limit, order] =
    side === 'before'
      ? (['<', range.firstDay, 'desc'] as const)
      : (['>', range.lastDay, 'asc'] as const);
  const ofKiosk = db
    .selectFrom('ratings')
    .where('unit_id', '=', unitId)
    .where('kiosk_id', '=', kioskId);
  const nearest = await ofKiosk
    .select('local_day')
    .where('local_day', comparison, limit)
    .orderBy('local_day', order)
    .limit(1)
    .executeTakeFirst();
  if (nearest === undefined) return undefined;
  return ofKiosk
    .select(['epoch', 'seq'])
    .where('local_day', '=', nearest.local_day)
    .orderBy('epoch', order)
    .orderBy('seq', order)
    .limit(1)
    .executeTakeFirst();
}
