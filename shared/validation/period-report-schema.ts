import * as v from 'valibot';
import { FACTORS } from '../domain/factor.ts';
import { CUT_OFF_DAYS, PERIOD_KINDS, type DayRange, type Period } from '../domain/period.ts';
import { coverageTableSchema } from './coverage-schema.ts';
import type { LocalDay } from '../domain/local-day.ts';
import { UNIT_KINDS, type UnitKind } from '../domain/unit.ts';
import { figureSchema, reportTargetSchema, shareSchema } from './figure-schema.ts';
import { kioskPlacementSchema } from './kiosk-place-schema.ts';
import type { Schema } from './parse.ts';
import { countSchema, instantMsSchema } from './primitives.ts';
import { localDaySchema } from './target-schema.ts';

/** A list that nobody changes. */
const listOf = <Value>(item: Schema<Value>) => v.pipe(v.array(item), v.readonly());

const localizedSchema = v.object({ vi: v.string(), en: v.string() });
const factorSchema = v.picklist(FACTORS);
const named = { code: v.string(), name: v.string() };
const figured = { figure: figureSchema };

const reportPeriodSchema: Schema<Period & DayRange & { key: string; ended: boolean }> = v.object({
  kind: v.picklist(PERIOD_KINDS),
  year: countSchema,
  ordinal: countSchema,
  cutOffDay: v.picklist(CUT_OFF_DAYS),
  startCutOffDay: v.exactOptional(v.picklist(CUT_OFF_DAYS)),
  firstDay: localDaySchema,
  lastDay: localDaySchema,
  key: v.string(),
  ended: v.boolean(),
});

const unitKindSchema = v.picklist(UNIT_KINDS);
const reportUnitSchema = v.object({ ...named, kind: unitKindSchema });

const rulesSchema = v.object({
  minimumN: countSchema,
  thresholds: v.object({
    unit: countSchema,
    counter: countSchema,
    official: countSchema,
    officialDays: countSchema,
    exactShare: countSchema,
  }),
  interval: v.literal('Wilson 95 %'),
  silentAfterHours: countSchema,
  version: v.string(),
});

const officialSchema = v.object({
  ...named,
  honorific: v.nullable(v.string()),
  title: v.nullable(v.string()),
});

const reasonRowSchema = v.object({
  reason: v.object({
    code: v.string(),
    wording: localizedSchema,
    factor: v.nullable(factorSchema),
  }),
  count: countSchema,
  share: shareSchema,
});

const reasonTableSchema = v.variant('kind', [
  v.object({ kind: v.literal('shown'), base: countSchema, rows: listOf(reasonRowSchema) }),
  v.object({ kind: v.literal('hidden'), fewerThan: countSchema }),
  v.object({ kind: v.literal('empty') }),
]);

const earlierFiguresSchema = v.picklist(['own', 'merged', 'absent']);

type EarlierFigures = 'own' | 'merged' | 'absent';

const standingSchema: Schema<{
  partial: { from: LocalDay | null; to: LocalDay | null } | null;
  previous: EarlierFigures;
  lastYear: EarlierFigures;
}> = v.object({
  partial: v.nullable(
    v.object({ from: v.nullable(localDaySchema), to: v.nullable(localDaySchema) }),
  ),
  previous: earlierFiguresSchema,
  lastYear: earlierFiguresSchema,
});

const predecessorSchema: Schema<{
  code: string;
  name: string;
  kind: UnitKind;
  lastDay: LocalDay;
}> = v.object({ ...named, kind: unitKindSchema, lastDay: localDaySchema });

const unitRowSchema = v.object({ unit: reportUnitSchema, standing: standingSchema, ...figured });

const tablesSchema = v.object({
  units: v.object({
    groups: listOf(v.object({ kind: unitKindSchema, rows: listOf(unitRowSchema) })),
    own: figureSchema,
  }),
  servicePoints: listOf(v.object({ servicePoint: v.object(named), ...figured })),
  counters: listOf(
    v.object({
      counter: v.object(named),
      servicePointCode: v.string(),
      servicePointName: v.string(),
      fieldName: v.nullable(localizedSchema),
      ...figured,
    }),
  ),
  officials: listOf(v.object({ official: v.nullable(officialSchema), ...figured })),
  fields: listOf(
    v.object({
      field: v.nullable(v.object({ code: v.string(), name: localizedSchema })),
      ...figured,
    }),
  ),
  factors: listOf(v.object({ factor: factorSchema, ...figured })),
  reasons: reasonTableSchema,
});

const qualitySchema = v.object({
  ratings: v.nullable(countSchema),
  quarantinedRecords: countSchema,
  undatedRatings: countSchema,
  annulledRatings: countSchema,
  missingRecords: countSchema,
  kiosksWithGaps: countSchema,
  silentMinutes: v.nullable(countSchema),
  kiosks: v.object({ paired: countSchema, silent: countSchema }),
  lastReceivedAtMs: v.nullable(instantMsSchema),
});

const integritySchema = v.object({
  lastVerification: v.nullable(v.object({ atMs: instantMsSchema, alarms: countSchema })),
  root: v.nullable(v.object({ localDay: v.string(), root: v.string() })),
  chains: listOf(
    v.object({
      unitName: v.string(),
      kioskName: v.string(),
      epoch: countSchema,
      throughSeq: countSchema,
      headHash: v.nullable(v.string()),
    }),
  ),
});

/**
 * The tables of a unit and a period as they travel. The view model itself is the reports' own: the
 * route's handler returns it as this type, so a difference does not compile.
 */
export const periodReportSchema = v.object({
  period: reportPeriodSchema,
  previous: reportPeriodSchema,
  lastYear: reportPeriodSchema,
  unit: reportUnitSchema,
  path: listOf(reportUnitSchema),
  officeName: v.string(),
  sample: v.boolean(),
  generatedAtMs: instantMsSchema,
  rules: rulesSchema,
  overall: figureSchema,
  standing: standingSchema,
  predecessors: listOf(predecessorSchema),
  trend: listOf(
    v.object({
      period: reportPeriodSchema,
      figure: figureSchema,
      figures: earlierFiguresSchema,
      target: v.nullable(reportTargetSchema),
    }),
  ),
  tables: tablesSchema,
  coverage: coverageTableSchema,
  quality: qualitySchema,
  integrity: integritySchema,
  placements: listOf(kioskPlacementSchema),
});
