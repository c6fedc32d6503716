import { OFFICE_HOURS } from '../../shared/domain/opening-hours.ts';
import type { WeekHours } from '../../shared/api/organisation-history.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';

/** What is wrong with a name or a code as it was typed; null when nothing is. */
export type TextFault = 'missing' | 'too-long' | 'wrong-code' | null;

/** As the server takes names. */
const LONGEST_NAME = 200;
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;

export function nameFault(text: string): TextFault {
  const length = text.trim().length;
  if (length === 0) return 'missing';
  return length > LONGEST_NAME ? 'too-long' : null;
}

/** An empty code is made by the server. */
export function codeFault(text: string): TextFault {
  return text.trim() === '' || CODE.test(text.trim()) ? null : 'wrong-code';
}

/** `code` as the API takes it: left out when none was typed. */
export const typedCode = (text: string): Readonly<{ code?: string }> =>
  text.trim() === '' ? {} : { code: text.trim() };

/** The name that most likely follows: "Quầy số 9" is followed by "Quầy số 10". */
export function nextName(name: string): string {
  const match = /^(.*?)(\d{1,6})$/u.exec(name.trim());
  const [, words = '', number = ''] = match ?? [];
  if (match === null) return '';
  return words + String(Number(number) + 1).padStart(number.length, '0');
}

/** Suggests a name for the next of a row of counters; `first` where there is none yet. */
export function suggestedName(names: readonly string[], first: string): string {
  const last = names.findLast((name) => nextName(name) !== '');
  return last === undefined ? first : nextName(last);
}

/** The later of two days. */
export const laterDay = (a: LocalDay, b: LocalDay): LocalDay => (a < b ? b : a);

const two = (value: number) => String(value).padStart(2, '0');
const clockText = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** The hours with which a service point begins where nobody says otherwise. */
export const USUAL_WEEK: WeekHours = Object.fromEntries(
  [...OFFICE_HOURS].map(([day, stretches]) => [
    String(day),
    stretches.map(
      ({ fromMinute, toMinute }) => [clockText(fromMinute), clockText(toMinute)] as const,
    ),
  ]),
);
