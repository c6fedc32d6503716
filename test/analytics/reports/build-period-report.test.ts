import { describe, expect, it } from 'vitest';
import { buildPeriodReport } from '../../../analytics/reports/build-period-report.ts';
import type { CountFacts } from '../../../analytics/reports/period-facts.ts';
import { OVERALL } from '../../../shared/domain/questionnaire.ts';
import { fullReport } from './full-report.ts';
import {
  atomIn,
  levels,
  NOVEMBER,
  NOVEMBER_LAST_YEAR,
  OCTOBER,
  smallProvince,
  target,
} from './small-province.ts';

const atom = atomIn(NOVEMBER);

function reportOf(counts: Partial<CountFacts>, unitId = 'province') {
  return buildPeriodReport(smallProvince({ counts, unitId }));
}

describe('buildPeriodReport', () => {
  it('names the period, its neighbours, the unit and the way to it', () => {
    const report = reportOf({}, 'xã-đ');
    expect(report.period).toMatchObject({
      key: '2026-11',
      firstDay: '2026-10-15',
      lastDay: '2026-11-14',
      ended: true,
    });
    expect(report.previous.key).toBe('2026-10');
    expect(report.lastYear.key).toBe('2025-11');
    expect(report.path.map(({ name }) => name)).toEqual([
      'Tỉnh Bắc Giang',
      'Huyện Việt Yên',
      'Xã Đoan Bái',
    ]);
  });

  it('knows that the period has not ended on its last day', () => {
    const facts = smallProvince({ generatedAtMs: Date.UTC(2026, 10, 14, 16, 59) });
    expect(buildPeriodReport(facts).period.ended).toBe(false);
  });

  it('says of a period without ratings that it is empty everywhere', () => {
    const report = reportOf({});
    expect(report.overall).toEqual({ kind: 'empty' });
    expect(report.trend.map(({ figure }) => figure.kind)).toEqual(Array(13).fill('empty'));
    expect(report.tables.reasons).toEqual({ kind: 'empty' });
    expect(report.quality.ratings).toBe(0);
  });

  it('adds up units, their groups and what is their own to the whole', () => {
    const { overall, tables } = fullReport();
    const figures = [
      tables.units.own,
      ...tables.units.groups.flatMap(({ rows }) => rows.map(({ figure }) => figure)),
    ];
    const sum = figures.reduce((n, figure) => n + (figure.kind === 'shown' ? figure.n : NaN), 0);
    expect(overall).toMatchObject({ kind: 'shown', n: sum });
  });

  it('groups units by kind and sorts them by Vietnamese letters', () => {
    expect(reportOf({}).tables.units.groups.map(({ kind }) => kind)).toEqual([
      'department',
      'district',
    ]);
    const names = reportOf({}, 'huyện').tables.units.groups.flatMap(({ rows }) =>
      rows.map(({ unit }) => unit.name),
    );
    expect(names).toEqual(['Xã Danh Thắng', 'Xã Đoan Bái']);
  });

  it('shows 13 periods, the oldest first, each compared with the one before it', () => {
    const units = [OCTOBER, NOVEMBER, NOVEMBER_LAST_YEAR].map((period, index) => ({
      unitId: 'province',
      atom: atomIn(period),
      ...levels(60 + 10 * index, 0, 40 - 10 * index),
    }));
    const report = reportOf({ units });
    expect(report.trend.map(({ period }) => period.key)).toEqual([
      ...['2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05'],
      ...['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'],
    ]);
    expect(report.overall).toEqual(report.trend.at(-1)?.figure);
    expect(report.overall).toMatchObject({
      rate: 0.7,
      sincePrevious: { kind: 'known', earlierRate: 0.6 },
      sinceLastYear: { kind: 'known', earlierRate: 0.8 },
    });
  });

  it('holds each period of the trend against the target of its time', () => {
    const old = target({ id: 'old', operator: '>', valuePercent: 80, validTo: atomIn(OCTOBER) });
    const now = target({ id: 'new', validFrom: atomIn(OCTOBER) });
    const { trend } = buildPeriodReport(smallProvince({ targets: [old, now] }));
    expect(trend.map((point) => point.target?.valuePercent)).toEqual([
      ...Array<number>(11).fill(80),
      90,
      90,
    ]);
  });

  it('holds a field against its own target and the others against the general one', () => {
    const items = ['land', 'health', ''].map((fieldCode) => ({
      atom,
      fieldCode,
      itemCode: OVERALL,
      ...levels(88, 0, 12),
    }));
    const units = [{ unitId: 'province', atom, ...levels(264, 0, 36) }];
    const { fields } = reportOf({ items, units }).tables;
    expect(
      fields.map(({ field, figure }) => [
        field?.code,
        figure.kind === 'shown' && figure.judgement?.nominal,
      ]),
    ).toEqual([
      ['land', 'met'],
      ['health', 'not-met'],
      [undefined, 'not-met'],
    ]);
  });

  it('sorts counters by number and keeps a closed one only while it has ratings', () => {
    const names = (counts: Partial<CountFacts>) =>
      reportOf(counts).tables.counters.map(({ counter }) => counter.name);
    expect(names({})).toEqual(['Quầy 2', 'Quầy 10']);
    const places = [{ atom, counterId: 'quầy-cũ', officialId: '', ...levels(40, 0, 3) }];
    const units = [{ unitId: 'province', atom, ...levels(40, 0, 3) }];
    expect(names({ places, units })).toEqual(['Quầy cũ', 'Quầy 2', 'Quầy 10']);
  });

  it('sorts officials by given name, leaves out the unrated, and puts nobody on duty last', () => {
    expect(fullReport().tables.officials.map(({ official }) => official?.name ?? null)).toEqual([
      'Trần Thị An',
      'Lê Dũng',
      'Nguyễn Văn Đức',
      null,
    ]);
  });

  it('withholds an official below 11 ratings or 3 days, and another one with them', () => {
    expect(fullReport().tables.officials.map(({ figure }) => figure.kind)).toEqual([
      'shown',
      'hidden',
      'shown',
      'hidden',
    ]);
  });

  it('withholds the counters of a withheld service point', () => {
    const places = [
      { atom, counterId: 'quầy-2', officialId: '', ...levels(60, 0, 5) },
      { atom, counterId: 'quầy-cũ', officialId: '', ...levels(4, 0, 3) },
    ];
    const units = [{ unitId: 'province', atom, ...levels(64, 0, 8) }];
    const { servicePoints, counters } = reportOf({ places, units }).tables;
    expect(servicePoints.map(({ figure }) => figure.kind)).toEqual(['hidden', 'hidden']);
    expect(counters.map(({ figure }) => figure.kind)).not.toContain('shown');
  });

  it('lists the five factors in their order, without a target', () => {
    const { factors } = fullReport().tables;
    expect(factors.map(({ factor }) => factor)).toEqual([
      'access',
      'procedure',
      'official',
      'result',
      'feedback',
    ]);
    expect(factors.map(({ figure }) => figure.kind)).toEqual([
      'shown',
      'empty',
      'empty',
      'hidden',
      'empty',
    ]);
    expect(factors[0]?.figure).toMatchObject({ judgement: null, n: 78 });
  });

  it('counts reasons among the ratings of 3 and below, most frequent first', () => {
    const { reasons } = fullReport().tables;
    expect(reasons).toMatchObject({ kind: 'shown', base: 102 });
    expect(
      reasons.kind === 'shown' && reasons.rows.map(({ count, share }) => [count, share]),
    ).toEqual([
      [31, 31 / 102],
      [12, 12 / 102],
    ]);
  });

  it.each([
    {
      case: 'fewer than 5 ratings of 3 and below',
      counts: levels(50, 0, 4),
      expected: { kind: 'hidden', fewerThan: 5 },
    },
    { case: 'nobody who was not satisfied', counts: levels(50), expected: { kind: 'empty' } },
    {
      case: 'too few ratings in all',
      counts: levels(0, 0, 4),
      expected: { kind: 'hidden', fewerThan: 5 },
    },
    {
      case: 'a few, all not satisfied',
      counts: levels(0, 0, 9),
      expected: { kind: 'hidden', fewerThan: 20 },
    },
  ])('has no reasons to show with $case', ({ counts, expected }) => {
    const units = [{ unitId: 'province', atom, ...counts }];
    expect(reportOf({ units, reasons: [{ reasonCode: 'slow', n: 2 }] }).tables.reasons).toEqual(
      expected,
    );
  });

  it('prints the code of a reason that no questionnaire knows any more', () => {
    const units = [{ unitId: 'province', atom, ...levels(50, 0, 9) }];
    const { reasons } = reportOf({ units, reasons: [{ reasonCode: 'gone', n: 5 }] }).tables;
    expect(reasons).toMatchObject({
      rows: [{ reason: { code: 'gone', wording: { vi: 'gone' } } }],
    });
  });

  it('counts a kiosk as silent when nothing came from it for a day', () => {
    expect(fullReport().quality).toMatchObject({
      kiosks: { paired: 3, silent: 2 },
      quarantinedRecords: 3,
      undatedRatings: 2,
      annulledRatings: 3,
    });
  });

  it('does not give the number of ratings of a withheld unit away', () => {
    const units = [{ unitId: 'province', atom, ...levels(3) }];
    const report = reportOf({ units });
    expect(report.overall.kind).toBe('hidden');
    expect(report.quality.ratings).toBeNull();
  });

  it('is plain JSON', () => {
    const report = fullReport();
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});
