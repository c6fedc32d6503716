import { addDays, localDayOf, localDayStartMs } from '../../shared/domain/local-day.ts';
import type { KioskRecord } from '../../shared/record/record.ts';
import { isServing, type DaysOfService } from '../store/check-duty.ts';
import { insertKioskDuties } from '../store/kiosk-duties.ts';
import { readCounters, type CounterPlace } from '../store/roster.ts';
import type { KioskDutyRow } from '../store/schema.ts';
import { readServing } from '../store/serving-officials.ts';
import type { Writing } from '../store/writing.ts';
import { interpret, type Quarantined } from './interpret.ts';
import type { Delivery, OpenedRecord } from './opened-batch.ts';
import type { RatedAt } from './rated-at.ts';

type DutyRecord = Extract<KioskRecord, { kind: 'duty' }>;

/** A new record that says who serves. */
export interface NewDuty {
  readonly batch: Delivery;
  readonly opened: OpenedRecord;
  readonly record: DutyRecord;
  readonly at: RatedAt;
}

export interface TakenDuties {
  /** What was stored: ratings in its time that came before may have to change hands. */
  readonly said: readonly KioskDutyRow[];
  readonly quarantined: ReadonlyMap<OpenedRecord, Quarantined>;
}

/** Stores who serves, as staff said at kiosks; what cannot be goes to quarantine. */
export async function takeDuties(
  writing: Writing,
  duties: readonly NewDuty[],
): Promise<TakenDuties> {
  const quarantined = new Map<OpenedRecord, Quarantined>();
  const rows: KioskDutyRow[] = [];
  for (const [unitId, own] of Map.groupBy(duties, ({ batch }) => batch.unitId)) {
    const around = await readSurroundings(writing, unitId, own);
    for (const duty of own) {
      const meaning = meaningOfDuty(duty.record, duty.at.bestMs, { unitId, ...around });
      if (meaning.kind === 'quarantine') quarantined.set(duty.opened, meaning);
      else rows.push(rowOf(duty));
    }
  }
  await insertKioskDuties(writing, rows);
  return { said: rows, quarantined };
}

/** What a record that says who serves is judged by. */
export interface DutySurroundings {
  readonly unitId: string;
  readonly counter: (id: string) => CounterPlace | undefined;
  /** Days on which an official may serve the unit's counters. */
  readonly serving: (officialId: string) => DaysOfService | undefined;
}

export const meaningOfDuty = (
  record: DutyRecord,
  atMs: number,
  { unitId, counter, serving }: DutySurroundings,
) =>
  interpret(record, {
    hasCounter: (id) => counter(id)?.unitId === unitId,
    mayServe: (id) => {
      const days = serving(id);
      return days !== undefined && isServing(days, localDayOf(atMs));
    },
    questionnaire: () => undefined,
    rating: () => undefined,
  });

async function readSurroundings(
  { trx }: Writing,
  unitId: string,
  duties: readonly NewDuty[],
): Promise<Omit<DutySurroundings, 'unitId'>> {
  const counters = await readCounters(trx, [
    ...new Set(duties.map(({ record }) => record.body.counter)),
  ]);
  const officials = duties.flatMap(({ record }) => record.body.official ?? []);
  const serving = await readServing(trx, unitId, [...new Set(officials)]);
  return { counter: (id) => counters.get(id), serving: (id) => serving.get(id) };
}

function rowOf({ batch, opened, record, at }: NewDuty): KioskDutyRow {
  return {
    ...{ unit_id: batch.unitId, kiosk_id: batch.kioskId, epoch: opened.epoch, seq: opened.seq },
    ...{ counter_id: record.body.counter, official_id: record.body.official },
    ...saidTimes(at),
    ...{ corrected_at_ms: null, withdrawn: 0 },
  };
}

/** From the moment at which it was said to the end of that day. */
export function saidTimes(at: RatedAt) {
  const localDay = localDayOf(at.bestMs);
  return {
    starts_at_ms: at.bestMs,
    ends_at_ms: localDayStartMs(addDays(localDay, 1)),
    earliest_ms: at.earliestMs,
    latest_ms: at.latestMs,
    clock_quality: at.quality,
    local_day: localDay,
  };
}
