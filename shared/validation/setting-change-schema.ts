import * as v from 'valibot';
import type { SettingChange, SettingsPage } from '../api/settings.ts';
import { CUT_OFF_DAYS } from '../domain/period.ts';
import { SETTING_BOUNDS, type Bounds } from '../domain/setting.ts';
import { visitTimingsSchema } from './configuration-schema.ts';
import type { Schema } from './parse.ts';
import { countSchema, instantMsSchema, nameSchema } from './primitives.ts';
import { SETTING_SCHEMAS } from './settings-schema.ts';
import { localDaySchema } from './target-schema.ts';

const between = ([least, most]: Bounds) => v.pipe(countSchema, v.minValue(least), v.maxValue(most));

const released = SETTING_BOUNDS['release-thresholds'];
const lasting = SETTING_BOUNDS['visit-timings'];

/** Narrower than what is stored: what somebody may decide from now on. */
const CHANGEABLE = {
  'office-name': nameSchema,
  'cut-off-day': v.picklist(CUT_OFF_DAYS),
  hotline: v.nullable(nameSchema),
  'minimum-n': between(SETTING_BOUNDS['minimum-n'].count),
  'silent-after-hours': between(SETTING_BOUNDS['silent-after-hours'].count),
  'release-thresholds': v.strictObject({
    unit: between(released.unit),
    counter: between(released.counter),
    official: between(released.official),
    officialDays: between(released.officialDays),
    exactShare: between(released.exactShare),
  }),
  'visit-timings': v.strictObject({
    pickedMs: between(lasting.pickedMs),
    idleMs: between(lasting.idleMs),
    warningMs: between(lasting.warningMs),
    thanksMs: between(lasting.thanksMs),
    lockOutMs: between(lasting.lockOutMs),
  }),
} as const;

/** The document that a decision rests on, as it is quoted. */
const legalBasisSchema = nameSchema;

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
