import * as v from 'valibot';
import type { SettingChange, SettingsPage } from '../api/settings.ts';
import { CUT_OFF_DAYS } from '../domain/period.ts';
import { RELEASE_THRESHOLDS } from '../domain/release-thresholds.ts';
import { visitTimingsSchema } from './configuration-schema.ts';
import type { Schema } from './parse.ts';
import { countSchema, instantMsSchema, nameSchema } from './primitives.ts';
import { SETTING_SCHEMAS } from './settings-schema.ts';
import { localDaySchema } from './target-schema.ts';

const between = (least: number, most: number) =>
  v.pipe(countSchema, v.minValue(least), v.maxValue(most));

/** Never below the project's own rule: that one protects single persons already. */
const released = (least: number) => between(least, 1_000);

/** Narrower than what is stored: what somebody may decide from now on. */
const CHANGEABLE = {
  'office-name': nameSchema,
  'cut-off-day': v.picklist(CUT_OFF_DAYS),
  hotline: v.nullable(nameSchema),
  'minimum-n': between(1, 1_000),
  'silent-after-hours': between(1, 240),
  'release-thresholds': v.strictObject({
    unit: released(RELEASE_THRESHOLDS.unit),
    counter: released(RELEASE_THRESHOLDS.counter),
    official: released(RELEASE_THRESHOLDS.official),
    officialDays: released(RELEASE_THRESHOLDS.officialDays),
    exactShare: released(RELEASE_THRESHOLDS.exactShare),
  }),
  'visit-timings': v.strictObject({
    pickedMs: between(300, 3_000),
    idleMs: between(10_000, 300_000),
    // WCAG 2.2.1: whoever is warned has twenty seconds.
    warningMs: between(20_000, 300_000),
    thanksMs: between(1_000, 30_000),
    lockOutMs: between(0, 60_000),
  }),
} as const;

/** The document that a decision rests on, as it is quoted. */
export const legalBasisSchema = v.pipe(nameSchema, v.maxLength(200));

const change = <Name extends keyof typeof CHANGEABLE>(name: Name) =>
  v.strictObject({
    name: v.literal(name),
    value: CHANGEABLE[name],
    validFrom: localDaySchema,
    legalBasis: v.nullable(legalBasisSchema),
  });

export const settingChangeSchema: Schema<SettingChange> = v.variant('name', [
  change('office-name'),
  change('cut-off-day'),
  change('hotline'),
  change('minimum-n'),
  change('silent-after-hours'),
  change('release-thresholds'),
  change('visit-timings'),
]);

const history = <Name extends keyof typeof CHANGEABLE, Value>(name: Name, value: Schema<Value>) =>
  v.object({
    name: v.literal(name),
    value,
    versions: v.array(
      v.object({
        version: countSchema,
        value,
        validFrom: localDaySchema,
        validTo: v.nullable(localDaySchema),
        legalBasis: v.nullable(v.string()),
        setAtMs: v.nullable(instantMsSchema),
        setBy: v.nullable(v.string()),
      }),
    ),
  });

export const settingsPageSchema: Schema<SettingsPage> = v.object({
  settings: v.array(
    v.variant('name', [
      history('office-name', SETTING_SCHEMAS['office-name']),
      history('cut-off-day', SETTING_SCHEMAS['cut-off-day']),
      history('hotline', SETTING_SCHEMAS.hotline),
      history('minimum-n', SETTING_SCHEMAS['minimum-n']),
      history('silent-after-hours', SETTING_SCHEMAS['silent-after-hours']),
      history('release-thresholds', SETTING_SCHEMAS['release-thresholds']),
      history('visit-timings', visitTimingsSchema),
    ]),
  ),
  today: localDaySchema,
  earliestDay: v.nullable(localDaySchema),
  sample: v.boolean(),
});
