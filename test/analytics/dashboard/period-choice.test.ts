import { describe, expect, it } from 'vitest';
import {
  asKind,
  chosenPeriod,
  latestPeriod,
  periodChoices,
} from '../../../analytics/dashboard/period-choice.ts';
import { axisLabel, printPeriod } from '../../../analytics/dashboard/period-label.ts';
import { parseLocalDay } from '../../../shared/domain/local-day.ts';
import {
  PERIOD_KINDS,
  parsePeriodKey,
  periodKey,
  periodRange,
} from '../../../shared/domain/period.ts';

const OFFICE = { cutOffDay: 15, cutOffDays: [], today: parseLocalDay('2026-11-05')! } as const;
const AFTER_CUT_OFF = {
  cutOffDay: 15,
  cutOffDays: [],
  today: parseLocalDay('2026-12-15')!,
} as const;

function period(key: string) {
  return parsePeriodKey(key, 15)!;
}

describe('latestPeriod', () => {
  it.each([
    ['month', '2026-11'],
    ['quarter', '2026-Q4'],
    ['half', '2026-H2'],
    ['nine-months', '2026-9M'],
    ['year', '2026'],
  ] as const)('of kind %s on 05/11/2026 is %s', (kind, key) => {
    expect(periodKey(latestPeriod(kind, OFFICE))).toBe(key);
  });

  it('belongs to the next year from 15 December on', () => {
    expect(periodKey(latestPeriod('month', AFTER_CUT_OFF))).toBe('2027-01');
    expect(periodKey(latestPeriod('year', AFTER_CUT_OFF))).toBe('2027');
  });
});

describe('periodChoices', () => {
  it.each(PERIOD_KINDS)(
    'of kind %s: newest first, each once, the newest begun one included',
    (kind) => {
      const newest = latestPeriod(kind, OFFICE);
      const keys = periodChoices(newest, OFFICE).map(periodKey);
      expect(keys[0]).toBe(periodKey(newest));
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).toEqual(keys.toSorted().toReversed());
    },
  );

  it('holds a chosen period that is older or newer than the list', () => {
    const older = periodChoices(period('2019-03'), OFFICE).map(periodKey);
    expect(older.at(-1)).toBe('2019-03');
    expect(periodChoices(period('2028-01'), OFFICE).map(periodKey)[0]).toBe('2028-01');
  });
});

describe('after the cut-off day was changed', () => {
  const day = (text: string) => parseLocalDay(text)!;
  const office = {
    cutOffDay: 1,
    cutOffDays: [
      { validFrom: day('2000-01-01'), cutOffDay: 15 },
      { validFrom: day('2026-07-01'), cutOffDay: 1 },
    ],
    today: day('2026-11-05'),
  } as const;

  it.each([
    ['2026-11', '2026-11-01', '2026-11-30'],
    ['2026-08', '2026-08-01', '2026-08-31'],
    ['2026-07', '2026-06-15', '2026-07-31'],
    ['2026-06', '2026-05-15', '2026-06-14'],
    ['2026-Q2', '2026-03-15', '2026-06-14'],
  ])('the period %s keeps the days of its time', (key, firstDay, lastDay) => {
    expect(periodRange(chosenPeriod(key, office).period)).toEqual({ firstDay, lastDay });
  });

  it('the list and the other kinds tell each period’s own', () => {
    const choices = periodChoices(latestPeriod('month', office), office);
    const daysOf = (key: string) => choices.find((each) => periodKey(each) === key)?.cutOffDay;
    expect([daysOf('2026-07'), daysOf('2026-06')]).toEqual([1, 15]);
    const june = chosenPeriod('2026-06', office).period;
    expect(periodRange(asKind(june, 'quarter', office)).lastDay).toBe('2026-06-14');
  });
});

describe('chosenPeriod', () => {
  it.each([
    [null, '2026-11', true],
    ['2026-Q3', '2026-Q3', true],
    ['2026-13', '2026-11', false],
    ['<script>', '2026-11', false],
  ])('of the address %s is %s, valid: %s', (key, expected, valid) => {
    const chosen = chosenPeriod(key, OFFICE);
    expect([periodKey(chosen.period), chosen.valid]).toEqual([expected, valid]);
  });
});

describe('asKind', () => {
  it.each([
    ['2026-08', 'quarter', '2026-Q3'],
    ['2026-Q2', 'month', '2026-06'],
    ['2025', 'month', '2025-12'],
    // The year has not ended: its newest month is the one that runs now.
    ['2026', 'month', '2026-11'],
    ['2026-12', 'month', '2026-11'],
    ['2026-11', 'nine-months', '2026-9M'],
    ['2026-Q1', 'half', '2026-H1'],
  ] as const)('turns %s into the %s %s', (from, kind, expected) => {
    expect(periodKey(asKind(period(from), kind, OFFICE))).toBe(expected);
  });
});

describe('printPeriod', () => {
  it.each([
    ['2026-11', 'vi', 'Tháng 11/2026'],
    ['2026-Q4', 'vi', 'Quý IV/2026'],
    ['2026-H1', 'vi', '6 tháng đầu năm 2026'],
    ['2026', 'en', 'Year 2026'],
  ] as const)('prints %s in %s as "%s"', (key, language, expected) => {
    expect(printPeriod(period(key), language)).toBe(expected);
  });
});

describe('axisLabel', () => {
  it.each([
    ['2026-01', true, ['01', '2026']],
    ['2026-02', false, ['02']],
    ['2026-Q4', false, ['IV']],
    ['2026-H2', true, ['2/2', '2026']],
    ['2026', false, ['2026']],
  ])('of %s, with year %s, is %j', (key, withYear, expected) => {
    expect(axisLabel(period(key), withYear)).toEqual(expected);
  });
});
