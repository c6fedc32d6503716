import { formatDay } from '../../analytics/reports/format.ts';
import {
  addDays,
  localDayOf,
  localDayStartMs,
  type LocalDay,
} from '../../shared/domain/local-day.ts';
import type { StoreTransaction } from './open-store.ts';
import type { PlaceRefusal } from './place-refusal.ts';
import { covers, type Scope } from './scope.ts';

/** How many of what stands in the way are named; the first ones say enough. */
const MOST_NAMED = 5;

/** Kiosks that still stand at counters keep them: their ratings would come from nowhere. */
export async function kioskRefusal(
  trx: StoreTransaction,
  counterIds: readonly string[],
): Promise<PlaceRefusal | undefined> {
  if (counterIds.length === 0) return undefined;
  const kiosks = await trx
    .selectFrom('kiosks')
    .innerJoin('counters', 'counters.id', 'kiosks.counter_id')
    .select(['kiosks.id', 'kiosks.name', 'counters.name as counter'])
    .where('kiosks.counter_id', 'in', counterIds)
    .where('kiosks.status', '<>', 'revoked')
    .orderBy('kiosks.name')
    .execute();
  if (kiosks.length === 0) return undefined;
  const named = kiosks.slice(0, MOST_NAMED);
  return {
    code: 'kiosk-at-counter',
    detail: kiosks.map(({ id }) => id).join(', '),
    issues: named.map(({ name, counter }) => ({ path: '', message: `${name} · ${counter}` })),
  };
}

/** Of counters, or of officials. */
export interface DutyOf {
  readonly column: 'counter_id' | 'official_id';
  readonly ids: readonly string[];
  readonly lastDay: LocalDay;
  readonly scope: Scope;
}

/** Duty that ends after the last day has to be given to others first. */
export async function dutyRefusal(
  trx: StoreTransaction,
  { column, ids, lastDay, scope }: DutyOf,
): Promise<PlaceRefusal | undefined> {
  if (ids.length === 0) return undefined;
  const beyond = await trx
    .selectFrom('duties')
    .innerJoin('counters', 'counters.id', 'duties.counter_id')
    .innerJoin('officials', 'officials.id', 'duties.official_id')
    .select(['duties.starts_at_ms', 'duties.ends_at_ms', 'counters.name as counter'])
    .select(['counters.unit_id as place', 'officials.family_name', 'officials.given_name'])
    .where(`duties.${column}`, 'in', ids)
    .where('duties.ends_at_ms', '>', localDayStartMs(addDays(lastDay, 1)))
    .orderBy('duties.starts_at_ms')
    .execute();
  if (beyond.length === 0) return undefined;
  const lines = beyond.slice(0, MOST_NAMED).map((duty) => {
    // The end of a duty is not part of it.
    const [from, to] = [duty.starts_at_ms, duty.ends_at_ms - 1].map(localDayOf);
    const days = [...new Set([from, to])].flatMap((day) => (day ? [formatDay(day)] : []));
    const person = `${duty.family_name} ${duty.given_name}`.trim();
    // Duty at a counter elsewhere: the day is enough.
    const who = covers(scope, duty.place) ? [person, duty.counter] : [];
    return [days.join(' – '), ...who].join(' · ');
  });
  const more = beyond.length - lines.length;
  return {
    code: 'duty-beyond',
    detail: `${beyond.length} after ${lastDay}`,
    issues: [...lines, ...(more > 0 ? [`+ ${more}`] : [])].map((message) => ({
      path: '',
      message,
    })),
  };
}
