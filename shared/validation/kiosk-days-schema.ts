import * as v from 'valibot';
import {
  MOST_KIOSK_DAYS,
  type KioskDay,
  type KioskDays,
  type KioskDaysQuery,
  type KioskDayTotals,
} from '../api/kiosk-days.ts';
import { DAY_MS, localDayStartMs } from '../domain/local-day.ts';
import { kioskPlacementSchema } from './kiosk-place-schema.ts';
import { kioskSummarySchema } from './organisation-schema.ts';
import type { Schema } from './parse.ts';
import { countSchema, instantMsSchema } from './primitives.ts';
import { localDaySchema } from './target-schema.ts';

export const kioskDaysQuerySchema: Schema<KioskDaysQuery> = v.pipe(
  v.strictObject({ from: localDaySchema, to: localDaySchema }),
  v.check(({ from, to }) => {
    const lengthMs = localDayStartMs(to) - localDayStartMs(from);
    return lengthMs >= 0 && lengthMs < MOST_KIOSK_DAYS * DAY_MS;
  }, `Expected 1 to ${MOST_KIOSK_DAYS} days, the first before the last.`),
);

const work = {
  records: countSchema,
  ratings: countSchema,
  holes: countSchema,
  knownLost: countSchema,
  openMinutes: countSchema,
  silentMinutes: v.nullable(countSchema),
  delay: v.nullable(v.object({ medianMs: countSchema, maxMs: countSchema })),
  quality: v.object({ A: countSchema, B: countSchema, C: countSchema, D: countSchema }),
};

const daySchema: Schema<KioskDay> = v.object({ day: localDaySchema, ...work });

const totalsSchema: Schema<KioskDayTotals> = v.object(work);

export const kioskDaysSchema: Schema<KioskDays> = v.object({
  kiosk: kioskSummarySchema,
  from: localDaySchema,
  to: localDaySchema,
  days: v.array(daySchema),
  totals: totalsSchema,
  gaps: v.array(
    v.object({
      epoch: countSchema,
      fromSeq: countSchema,
      toSeq: countSchema,
      kind: v.picklist(['hole', 'known-lost']),
      firstDay: localDaySchema,
      lastDay: localDaySchema,
    }),
  ),
  placements: v.array(kioskPlacementSchema),
  nowMs: instantMsSchema,
});
