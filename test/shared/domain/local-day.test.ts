import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  localDayFromParts,
  localDayOf,
  localDayParts,
  localDayStartMs,
  msSinceLocalMidnight,
  parseLocalDay,
} from '../../../shared/domain/local-day.ts';
import { anyDay, day } from './arbitrary-day.ts';

describe('localDayOf', () => {
  test.each([
    ['2026-10-14T16:59:59.999Z', '2026-10-14'],
    ['2026-10-14T17:00:00.000Z', '2026-10-15'],
    ['2026-12-31T16:59:59.999Z', '2026-12-31'],
    ['2026-12-31T17:00:00.000Z', '2027-01-01'],
    ['2028-02-28T17:00:00.000Z', '2028-02-29'],
    ['1970-01-01T00:00:00.000Z', '1970-01-01'],
    ['1969-12-31T16:59:59.999Z', '1969-12-31'],
  ])('the instant %s is in the local day %s', (instant, expected) => {
    expect(localDayOf(Date.parse(instant))).toBe(expected);
  });

  test('agrees with the time zone database on every hour of the year 2026', () => {
    const printed = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });
    const startMs = Date.parse('2026-01-01T00:00:00Z');
    for (let hour = 0; hour < 365 * 24; hour += 1) {
      const instantMs = startMs + hour * 3_600_000;
      expect(localDayOf(instantMs)).toBe(printed.format(instantMs));
    }
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 8.65e15, 3e14, -1e14])(
    'refuses %d ms, which is no instant of the years 1000 to 9999',
    (utcMs) => {
      expect(() => localDayOf(utcMs)).toThrow(RangeError);
    },
  );
});

describe('localDayStartMs', () => {
  test('is 17:00 UTC of the day before', () => {
    expect(localDayStartMs(day('2026-10-15'))).toBe(Date.parse('2026-10-14T17:00:00Z'));
  });

  test('a day begins at its start and the last millisecond before belongs to the day before', () => {
    fc.assert(
      fc.property(anyDay, (any) => {
        const startMs = localDayStartMs(any);
        expect(localDayOf(startMs)).toBe(any);
        expect(localDayOf(startMs - 1)).toBe(addDays(any, -1));
      }),
    );
  });
});

describe('msSinceLocalMidnight', () => {
  test('with the start of its day it makes the instant, before 1970 as well', () => {
    const any = fc.integer({ min: Date.parse('1900-01-01'), max: Date.parse('2100-01-01') });
    fc.assert(
      fc.property(any, (utcMs) => {
        expect(localDayStartMs(localDayOf(utcMs)) + msSinceLocalMidnight(utcMs)).toBe(utcMs);
      }),
    );
  });
});

describe('addDays', () => {
  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-06-14', 0, '2026-06-14'],
  ])('%s and %d days is %s', (from, days, expected) => {
    expect(addDays(day(from), days)).toBe(expected);
  });

  test('later days are later strings, and going back returns', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 4_000 }), (any, days) => {
        const later = addDays(any, days);
        expect(later > any).toBe(true);
        expect(addDays(later, -days)).toBe(any);
      }),
    );
  });

  test('refuses parts of days and days past the year 9999', () => {
    expect(() => addDays(day('2026-01-01'), 0.5)).toThrow('addDays requires whole days, got 0.5');
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
  });
});

describe('parseLocalDay', () => {
  test.each(['2026-11-05', '2028-02-29', '1000-01-01', '9999-12-31'])('reads %s', (text) => {
    expect(parseLocalDay(text)).toBe(text);
  });

  test.each([
    '2026-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0999-12-31',
    '12026-01-01',
    '2026-1-5',
    '05/11/2026',
    '2026-11-05T00:00',
    ' 2026-11-05',
    '2026-11-05\n',
    '',
  ])('does not read %j', (text) => {
    expect(parseLocalDay(text)).toBeUndefined();
  });
});

describe('localDayParts', () => {
  test('gives year, month and day of the month counted from 1', () => {
    expect(localDayParts(day('2026-03-09'))).toEqual({ year: 2026, month: 3, day: 9 });
  });

  test('is undone by localDayFromParts', () => {
    fc.assert(
      fc.property(anyDay, (any) => {
        expect(localDayFromParts(localDayParts(any))).toBe(any);
      }),
    );
  });

  test('localDayFromParts refuses a day that no calendar has', () => {
    expect(() => localDayFromParts({ year: 2026, month: 2, day: 29 })).toThrow(
      'localDayFromParts requires an existing day, got 2026-02-29',
    );
  });
});
