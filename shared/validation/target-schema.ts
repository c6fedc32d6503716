import * as v from 'valibot';
import type {
  TargetDraft,
  TargetEnd,
  TargetPreset,
  TargetPresetChoice,
  Targets,
} from '../api/target-presets.ts';
import { parseLocalDay, type LocalDay } from '../domain/local-day.ts';
import { TARGET_OPERATORS, type Target, type TargetScope } from '../domain/target.ts';
import { UNIT_KINDS } from '../domain/unit.ts';
import type { Schema } from './parse.ts';
import { codeSchema, nameSchema } from './primitives.ts';

/** A day that the calendar has. */
export const localDaySchema: Schema<LocalDay> = v.pipe(
  v.string(),
  v.isoDate(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const day = parseLocalDay(dataset.value);
    if (day !== undefined) return day;
    addIssue({ message: `Expected a day of the calendar, got ${dataset.value}` });
    return NEVER;
  }),
);

const scopeSchema: Schema<TargetScope> = v.object({
  unitId: v.exactOptional(v.string()),
  unitKind: v.exactOptional(v.picklist(UNIT_KINDS)),
  fieldCode: v.exactOptional(v.string()),
});

const ruleEntries = {
  operator: v.picklist(TARGET_OPERATORS),
  valuePercent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  scope: scopeSchema,
};

const targetSchema: Schema<Target> = v.object({
  id: v.string(),
  ...ruleEntries,
  legalBasis: v.string(),
  preset: v.nullable(v.string()),
  validFrom: localDaySchema,
  validTo: v.nullable(localDaySchema),
});

/** A shipped set; also the form of `server/shipped/target-presets.json`. */
export const targetPresetSchema: Schema<TargetPreset> = v.object({
  key: codeSchema,
  title: v.object({ vi: v.string(), en: v.string() }),
  legalBasis: v.string(),
  targets: v.array(v.object(ruleEntries)),
});

export const targetPresetsSchema: Schema<readonly TargetPreset[]> = v.array(targetPresetSchema);

export const targetsSchema: Schema<Targets> = v.object({
  inForce: v.array(targetSchema),
  planned: v.array(targetSchema),
  presets: v.array(targetPresetSchema),
  fields: v.array(
    v.object({ code: v.string(), name: v.object({ vi: v.string(), en: v.string() }) }),
  ),
  today: localDaySchema,
});

const atMostTwoDecimals = (percent: number): boolean => Math.round(percent * 100) / 100 === percent;

export const targetDraftSchema: Schema<TargetDraft> = v.strictObject({
  operator: v.picklist(TARGET_OPERATORS),
  valuePercent: v.pipe(
    v.number(),
    v.minValue(0),
    v.maxValue(100),
    v.check(atMostTwoDecimals, 'Expected a percentage with at most two decimals'),
  ),
  scope: v.strictObject({
    unitKind: v.exactOptional(v.picklist(UNIT_KINDS)),
    fieldCode: v.exactOptional(codeSchema),
  }),
  validFrom: localDaySchema,
  legalBasis: nameSchema,
});

export const targetEndSchema: Schema<TargetEnd> = v.strictObject({ lastDay: localDaySchema });

export const targetPresetChoiceSchema: Schema<TargetPresetChoice> = v.strictObject({
  key: codeSchema,
});
