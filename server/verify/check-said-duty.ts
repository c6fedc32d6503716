import { atomOf } from '../../shared/domain/atom.ts';
import { parseLocalDay } from '../../shared/domain/local-day.ts';
import type { KioskRecord } from '../../shared/record/record.ts';
import { saidTimes } from '../ingest/take-duties.ts';
import type { KioskDutyRow } from '../store/schema.ts';
import type { Readings } from './dated-record.ts';

/** A record that says who serves, with the row that was made of it. */
export interface KeptDuty {
  readonly record: Extract<KioskRecord, { kind: 'duty' }>;
  readonly row: KioskDutyRow;
  readonly readings: Readings;
}

/** Columns of the row that its record contradicts; `time` when no reading of the evidence gives it. */
export function contradictedDuty({ record, row, readings }: KeptDuty): string[] {
  const day = parseLocalDay(row.local_day);
  const at = readings(record.seq, {
    ...{ earliest_ms: row.earliest_ms, latest_ms: row.latest_ms, local_day: row.local_day },
    ...{ clock_quality: row.clock_quality, atom: day === undefined ? '' : atomOf(day) },
  });
  const { counter, official } = record.body;
  const isCorrected = row.corrected_at_ms !== null;
  const signed: Partial<KioskDutyRow> = {
    counter_id: counter,
    ...(isCorrected ? {} : { official_id: official, withdrawn: 0 }),
    ...(isCorrected || at === undefined ? {} : saidTimes(at)),
  };
  const columns = Object.entries(signed).flatMap(([column, value]) => {
    // The key comes from a part of the row itself.
    const stored = row[column as keyof KioskDutyRow];
    return stored === value ? [] : [`${column}: ${String(stored)}, signed ${String(value)}`];
  });
  return at === undefined ? [...columns, 'time'] : columns;
}
