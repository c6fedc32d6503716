import * as v from 'valibot';
import { CUT_OFF_DAYS } from '../domain/period.ts';
import { visitTimingsSchema } from './configuration-schema.ts';
import type { Schema } from './parse.ts';
import { countSchema } from './primitives.ts';

const atLeastOne = v.pipe(countSchema, v.minValue(1));

/** The form of every setting's value, by the setting's name in the table. */
export const SETTING_SCHEMAS = {
  'office-name': v.string() satisfies Schema<string>,
  'cut-off-day': v.picklist(CUT_OFF_DAYS),
  /** True when the data are illustrative. */
  sample: v.boolean(),
  /** Telephone that the kiosk shows. */
  hotline: v.nullable(v.string()),
  /** How long the kiosks show each state of a visit. */
  'visit-timings': visitTimingsSchema,
  /** Ratings from which on a verdict is given. */
  'minimum-n': atLeastOne,
  'silent-after-hours': atLeastOne,
  'release-thresholds': v.strictObject({
    unit: atLeastOne,
    counter: atLeastOne,
    official: atLeastOne,
    officialDays: atLeastOne,
    exactShare: atLeastOne,
  }),
} as const;

export type SettingName = keyof typeof SETTING_SCHEMAS;

/** What a setting holds. */
export type SettingValue<Name extends SettingName> =
  (typeof SETTING_SCHEMAS)[Name] extends Schema<infer Value> ? Value : never;
