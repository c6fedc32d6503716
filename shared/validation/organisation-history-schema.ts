import * as v from 'valibot';
import type {
  Changed,
  ClosedDay,
  CounterChange,
  OfficialChange,
  OrganisationHistory,
  OrganisationQuery,
  ParentChange,
  ServicePointChange,
  UnitDraft,
  UnitPlaces,
  WeekHours,
} from '../api/organisation-history.ts';
import type { SuccessionRecorded, SuccessionRequest, Successor } from '../api/successions.ts';
import { HONORIFICS } from '../domain/honorific.ts';
import { SUCCESSION_KINDS } from '../domain/succession.ts';
import { UNIT_KINDS } from '../domain/unit.ts';
import type { Schema } from './parse.ts';
import { codeSchema, countSchema, idSchema, nameSchema } from './primitives.ts';
import { localDaySchema } from './target-schema.ts';

const validity = { validFrom: localDaySchema, validTo: v.nullable(localDaySchema) };
const unitKindSchema = v.picklist(UNIT_KINDS);
const shareSchema = v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1)));
const basisSchema = v.pipe(nameSchema, v.minLength(3));

export const organisationQuerySchema: Schema<OrganisationQuery> = v.strictObject({
  day: localDaySchema,
});

const successionSchema = v.object({
  predecessorId: v.string(),
  successorId: v.nullable(v.string()),
  kind: v.picklist(SUCCESSION_KINDS),
  onDay: localDaySchema,
  legalBasis: v.string(),
  share: shareSchema,
});

const named = { id: v.string(), code: v.string(), name: v.string() };

export const organisationHistorySchema: Schema<OrganisationHistory> = v.object({
  day: localDaySchema,
  units: v.array(
    v.object({ ...named, kind: unitKindSchema, parentId: v.nullable(v.string()), ...validity }),
  ),
  successions: v.array(successionSchema),
});

const clockSchema = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/u));
const stretchSchema = v.pipe(
  v.strictTuple([clockSchema, clockSchema]),
  v.check(([from, to]) => from < to, 'Expected a stretch that ends after it begins.'),
);

/** Stretches of a day in order, none of them inside another. */
export const weekHoursSchema: Schema<WeekHours> = v.record(
  v.pipe(v.string(), v.regex(/^[1-7]$/u)),
  v.pipe(
    v.array(stretchSchema),
    v.maxLength(6),
    v.check(
      (stretches) => stretches.every(([from], at) => from >= (stretches[at - 1]?.[1] ?? from)),
      'Expected stretches in order that do not overlap.',
    ),
  ),
);

const closedDaySchema: Schema<ClosedDay> = v.strictObject({
  day: localDaySchema,
  reason: nameSchema,
});

export const unitPlacesSchema: Schema<UnitPlaces> = v.object({
  servicePoints: v.array(
    v.object({
      ...named,
      ...validity,
      openingHours: weekHoursSchema,
      closedDays: v.array(closedDaySchema),
      counters: v.array(
        v.object({
          ...named,
          ...validity,
          fieldCode: v.nullable(v.string()),
          fieldName: v.nullable(v.string()),
        }),
      ),
    }),
  ),
  officials: v.array(
    v.object({
      ...{ id: v.string(), code: v.string(), familyName: v.string(), givenName: v.string() },
      honorific: v.nullable(v.string()),
      title: v.nullable(v.string()),
      secondedFrom: v.nullable(localDaySchema),
      secondedTo: v.nullable(localDaySchema),
      ...validity,
    }),
  ),
  fields: v.array(
    v.object({ code: v.string(), name: v.object({ vi: v.string(), en: v.string() }) }),
  ),
});

export const unitDraftSchema: Schema<UnitDraft> = v.strictObject({
  code: codeSchema,
  name: nameSchema,
  kind: unitKindSchema,
  parentId: v.nullable(idSchema),
  validFrom: localDaySchema,
});

export const parentChangeSchema: Schema<ParentChange> = v.strictObject({
  parentId: v.nullable(idSchema),
  onDay: localDaySchema,
});

const successorSchema: Schema<Successor> = v.variant('is', [
  v.strictObject({ is: v.literal('existing'), unitId: idSchema, share: shareSchema }),
  v.strictObject({
    is: v.literal('new'),
    code: codeSchema,
    name: nameSchema,
    kind: unitKindSchema,
    parentId: v.nullable(idSchema),
    share: shareSchema,
  }),
]);

export const successionRequestSchema: Schema<SuccessionRequest> = v.strictObject({
  kind: v.picklist(SUCCESSION_KINDS),
  onDay: localDaySchema,
  legalBasis: basisSchema,
  predecessorIds: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(100)),
  successors: v.pipe(v.array(successorSchema), v.maxLength(100)),
});

export const successionRecordedSchema: Schema<SuccessionRecorded> = v.object({
  successorIds: v.array(v.string()),
  kiosksToPair: countSchema,
});

export const servicePointChangeSchema: Schema<ServicePointChange> = v.strictObject({
  name: nameSchema,
  openingHours: weekHoursSchema,
  closedDays: v.pipe(v.array(closedDaySchema), v.maxLength(400)),
});

export const counterChangeSchema: Schema<CounterChange> = v.strictObject({
  name: nameSchema,
  fieldCode: v.nullable(codeSchema),
});

/** One blank between the words: the last one is the given name. */
export const personNameSchema = v.pipe(
  nameSchema,
  v.transform((name) => name.replace(/\s+/gu, ' ')),
);

export const honorificSchema = v.nullable(v.picklist(HONORIFICS));

export const officialChangeSchema: Schema<OfficialChange> = v.strictObject({
  name: personNameSchema,
  honorific: honorificSchema,
  title: v.nullable(nameSchema),
  secondedFrom: v.nullable(localDaySchema),
  secondedTo: v.nullable(localDaySchema),
});

export const changedSchema: Schema<Changed> = v.object({ id: v.string() });
