import * as v from 'valibot';
import type {
  CounterDraft,
  OfficialDraft,
  PlaceEnd,
  ServicePointDraft,
} from '../api/organisation-places.ts';
import {
  honorificSchema,
  personNameSchema,
  weekHoursSchema,
} from './organisation-history-schema.ts';
import type { Schema } from './parse.ts';
import { codeSchema, nameSchema } from './primitives.ts';
import { localDaySchema } from './target-schema.ts';

const draft = { code: v.exactOptional(codeSchema), validFrom: localDaySchema };

export const servicePointDraftSchema: Schema<ServicePointDraft> = v.strictObject({
  ...draft,
  name: nameSchema,
  openingHours: v.exactOptional(weekHoursSchema),
});

export const counterDraftSchema: Schema<CounterDraft> = v.strictObject({
  ...draft,
  name: nameSchema,
  fieldCode: v.exactOptional(v.nullable(codeSchema)),
});

export const officialDraftSchema: Schema<OfficialDraft> = v.strictObject({
  ...draft,
  name: personNameSchema,
  honorific: honorificSchema,
  title: v.nullable(nameSchema),
  secondedFrom: v.nullable(localDaySchema),
  secondedTo: v.nullable(localDaySchema),
});

export const placeEndSchema: Schema<PlaceEnd> = v.strictObject({
  validTo: v.nullable(localDaySchema),
});
