import { describe, expect, it } from 'vitest';
import * as format from '../../../analytics/reports/format.ts';
import { day } from './small-province.ts';

describe('numbers', () => {
  it.each([
    { share: 0.918, vi: '91,8%', en: '91.8%' },
    { share: 1, vi: '100,0%', en: '100.0%' },
    { share: 0, vi: '0,0%', en: '0.0%' },
    // 0.0145 * 100 is 1.4500000000000002, and 0.1445 * 100 is 14.450000000000001.
    { share: 0.0145, vi: '1,5%', en: '1.5%' },
    { share: 0.1445, vi: '14,5%', en: '14.5%' },
  ])('prints the share $share as $vi and $en', ({ share, vi, en }) => {
    expect(format.formatPercent(share, 'vi')).toBe(vi);
    expect(format.formatPercent(share, 'en')).toBe(en);
  });

  it.each([
    { count: 0, vi: '0', en: '0' },
    { count: 1284, vi: '1.284', en: '1,284' },
    { count: 1234567, vi: '1.234.567', en: '1,234,567' },
  ])('prints the count $count as $vi and $en', ({ count, vi, en }) => {
    expect(format.formatCount(count, 'vi')).toBe(vi);
    expect(format.formatCount(count, 'en')).toBe(en);
  });

  it.each([
    { difference: 0.014, text: '+1,4' },
    { difference: -0.006, text: '−0,6' },
    { difference: -0.0004, text: '0,0' },
    { difference: 0, text: '0,0' },
  ])('prints the difference $difference as $text points', ({ difference, text }) => {
    expect(format.formatPoints(difference, 'vi')).toBe(text);
  });

  it('prints an interval with one sign of percent', () => {
    expect(format.formatInterval({ lower: 0.902, upper: 0.932 }, 'vi')).toBe('90,2–93,2%');
  });

  it.each([
    { operator: '>', valuePercent: 80, vi: 'trên 80%', en: 'over 80%' },
    { operator: '>=', valuePercent: 92.5, vi: 'tối thiểu 92,5%', en: 'at least 92.5%' },
  ] as const)(
    'says $operator $valuePercent as the law does',
    ({ operator, valuePercent, vi, en }) => {
      expect(format.formatTarget({ operator, valuePercent }, 'vi')).toBe(vi);
      expect(format.formatTarget({ operator, valuePercent }, 'en')).toBe(en);
    },
  );
});

describe('days and periods', () => {
  it('prints a day with two digits each', () => {
    expect(format.formatDay(day('2026-11-05'))).toBe('05/11/2026');
  });

  it('prints an instant in the time of Viet Nam', () => {
    expect(format.formatInstant(Date.UTC(2026, 10, 4, 18, 5, 59))).toBe('01:05 05/11/2026');
  });

  it.each([
    { kind: 'month', ordinal: 1, vi: 'tháng 01/2026', en: 'month 01/2026' },
    { kind: 'quarter', ordinal: 4, vi: 'quý IV/2026', en: 'quarter IV/2026' },
    { kind: 'half', ordinal: 1, vi: '6 tháng đầu năm 2026', en: 'first half of 2026' },
    { kind: 'half', ordinal: 2, vi: '6 tháng cuối năm 2026', en: 'second half of 2026' },
    { kind: 'nine-months', ordinal: 1, vi: '9 tháng năm 2026', en: 'nine months of 2026' },
    { kind: 'year', ordinal: 1, vi: 'năm 2026', en: 'year 2026' },
  ] as const)('names the $kind $ordinal', ({ kind, ordinal, vi, en }) => {
    expect(format.formatPeriod({ kind, ordinal, year: 2026 }, 'vi')).toBe(vi);
    expect(format.formatPeriod({ kind, ordinal, year: 2026 }, 'en')).toBe(en);
  });
});

describe('what cannot be printed as a number', () => {
  it.each([
    { why: 'small', fewerThan: 5, vi: 'ít hơn 5', en: 'fewer than 5' },
    { why: 'few-days', fewerThan: 3, vi: 'dưới 3 ngày', en: 'under 3 days' },
    { why: 'complementary', fewerThan: 5, vi: 'ẩn để bảo vệ', en: 'withheld' },
  ] as const)('says why it is withheld: $why', ({ why, fewerThan, vi, en }) => {
    expect(format.formatHidden({ kind: 'hidden', why, fewerThan }, 'vi')).toBe(vi);
    expect(format.formatHidden({ kind: 'hidden', why, fewerThan }, 'en')).toBe(en);
  });

  it('prints a share that would tell single answers as a bound', () => {
    const coarse = { kind: 'coarse', n: 9, target: null } as const;
    expect(format.formatCoarse({ ...coarse, share: 'above-90' })).toBe('>90%');
    expect(format.formatCoarse({ ...coarse, share: 'below-10' })).toBe('<10%');
  });
});
