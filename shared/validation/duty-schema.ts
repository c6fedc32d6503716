import * as v from 'valibot';
import type {
  DutiesQuery,
  DutyChange,
  DutyChanged,
  DutyCopied,
  DutyCopy,
  DutyDraft,
  UnitDuties,
} from '../api/duties.ts';
import { addDays } from '../domain/local-day.ts';
import { parseLocalMinute, type LocalMinute } from '../domain/local-minute.ts';
import type { Schema } from './parse.ts';
import { countSchema, idSchema } from './primitives.ts';
import { localDaySchema } from './target-schema.ts';

/** Longest range of days that one answer lists. */
const MOST_DAYS = 62;

/** A minute on the clocks of Viet Nam. */
export const localMinuteSchema: Schema<LocalMinute> = v.pipe(
  v.string(),
  v.isoDateTime(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const minute = parseLocalMinute(dataset.value);
    if (minute !== undefined) return minute;
    addIssue({ message: `Expected a local time like 2026-11-19T07:30, got ${dataset.value}` });
    return NEVER;
  }),
);

export const dutiesQuerySchema: Schema<DutiesQuery> = v.pipe(
  v.strictObject({ from: localDaySchema, to: localDaySchema }),
  v.check(
    ({ from, to }) => from <= to && to < addDays(from, MOST_DAYS),
    `Expected a first and a last day, at most ${MOST_DAYS} days.`,
  ),
);

const times = { from: localMinuteSchema, to: localMinuteSchema };
const LATER = 'Expected a stretch that ends after it begins.';

export const unitDutiesSchema: Schema<UnitDuties> = v.object({
  duties: v.array(
    v.object({
      ...{ id: v.string(), counterId: v.string(), officialId: v.nullable(v.string()) },
      ...{ officialName: v.string(), saidAtKiosk: v.nullable(v.string()), ...times },
    }),
  ),
});

export const dutyDraftSchema: Schema<DutyDraft> = v.pipe(
  v.strictObject({ counterId: idSchema, officialId: idSchema, ...times }),
  v.check(({ from, to }) => from < to, LATER),
);

export const dutyChangeSchema: Schema<DutyChange> = v.pipe(
  v.strictObject({ officialId: idSchema, ...times }),
  v.check(({ from, to }) => from < to, LATER),
);

export const dutyChangedSchema: Schema<DutyChanged> = v.object({
  id: v.string(),
  reAttributed: countSchema,
});

export const dutyCopySchema: Schema<DutyCopy> = v.pipe(
  v.strictObject({ fromDay: localDaySchema, toDay: localDaySchema }),
  v.check(({ fromDay, toDay }) => fromDay !== toDay, 'Expected two different days.'),
);

export const dutyCopiedSchema: Schema<DutyCopied> = v.object({
  copied: countSchema,
  skipped: countSchema,
  reAttributed: countSchema,
});
