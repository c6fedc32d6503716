import type { DutyProblem } from '../../shared/api/duty-problems.ts';
import { localDayOf, type LocalDay } from '../../shared/domain/local-day.ts';
import { localMinuteOf } from '../../shared/domain/local-minute.ts';
import type { Issue } from '../../shared/validation/parse.ts';
import { printedName } from './duties.ts';
import type { StoreReader } from './open-store.ts';
import { overlappingDuty, type StandingDuty } from './overlapping-duty.ts';
import type { DutyRow, OfficialRow } from './schema.ts';
import { loadSuccessions } from './successions.ts';

/** Why a stretch of duty is refused; the issues name whom and when, for people. */
export interface DutyRefused {
  readonly code: DutyProblem | 'not-found';
  readonly detail: string;
  readonly issues?: readonly Issue[];
}

/**
 * Asks whether official and counter serve throughout, and nobody else does meanwhile. Whoever
 * `before` named already may stay, though the official belongs to another unit by now.
 */
export async function checkDuty(
  db: StoreReader,
  duty: DutyRow,
  before: StandingDuty | null = null,
): Promise<DutyRefused | undefined> {
  const counter = await db
    .selectFrom('counters')
    .selectAll()
    .where('id', '=', duty.counter_id)
    .executeTakeFirstOrThrow();
  const official = await db
    .selectFrom('officials')
    .selectAll()
    .where('id', '=', duty.official_id)
    .executeTakeFirst();
  if (official === undefined) return { code: 'not-found', detail: duty.official_id };
  const name = printedName(official);
  const stays = before?.official_id === official.id;
  if (!stays && !(await isOfUnit(db, official.unit_id, counter.unit_id))) {
    return refusal('official-of-another-unit', official.id, name);
  }
  for (const [who, days] of [
    [name, daysOfService(official)],
    [counter.name, { from: counter.valid_from, to: counter.valid_to }],
  ] as const) {
    if (covers(days, duty)) continue;
    const stretch = `${printedDay(days.from)} – ${days.to === null ? '…' : printedDay(days.to)}`;
    return refusal('duty-outside-validity', duty.official_id, `${who}: ${stretch}`);
  }
  const other = await overlappingDuty(db, duty, before);
  if (other === undefined) return undefined;
  return refusal('duty-overlaps', other.id, `${printedName(other)}: ${printedStretch(other)}`);
}

const refusal = (code: DutyProblem, detail: string, message: string): DutyRefused => ({
  ...{ code, detail, issues: [{ path: '', message }] },
});

/** Does the unit itself, or one that followed it, hold the official? After a merger all have moved. */
export const isOfUnit = async (
  db: StoreReader,
  officialsUnit: string,
  unitId: string,
): Promise<boolean> =>
  officialsUnit === unitId || (await unitWithSuccessors(db, unitId)).has(officialsUnit);

/** A unit and all that followed it: those whose officials may serve its counters. */
export async function unitWithSuccessors(
  db: StoreReader,
  unitId: string,
): Promise<ReadonlySet<string>> {
  const successions = await loadSuccessions(db);
  const units = new Set([unitId]);
  // The set grows while it is walked, and a unit in it is not added again: a cycle ends.
  for (const unit of units) {
    for (const { predecessorId, successorId } of successions) {
      if (predecessorId === unit && successorId !== null) units.add(successorId);
    }
  }
  return units;
}

/** First and last day; null: until further notice. */
export interface DaysOfService {
  readonly from: string;
  readonly to: string | null;
}

export const isServing = ({ from, to }: DaysOfService, day: string): boolean =>
  from <= day && (to === null || day <= to);

/** Days on which both the validity and, if there is one, the secondment allow duty. */
export function daysOfService(
  official: Pick<OfficialRow, 'valid_from' | 'valid_to' | 'seconded_from' | 'seconded_to'>,
): DaysOfService {
  const { valid_from, valid_to, seconded_from, seconded_to } = official;
  const ends = [valid_to, seconded_to].filter((day) => day !== null).sort();
  return {
    from: seconded_from !== null && seconded_from > valid_from ? seconded_from : valid_from,
    to: ends[0] ?? null,
  };
}

const covers = ({ from, to }: DaysOfService, duty: DutyRow): boolean =>
  from <= localDayOf(duty.starts_at_ms) && (to === null || localDayOf(duty.ends_at_ms - 1) <= to);

/** 19/11/2026 07:30 – 11:30; the second day only where it is another one. */
function printedStretch(duty: Pick<DutyRow, 'starts_at_ms' | 'ends_at_ms'>): string {
  const [first, last] = [localDayOf(duty.starts_at_ms), localDayOf(duty.ends_at_ms)];
  const clock = (ms: number) => localMinuteOf(ms).slice(11);
  const end = first === last ? '' : `${printedDay(last)} `;
  const { starts_at_ms, ends_at_ms } = duty;
  return `${printedDay(first)} ${clock(starts_at_ms)} – ${end}${clock(ends_at_ms)}`;
}

const printedDay = (day: LocalDay | string): string => day.split('-').toReversed().join('/');
