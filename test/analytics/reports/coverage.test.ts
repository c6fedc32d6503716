import { describe, expect, it } from 'vitest';
import { buildPeriodReport } from '../../../analytics/reports/build-period-report.ts';
import { isOverCovered, type DossierFact } from '../../../analytics/reports/coverage-table.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { monthKeysOf } from '../../../shared/domain/period-months.ts';
import { atomIn, levels, NOVEMBER, smallProvince } from './small-province.ts';

const QUARTER: Period = { ...NOVEMBER, kind: 'quarter', ordinal: 4 };

const dossiers = (unitId: string, month: string, n: number): DossierFact => ({ unitId, month, n });

/** 40 ratings at the department, 60 at a commune of the district. */
function coverageWhen(rows: readonly DossierFact[], period = NOVEMBER, unitId = 'province') {
  const atom = atomIn(NOVEMBER);
  const units = [
    { unitId: 'sở', atom, ...levels(40) },
    { unitId: 'xã-d', atom, ...levels(50, 10) },
  ];
  return buildPeriodReport(smallProvince({ period, unitId, counts: { units }, dossiers: rows }))
    .coverage;
}

const ALL = [dossiers('sở', '2026-11', 400), dossiers('xã-d', '2026-11', 100)];

describe('coverage is ratings by dossiers', () => {
  it('over a unit with its descendants, and for each unit of the table', () => {
    const { overall, units } = coverageWhen(ALL);
    expect(overall).toEqual({ kind: 'known', dossiers: 500, share: 0.2 });
    expect(new Map(units.map(({ code, coverage }) => [code, coverage]))).toEqual(
      new Map([
        ['SNV', { kind: 'known', dossiers: 400, share: 0.1 }],
        ['222', { kind: 'known', dossiers: 100, share: 0.6 }],
      ]),
    );
  });

  it.each([
    ['no dossiers at all', []],
    ['the dossiers of a rated unit missing', ALL.slice(0, 1)],
    ['another month alone', [dossiers('sở', '2026-10', 400), dossiers('xã-d', '2026-10', 100)]],
  ])('is not known with %s', (_case, rows) => {
    expect(coverageWhen(rows).overall).toEqual({ kind: 'unknown' });
  });

  it('is known for a quarter only with each of its months', () => {
    const month = (key: string) => [dossiers('sở', key, 100), dossiers('xã-d', key, 100)];
    const two = [...month('2026-10'), ...month('2026-11')];
    expect(coverageWhen(two, QUARTER).overall).toEqual({ kind: 'unknown' });
    expect(coverageWhen([...two, ...month('2026-12')], QUARTER).overall).toMatchObject({
      dossiers: 600,
    });
  });

  it('counts the dossiers of a unit that nobody rated', () => {
    const more = [...ALL, dossiers('xã-đ', '2026-11', 500)];
    expect(coverageWhen(more).overall).toEqual({ kind: 'known', dossiers: 1000, share: 0.1 });
  });

  it('passes one as it is, and is told apart', () => {
    const few = [dossiers('sở', '2026-11', 20), dossiers('xã-d', '2026-11', 0)];
    const { overall, units } = coverageWhen(few);
    expect(overall).toEqual({ kind: 'known', dossiers: 20, share: 5 });
    const district = units.find(({ code }) => code === '222')?.coverage;
    expect(district).toEqual({ kind: 'known', dossiers: 0, share: null });
    expect([overall, district!, coverageWhen(ALL).overall].map(isOverCovered)).toEqual([
      true,
      true,
      false,
    ]);
  });
});

it.each([
  [NOVEMBER, ['2026-11']],
  [QUARTER, ['2026-10', '2026-11', '2026-12']],
  [
    { ...NOVEMBER, kind: 'half', ordinal: 1 } as const,
    ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'],
  ],
])('%j is made of its months', (period, months) => {
  expect(monthKeysOf(period)).toEqual(months);
});
