import * as v from 'valibot';
import { FACTORS } from '../domain/factor.ts';
import type { KioskConfiguration, VisitTimings } from '../domain/kiosk-configuration.ts';
import type { Questionnaire } from '../domain/questionnaire.ts';
import type { Schema } from './parse.ts';
import {
  atLeastOne,
  countSchema,
  instantMsSchema,
  languageSchema,
  levelSchema,
} from './primitives.ts';

const localizedSchema = v.object({ vi: v.string(), en: v.string() });
const factorSchema = v.nullable(v.picklist(FACTORS));
const namedSchema = v.object({ name: v.string() });

const itemSchema = v.object({
  code: v.string(),
  factor: factorSchema,
  wording: localizedSchema,
  skippable: v.boolean(),
});

const reasonSchema = v.object({
  code: v.string(),
  factor: factorSchema,
  wording: localizedSchema,
  offeredUpTo: levelSchema,
});

/** What a citizen is asked, as it travels and as it is stored. */
export const questionnaireSchema: Schema<Questionnaire> = v.object({
  code: v.string(),
  version: countSchema,
  title: localizedSchema,
  items: atLeastOne(itemSchema),
  reasons: v.array(reasonSchema),
  reasonsQuestion: localizedSchema,
  maxReasons: countSchema,
});

const officialSchema = v.object({
  id: v.string(),
  name: v.string(),
  honorific: v.nullable(v.picklist(['Ông', 'Bà'])),
});

const dutySchema = v.object({
  official: officialSchema,
  startsAtMs: instantMsSchema,
  endsAtMs: instantMsSchema,
});

/** What tells namesakes apart is left out by older servers. */
const panelOfficialSchema = v.object({
  ...officialSchema.entries,
  title: v.exactOptional(v.string()),
  code: v.exactOptional(v.string()),
});

const panelSchema = v.object({
  officials: v.array(panelOfficialSchema),
  pin: v.nullable(v.object({ salt: v.string(), iterations: countSchema, hash: v.string() })),
});

/** How long each state of a visit lasts, in ms. */
export const visitTimingsSchema: Schema<VisitTimings> = v.object({
  pickedMs: countSchema,
  idleMs: countSchema,
  warningMs: countSchema,
  thanksMs: countSchema,
  lockOutMs: countSchema,
});

/**
 * A kiosk's configuration as its server sends it. Not strict: a kiosk that was offline while its
 * server was renewed must go on with the parts that it knows.
 */
export const configurationSchema: Schema<KioskConfiguration> = v.object({
  revision: v.string(),
  kiosk: v.object({ id: v.string(), name: v.string() }),
  unit: namedSchema,
  servicePoint: namedSchema,
  counter: v.object({ id: v.string(), name: v.string(), fieldName: v.nullable(v.string()) }),
  duties: v.array(dutySchema),
  panel: v.exactOptional(panelSchema),
  questionnaire: questionnaireSchema,
  languages: atLeastOne(languageSchema),
  timings: visitTimingsSchema,
  hotline: v.nullable(v.string()),
  sample: v.boolean(),
});
