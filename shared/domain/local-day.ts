declare const localDayBrand: unique symbol;

/**
 * A calendar day in Viet Nam, 'YYYY-MM-DD', years 1000 to 9999. Days compare as strings:
 * `first <= day && day <= last`.
 */
export type LocalDay = string & { readonly [localDayBrand]: 'LocalDay' };

export type LocalDayParts = Readonly<{ year: number; month: number; day: number }>;

/**
 * Asia/Ho_Chi_Minh. The offset is a constant, not a time zone look-up: Viet Nam's official time
 * is UTC+7 (QĐ 134/2002/QĐ-TTg), without daylight saving, long before the first rating; and a
 * kiosk with missing or old zone data cannot put a rating on a wrong day.
 */
const LOCAL_OFFSET_MS = 7 * 3_600_000;

/** Every local day is as long: no clock is put forward or back. */
export const DAY_MS = 86_400_000;

/** The local day of an instant in UTC milliseconds; throws a RangeError outside years 1000-9999. */
export function localDayOf(utcMs: number): LocalDay {
  return utcDayAt(utcMs + LOCAL_OFFSET_MS);
}

/** The instant, in UTC milliseconds, of 00:00 local time: 17:00 UTC of the day before. */
export function localDayStartMs(day: LocalDay): number {
  return utcMidnightMs(day) - LOCAL_OFFSET_MS;
}

/** How long the local day of an instant had lasted by then, in milliseconds. */
export const msSinceLocalMidnight = (utcMs: number): number =>
  (((utcMs + LOCAL_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS;

/** The day `days` later (earlier when negative). */
export function addDays(day: LocalDay, days: number): LocalDay {
  if (!Number.isInteger(days)) throw new RangeError(`addDays requires whole days, got ${days}`);
  return utcDayAt(utcMidnightMs(day) + days * DAY_MS);
}

/** Reads 'YYYY-MM-DD'; undefined for any other form and for days that no calendar has. */
export function parseLocalDay(text: string): LocalDay | undefined {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return undefined;
  const startMs = utcMidnightMs(text);
  if (Number.isNaN(startMs)) return undefined;
  const day = utcDayAt(startMs);
  // Date reads 30 February as 2 March; only a day that prints as itself exists.
  return day === text ? day : undefined;
}

/** Month 1 to 12, day of the month 1 to 31. */
export function localDayParts(day: LocalDay): LocalDayParts {
  return {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    day: Number(day.slice(8, 10)),
  };
}

/** The inverse of `localDayParts`; throws a RangeError for a day that no calendar has. */
export function localDayFromParts(parts: LocalDayParts): LocalDay {
  const { year, month, day } = parts;
  const text = [year, pad2(month), pad2(day)].join('-');
  const parsed = parseLocalDay(text);
  if (parsed === undefined) {
    throw new RangeError(`localDayFromParts requires an existing day, got ${text}`);
  }
  return parsed;
}

function utcMidnightMs(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** Days asked before: a store asks for the same few hundred at every record. */
const printed = new Map<number, LocalDay>();
const MOST_PRINTED = 4_000;

function utcDayAt(ms: number): LocalDay {
  const dayNumber = Math.floor(ms / DAY_MS);
  const known = printed.get(dayNumber);
  if (known !== undefined) return known;
  const day = printUtcDay(ms);
  if (printed.size >= MOST_PRINTED) printed.clear();
  printed.set(dayNumber, day);
  return day;
}

function printUtcDay(ms: number): LocalDay {
  const text = Number.isNaN(new Date(ms).getTime()) ? '' : new Date(ms).toISOString();
  if (!/^[1-9]\d{3}-/.test(text)) {
    throw new RangeError(`a local day requires an instant in the years 1000 to 9999, got ${ms} ms`);
  }
  // The one place that makes a LocalDay: the text was printed by Date and its year checked.
  return text.slice(0, 10) as LocalDay;
}

function pad2(value: number): string {
  return String(value).padStart(2, '0');
}
