import { describe, expect, it } from 'vitest';
import {
  notesOf,
  notesOfPeriod,
  placementLines,
} from '../../../analytics/dashboard/charts/placement-lines.ts';
import { kiosksToAttend } from '../../../analytics/dashboard/device-alarms.ts';
import { buildGroups, isBehind } from '../../../analytics/dashboard/kiosk-builds.ts';
import { nameFault, wordOf } from '../../../analytics/dashboard/kiosk-name.ts';
import { kioskPlaceWording } from '../../../analytics/dashboard/i18n/kiosk-place-wording.ts';
import type { KioskPlacement } from '../../../shared/api/kiosk-place.ts';
import { parseLocalDay, localDayStartMs } from '../../../shared/domain/local-day.ts';
import { KIOSKS, NOW_MS, UNITS } from './canned-organisation.ts';
import { cannedReport } from './canned-report.ts';

const REPORT = cannedReport('24-HCC', '2026-11', 'full')!;

const moveOn = (text: string): KioskPlacement => {
  const day = parseLocalDay(text)!;
  return {
    atMs: localDayStartMs(day),
    day,
    kioskName: 'Máy 1',
    fromCounter: 'Quầy 3',
    toCounter: 'Quầy 5',
  };
};

describe('the lines of moves on the trend', () => {
  const at = (...days: string[]) =>
    placementLines(REPORT.trend, days.map(moveOn)).map(({ xMin, xMax }) => {
      expect(xMin).toBe(xMax);
      return xMin;
    });

  it('stand between the points of their periods, and one a day', () => {
    const [first, middle] = at('2026-08-15', '2026-08-30', '2026-08-30');
    expect(first).toBe(9.5);
    expect(middle).toBeCloseTo(10, 1);
    expect(at('2026-08-30', '2026-08-30')).toHaveLength(1);
  });

  it('stay within the chart, and leave out what is older than it', () => {
    expect(at('2026-11-14')).toEqual([12]);
    expect(at('2025-10-15')).toEqual([0]);
    expect(at('2020-01-01')).toEqual([]);
  });

  it('are not dated when they are too many', () => {
    const days = ['2026-04-01', '2026-05-01', '2026-06-01', '2026-07-01', '2026-08-01'];
    const dated = (count: number) =>
      placementLines(REPORT.trend, days.slice(0, count).map(moveOn)).every(
        ({ label }) => label.display,
      );
    expect([dated(4), dated(5)]).toEqual([true, false]);
  });

  it('are told in words too, with their period', () => {
    const moves = [moveOn('2026-11-07')];
    expect(notesOf(moves, 'vi')).toEqual(['07/11/2026: Máy 1 chuyển từ Quầy 3 sang Quầy 5.']);
    expect(notesOfPeriod(REPORT.trend[12], moves, 'en')).toEqual([
      '07/11/2026: Máy 1 moved from Quầy 3 to Quầy 5',
    ]);
    expect(notesOfPeriod(REPORT.trend[11], moves, 'en')).toEqual([]);
    expect(notesOfPeriod(undefined, moves, 'en')).toEqual([]);
  });
});

describe('the builds of the kiosks', () => {
  it('are told for the kiosks in use, the server’s first, with the first day of each', () => {
    expect(buildGroups(KIOSKS)).toMatchObject([
      { build: '0.2.0', kiosks: 2, sinceMs: NOW_MS - 3 * 86_400_000, isServers: true },
      { build: '0.1.0', kiosks: 1, isServers: false },
    ]);
    expect(buildGroups({ ...KIOSKS, kiosks: [] })).toEqual([]);
  });

  it('do not begin where nobody knows since when', () => {
    const kiosks = KIOSKS.kiosks.slice(0, 1).map((kiosk) => ({ ...kiosk, buildSinceMs: null }));
    expect(buildGroups({ ...KIOSKS, kiosks })).toMatchObject([{ sinceMs: null }]);
  });

  it.each([
    ['0.2.0', false],
    ['0.1.0', true],
    [null, false],
  ])('%s is behind the server’s 0.2.0: %s', (build, behind) => {
    expect(isBehind({ build }, '0.2.0')).toBe(behind);
  });
});

describe('the devices to look at', () => {
  it.each([
    ['24', ['Máy quầy 5', 'Máy quầy 3']],
    ['24-HCC', ['Máy quầy 5', 'Máy quầy 3']],
    ['219', []],
    ['nowhere', []],
  ])('of %s and below are %j, the gravest first', (unit, names) => {
    const code = unit === '24' ? UNITS.roots[0]!.code : unit;
    expect(kiosksToAttend(KIOSKS.kiosks, UNITS, code).map(({ name }) => name)).toEqual(names);
  });

  it('are not those that were revoked', () => {
    const revoked = KIOSKS.kiosks.map((kiosk) => ({ ...kiosk, status: 'revoked' as const }));
    expect(kiosksToAttend(revoked, UNITS, '24-HCC')).toEqual([]);
  });
});

describe('the name of a kiosk', () => {
  it.each([
    ['Máy quầy 3', undefined],
    ['  ', 'missing'],
    ['M'.repeat(80), undefined],
    ['M'.repeat(81), 'too-long'],
  ] as const)('%s has the fault %s', (name, fault) => {
    expect(nameFault(name)).toBe(fault);
  });

  it('is told how long it may be', () => {
    expect(wordOf('too-long', kioskPlaceWording.vi)).toContain('80 ký tự');
    expect(wordOf('missing', kioskPlaceWording.en)).toContain('name');
    expect(wordOf(undefined, kioskPlaceWording.en)).toBeUndefined();
  });
});
