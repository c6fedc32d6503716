import type { KioskRecord } from '../../shared/record/record.ts';
import { LONGEST_TAP_MS } from '../ingest/take-ratings.ts';
import type { RatingRow, RecordRow } from '../store/schema.ts';
import type { Readings } from './dated-record.ts';
import type { PageFacts } from './page-facts.ts';

type RatingRecord = Extract<KioskRecord, { kind: 'rating' }>;

/** A rating's record with the row that was made of it. */
export interface CountedRating {
  readonly record: RatingRecord;
  readonly seat: RecordRow;
  readonly row: RatingRow;
}

/** The row as its record's bytes alone give it. */
const fromBytes = ({ body }: RatingRecord): Partial<RatingRow> => ({
  counter_id: body.counter,
  questionnaire_code: body.questionnaire.code,
  questionnaire_version: body.questionnaire.version,
  level: body.level,
  language: body.language,
  channel: body.channel,
  took_ms: Math.round(Math.min(body.tookMs, LONGEST_TAP_MS)),
});

/** Columns of a rating's row that its record contradicts, with both values. */
export function contradictedColumns({ record, row }: CountedRating): string[] {
  return Object.entries(fromBytes(record)).flatMap(([column, signed]) => {
    // The key comes from a part of the row itself.
    const stored = row[column as keyof RatingRow];
    return stored === signed ? [] : [`${column}: ${String(stored)}, signed ${String(signed)}`];
  });
}

/**
 * Compares time, official and field of a rating: `time` is false when no reading of the evidence
 * gives the row's time; `attribution` names what the roster and the counter of today say otherwise.
 */
export function checkCircumstances(
  { row, seat }: CountedRating,
  readings: Readings,
  facts: PageFacts,
): { readonly time: boolean; readonly attribution: string[] } {
  const at = readings(seat.seq, row);
  if (at === undefined) return { time: false, attribution: [] };
  const official = facts.onDuty(row.counter_id, at.bestMs, {
    ...{ kioskId: row.kiosk_id, epoch: row.epoch, seq: row.seq },
  });
  const field = facts.counter(row.counter_id)?.fieldCode ?? null;
  return {
    time: true,
    attribution: [
      ...differing('official_id', row.official_id, official),
      ...differing('field_code', row.field_code, field),
    ],
  };
}

const differing = (column: string, stored: string | null, today: string | null): string[] =>
  stored === today ? [] : [`${column}: ${stored ?? 'none'}, today ${today ?? 'none'}`];
