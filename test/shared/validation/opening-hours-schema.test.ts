import { describe, expect, it } from 'vitest';
import { parseLocalDay } from '../../../shared/domain/local-day.ts';
import { OFFICE_HOURS, stretchesOn } from '../../../shared/domain/opening-hours.ts';
import {
  printOpeningHours,
  readOpeningHours,
  storedOpeningHours,
} from '../../../shared/validation/opening-hours-schema.ts';

const SATURDAY = parseLocalDay('2026-11-21')!;
const MORNING = { fromMinute: 480, toMinute: 690 };

describe('opening hours', () => {
  it('are read by ISO weekday, in the order of the day', () => {
    const hours = readOpeningHours('{"6": [["13:00", "15:30"], ["08:00", "11:30"]]}');
    expect(stretchesOn(hours, SATURDAY)).toEqual([MORNING, { fromMinute: 780, toMinute: 930 }]);
  });

  it('close on a day that has none', () => {
    const hours = readOpeningHours('{"6": [["08:00", "11:30"]]}');
    expect(stretchesOn(hours, parseLocalDay('2026-11-20')!)).toEqual([]);
  });

  it.each([
    ['an empty object', '{}'],
    ['no JSON', 'Thứ 2 đến thứ 6'],
    ['an unknown weekday', '{"8": [["08:00", "11:30"]]}'],
    ['a time that no clock shows', '{"1": [["08:60", "11:30"]]}'],
    ['a stretch that ends before it begins', '{"1": [["11:30", "08:00"]]}'],
  ])('fall back to office hours for %s', (_what, text) => {
    expect(readOpeningHours(text)).toBe(OFFICE_HOURS);
  });

  it('of a week that is closed are stored as such, and not as office hours', () => {
    const stored = storedOpeningHours({});
    for (let day = 16; day <= 22; day += 1) {
      expect(stretchesOn(readOpeningHours(stored), parseLocalDay(`2026-11-${day}`)!)).toEqual([]);
    }
    expect(Object.values(printOpeningHours(stored)).flat()).toEqual([]);
  });

  it('are stored as they were said', () => {
    const hours = { '6': [['08:00', '11:30']] } as const;
    expect(printOpeningHours(storedOpeningHours(hours))).toEqual(hours);
  });

  it('of an office are Monday to Friday, closed over noon', () => {
    expect(stretchesOn(OFFICE_HOURS, SATURDAY)).toEqual([]);
    expect(stretchesOn(OFFICE_HOURS, parseLocalDay('2026-11-22')!)).toEqual([]);
    expect(stretchesOn(OFFICE_HOURS, parseLocalDay('2026-11-23')!)).toEqual([
      { fromMinute: 450, toMinute: 690 },
      { fromMinute: 810, toMinute: 1020 },
    ]);
  });
});
