import type { DutyEntry } from '../../shared/api/duties.ts';
import type {
  CounterEntry,
  OfficialEntry,
  ServicePointEntry,
  UnitPlaces,
} from '../../shared/api/organisation-history.ts';
import { addDays, type LocalDay } from '../../shared/domain/local-day.ts';
import { clockOfMinute, dayOfMinute } from '../../shared/domain/local-minute.ts';
import type { Validity } from '../../shared/domain/validity.ts';

/** A stretch of duty as far as it lies in one day: hours such as 07:30 to 11:30. */
export interface DutyOfDay {
  readonly duty: DutyEntry;
  /** '00:00' where it began before the day. */
  readonly from: string;
  /** '24:00' where it goes on behind the day. */
  readonly to: string;
}

/** A counter that exists in the week, with the service point it stands at. */
export interface CounterOfWeek {
  readonly counter: CounterEntry;
  readonly point: ServicePointEntry;
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: LocalDay): number {
  const sundayIsZero = new Date(`${day}T00:00:00Z`).getUTCDay();
  return sundayIsZero === 0 ? 7 : sundayIsZero;
}

/** The Monday on or before a day. */
export const mondayOf = (day: LocalDay): LocalDay => addDays(day, 1 - weekdayOf(day));

export const daysOfWeek = (monday: LocalDay): LocalDay[] =>
  [0, 1, 2, 3, 4, 5, 6].map((after) => addDays(monday, after));

/** Who serves a counter on a day, the earliest first. */
export function dutiesOn(
  duties: readonly DutyEntry[],
  counterId: string,
  day: LocalDay,
): DutyOfDay[] {
  const [start, end] = [`${day}T00:00`, `${addDays(day, 1)}T00:00`];
  return duties
    .filter((duty) => duty.counterId === counterId && duty.from < end && duty.to > start)
    .map((duty) => ({
      duty,
      from: dayOfMinute(duty.from) === day ? clockOfMinute(duty.from) : '00:00',
      to: dayOfMinute(duty.to) === day ? clockOfMinute(duty.to) : '24:00',
    }))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** Counters that exist on some day of the week, by service point. */
export function countersOfWeek({ servicePoints }: UnitPlaces, monday: LocalDay): CounterOfWeek[] {
  const sunday = addDays(monday, 6);
  const exists = ({ validFrom, validTo }: Validity): boolean =>
    validFrom <= sunday && (validTo === null || validTo >= monday);
  return servicePoints
    .filter(exists)
    .flatMap((point) => point.counters.filter(exists).map((counter) => ({ counter, point })));
}

/** Those who may be put on duty on a day: valid, and here by their secondment if they have one. */
export function officialsServing(
  officials: readonly OfficialEntry[],
  day: LocalDay,
): OfficialEntry[] {
  return officials.filter(
    ({ validFrom, validTo, secondedFrom, secondedTo }) =>
      [validFrom, secondedFrom].every((first) => first === null || first <= day) &&
      [validTo, secondedTo].every((last) => last === null || day <= last),
  );
}

/** Hours to begin with: of the opening hours of the day, what nobody serves yet. */
export function proposedHours(
  { openingHours }: ServicePointEntry,
  day: LocalDay,
  taken: readonly DutyOfDay[],
): { readonly from: string; readonly to: string } {
  const stretches = openingHours[String(weekdayOf(day))] ?? [];
  const whole = { from: stretches[0]?.[0] ?? '07:30', to: stretches.at(-1)?.[1] ?? '17:00' };
  if (taken.length === 0) return whole;
  const free = stretches.find(([from, to]) =>
    taken.every((one) => one.to <= from || one.from >= to),
  );
  return free === undefined ? whole : { from: free[0], to: free[1] };
}

/** Honorific and full name. */
export const officialName = ({ honorific, familyName, givenName }: OfficialEntry): string =>
  [honorific, familyName, givenName].filter((part) => part !== null && part !== '').join(' ');
