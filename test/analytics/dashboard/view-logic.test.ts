import { describe, expect, it } from 'vitest';
import { brightUnits, unitsToAttend } from '../../../analytics/dashboard/attention.ts';
import { targetRuns, trendFloor } from '../../../analytics/dashboard/charts/trend-scale.ts';
import { figureView, shortTarget, whiskerStart } from '../../../analytics/dashboard/figure-view.ts';
import { agoOf, presenceOf, readUserCode } from '../../../analytics/dashboard/kiosk-presence.ts';
import { placedCounters, searchCounters } from '../../../analytics/dashboard/counter-search.ts';
import { EMPTY_SETUP, setupFaults } from '../../../analytics/dashboard/setup-form.ts';
import { givenNameFirst, tableRows } from '../../../analytics/dashboard/table-rows.ts';
import {
  COARSE,
  COMPLEMENTARY,
  EMPTY,
  FEW_DAYS,
  SMALL,
  TARGET_90,
  countsOf,
  levelsOf,
  shown,
} from './canned-figure.ts';
import { NOW_MS, UNITS } from './canned-organisation.ts';
import { cannedReport } from './canned-report.ts';

describe('figureView', () => {
  it('prints a shown figure in Vietnamese', () => {
    const figure = shown([1327, 770, 112, 52, 23], { previous: countsOf(2190, 0.904) });
    expect(figureView(figure, 'vi')).toEqual({
      n: '2.284',
      rate: '91,8%',
      faint: false,
      verdict: 'met',
      distance: '+1,8',
      previous: '90,4%',
      lastYear: null,
    });
  });

  it('gives no verdict and no distance without a target', () => {
    const view = figureView(shown(levelsOf(200, 0.9), { target: null }), 'en');
    expect([view.verdict, view.distance]).toEqual([null, null]);
  });

  it('prints too few ratings in grey, with the verdict that they are too few', () => {
    expect(figureView(shown(levelsOf(23, 0.87)), 'vi')).toMatchObject({
      faint: true,
      verdict: 'insufficient',
    });
  });

  it.each([
    [SMALL, 'ít hơn 5'],
    [FEW_DAYS, 'dưới 3 ngày'],
    [COMPLEMENTARY, 'ẩn để bảo vệ'],
  ])('prints no number of a withheld figure', (figure, n) => {
    expect(figureView(figure, 'vi')).toMatchObject({
      n,
      rate: null,
      previous: null,
      distance: null,
    });
  });

  it('prints a coarse share and an empty figure without inventing a rate', () => {
    expect(figureView(COARSE, 'vi')).toMatchObject({ n: '12', rate: '>90%' });
    expect(figureView(EMPTY, 'vi')).toMatchObject({ n: '0', rate: null, verdict: null });
  });
});

describe('shortTarget', () => {
  it.each([
    ['>', 80, 'vi', '> 80%'],
    ['>=', 90, 'en', '≥ 90%'],
    ['>=', 82.5, 'vi', '≥ 82,5%'],
  ] as const)('prints %s %s in %s as "%s"', (operator, valuePercent, language, expected) => {
    expect(shortTarget({ operator, valuePercent }, language)).toBe(expected);
  });
});

describe('whiskerStart', () => {
  it.each([
    [[shown(levelsOf(600, 0.96))], 0.8],
    [[shown(levelsOf(45, 0.91))], 0.6],
    [[shown(levelsOf(600, 0.96)), shown(levelsOf(98, 0.5))], 0.4],
    [[shown([0, 0, 0, 0, 40])], 0],
    [[SMALL, EMPTY], 0.8],
  ])('leaves room for every bound', (figures, expected) => {
    expect(whiskerStart(figures)).toBe(expected);
  });
});

describe('targetRuns', () => {
  const target = (valuePercent: number) => ({ target: { ...TARGET_90, valuePercent } });

  it('joins neighbours with the same value and breaks where there is none', () => {
    const trend = [target(80), target(80), { target: null }, target(90), target(90), target(85)];
    expect(targetRuns(trend)).toEqual([
      { from: 0, to: 1, share: 0.8 },
      { from: 3, to: 4, share: 0.9 },
      { from: 5, to: 5, share: 0.85 },
    ]);
  });
});

describe('trendFloor', () => {
  it.each([
    [0.96, 0.8],
    [0.78, 0.7],
    [0.5, 0.4],
    [0.1, 0],
  ])('of rates about %s is %s', (rate, floor) => {
    expect(trendFloor([{ figure: shown(levelsOf(900, rate)), target: null }])).toBe(floor);
  });
});

describe('units to look at', () => {
  const report = cannedReport('24', '2026-11')!;

  it('are those certainly below the target, and no others', () => {
    const units = unitsToAttend(report, 10);
    expect(units.length).toBeGreaterThan(0);
    for (const { figure } of units) expect(figure.judgement?.verdict).toBe('not-met');
  });

  it('are at most as many as asked for', () => {
    expect(unitsToAttend(report, 1)).toHaveLength(1);
    expect(brightUnits(report, 2)).toHaveLength(2);
  });

  it('begin with the farthest', () => {
    const distances = unitsToAttend(report, 10).map(
      ({ figure }) => figure.judgement?.distance ?? 0,
    );
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
  });
});

describe('tableRows', () => {
  const wordings = { language: 'vi', nobodyOnDuty: 'Không có người trực', noField: '-' } as const;

  it('groups units by kind, each opening its unit', () => {
    const groups = tableRows(cannedReport('24', '2026-11')!, 'units', wordings);
    expect(groups.map(({ title }) => title)).toEqual([
      'Trung tâm Phục vụ hành chính công',
      'Sở, ban, ngành',
      'Huyện, thành phố',
    ]);
    expect(groups[1]?.rows[0]).toMatchObject({ name: 'Sở Nội vụ', opensUnit: '24-S1' });
  });

  it('names officials with their honorific and sorts them by given name', () => {
    const rows = tableRows(cannedReport('24-HCC', '2026-11')!, 'officials', wordings)[0]!.rows;
    expect(rows.map(({ name }) => name)).toEqual([
      'Ông Nguyễn Văn Đức',
      'Bà Trần Thị An',
      'Lê Dũng',
      'Không có người trực',
    ]);
    expect(rows[0]?.sortName).toBe('Đức Nguyễn Văn');
  });

  it('has no group at all where there is no row', () => {
    expect(tableRows(cannedReport('24', '2026-11')!, 'counters', wordings)).toEqual([]);
  });
});

describe('givenNameFirst', () => {
  it.each([
    ['Trần Thị An', 'An Trần Thị'],
    ['  Lê   Dũng ', 'Dũng Lê'],
    ['An', 'An'],
  ])('turns "%s" into "%s"', (name, expected) => {
    expect(givenNameFirst(name)).toBe(expected);
  });
});

describe('kiosks', () => {
  const HOUR_MS = 3_600_000;

  it.each([
    [null, 'never'],
    [NOW_MS - HOUR_MS, 'recent'],
    [NOW_MS - 24 * HOUR_MS, 'recent'],
    [NOW_MS - 24 * HOUR_MS - 1, 'quiet'],
  ] as const)('last seen at %s are %s', (lastSeenAtMs, expected) => {
    expect(presenceOf({ lastSeenAtMs }, NOW_MS)).toBe(expected);
  });

  it.each([
    [0, 'seconds', 0],
    [-5000, 'seconds', 0],
    [59_999, 'seconds', 59],
    [60_000, 'minutes', 1],
    [3 * HOUR_MS, 'hours', 3],
    [49 * HOUR_MS, 'days', 2],
  ] as const)('%s ms ago is told in %s: %s', (ageMs, unit, count) => {
    expect(agoOf(NOW_MS - ageMs, NOW_MS)).toEqual({ unit, count });
  });

  it.each([
    ['bcdfghjk', 'BCDF-GHJK'],
    [' BCDF-ghjk ', 'BCDF-GHJK'],
    ['bcdf–ghjk', 'BCDF-GHJK'],
    ['bcdf', undefined],
    ['bcdfghjkl', undefined],
    ['bcdf/hjk', undefined],
  ])('read the code "%s" as %s', (text, expected) => {
    expect(readUserCode(text)).toBe(expected);
  });

  it('find their counter by counter, service point and unit together', () => {
    const counters = placedCounters(UNITS);
    const found = searchCounters(counters, 'quay 3 luc ngan');
    expect(found.map(({ counter }) => counter.code)).toEqual(['219-Q3']);
    expect(searchCounters(counters, '  ')).toHaveLength(counters.length);
  });
});

describe('setupFaults', () => {
  const full = {
    ...EMPTY_SETUP,
    setupCode: '7F3K-92QD',
    login: 'quan.tri',
    displayName: 'Trần Thị Lan',
    password: 'mười hai chữ',
    officeName: 'Sở Nội vụ',
  };

  it('finds nothing wrong with a full form', () => {
    expect(setupFaults(full, 1)).toEqual({});
    expect(setupFaults(full, 2)).toEqual({});
  });

  it.each([
    [{ login: 'quản trị' }, { login: 'badLogin' }],
    [{ login: 'q' }, { login: 'badLogin' }],
    [{ login: '  ' }, { login: 'required' }],
    [{ password: 'mười một c' }, { password: 'shortPassword' }],
    [{ password: '' }, { password: 'required' }],
    [{ setupCode: ' ' }, { setupCode: 'required' }],
    // The office is asked for on the next step.
    [{ officeName: '' }, {}],
  ])('on step 1, %j: %j', (change, expected) => {
    expect(setupFaults({ ...full, ...change }, 1)).toEqual(expected);
  });
});
