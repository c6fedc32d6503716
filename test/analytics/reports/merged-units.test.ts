import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPeriodReport } from '../../../analytics/reports/build-period-report.ts';
import type { PlacedUnit, UnitCount } from '../../../analytics/reports/period-facts.ts';
import { standingNotes } from '../../../analytics/reports/standing-notes.ts';
import { addDays, type LocalDay } from '../../../shared/domain/local-day.ts';
import type { Period } from '../../../shared/domain/period.ts';
import type { Succession } from '../../../shared/domain/succession.ts';
import { totalOf } from '../../../shared/domain/level.ts';
import {
  atomIn,
  day,
  levels,
  NOVEMBER,
  NOVEMBER_LAST_YEAR,
  OCTOBER,
  smallProvince,
} from './small-province.ts';

const BEGIN = day('2016-01-01');
/** Inside the trend: between November of last year and November. */
const REFORM = day('2026-03-01');

function unit(id: string, parts: Partial<PlacedUnit> = {}): PlacedUnit {
  const standing = { parentId: 'tỉnh', validFrom: BEGIN, validTo: null };
  return { id, code: id, name: id, kind: 'commune', ...standing, ...parts };
}

const PROVINCE = unit('tỉnh', { kind: 'province', parentId: null });
const ended = (id: string, on: LocalDay = REFORM) => unit(id, { validTo: addDays(on, -1) });
const begun = (id: string, on: LocalDay = REFORM) => unit(id, { validFrom: on });

function succession(
  predecessorId: string,
  successorId: string | null,
  kind: Succession['kind'] = 'merge',
): Succession {
  const basis = { legalBasis: 'Nghị quyết minh họa', share: null };
  return { predecessorId, successorId, kind, onDay: REFORM, ...basis };
}

const rated = (unitId: string, period: Period, n5: number, n1: number): UnitCount => ({
  unitId,
  atom: atomIn(period),
  ...levels(n5, 0, 0, 0, n1),
});

interface Scene {
  readonly units: readonly PlacedUnit[];
  readonly former: readonly PlacedUnit[];
  readonly successions: readonly Succession[];
  readonly counts: readonly UnitCount[];
}

function reportOf({ units, former, successions, counts }: Scene, unitId = 'tỉnh') {
  const { organisation } = smallProvince();
  return buildPeriodReport(
    smallProvince({
      unitId,
      organisation: { ...organisation, units, history: { former, successions } },
      counts: { units: counts },
    }),
  );
}

const rowOf = (scene: Scene, name: string) =>
  reportOf(scene)
    .tables.units.groups.flatMap(({ rows }) => rows)
    .find((row) => row.unit.name === name);

const MERGED: Scene = {
  units: [PROVINCE, begun('mới'), unit('khác')],
  former: [ended('a'), ended('b')],
  successions: [succession('a', 'mới'), succession('b', 'mới')],
  counts: [
    rated('mới', NOVEMBER, 90, 10),
    rated('a', NOVEMBER_LAST_YEAR, 60, 40),
    rated('b', NOVEMBER_LAST_YEAR, 80, 20),
    rated('khác', NOVEMBER, 50, 50),
    rated('khác', NOVEMBER_LAST_YEAR, 50, 50),
  ],
};

describe('figures of units that changed', () => {
  it('compares a merged unit with the sum of its predecessors, and says so', () => {
    const row = rowOf(MERGED, 'mới');
    expect(row?.figure).toMatchObject({
      n: 100,
      sinceLastYear: { kind: 'known', earlierRate: 0.7 },
    });
    expect(row?.standing).toEqual({ partial: null, previous: 'own', lastYear: 'merged' });
    expect(standingNotes(row!.standing, 'vi')).toEqual([
      'Cùng kỳ năm trước: gộp số liệu đơn vị tiền thân',
    ]);
    expect(standingNotes(row!.standing, 'en')).toEqual([
      "Same period last year: sum of the predecessors' ratings",
    ]);
  });

  it('draws the trend of a merged unit over its predecessors and names them', () => {
    const report = reportOf(MERGED, 'mới');
    expect(report.trend[0]).toMatchObject({ figures: 'merged', figure: { n: 200, rate: 0.7 } });
    expect(report.trend.at(-1)).toMatchObject({ figures: 'own', figure: { n: 100 } });
    expect(report.predecessors.map(({ name, lastDay }) => [name, lastDay])).toEqual([
      ['a', '2026-02-28'],
      ['b', '2026-02-28'],
    ]);
  });

  it('follows a new name of a merger', () => {
    const scene: Scene = {
      ...MERGED,
      units: [PROVINCE, begun('tên mới', day('2026-06-01')), unit('khác')],
      former: [...MERGED.former, { ...begun('mới'), validTo: day('2026-05-31') }],
      successions: [...MERGED.successions, succession('mới', 'tên mới', 'rename')],
      counts: MERGED.counts.map((row) =>
        row.unitId === 'mới' ? { ...row, unitId: 'tên mới' } : row,
      ),
    };
    expect(rowOf(scene, 'tên mới')).toMatchObject({
      figure: { sinceLastYear: { earlierRate: 0.7 } },
      standing: { lastYear: 'merged' },
    });
  });

  it('adds those who joined to a unit that went on', () => {
    const scene: Scene = {
      ...MERGED,
      former: [ended('a')],
      successions: [succession('a', 'khác')],
      counts: MERGED.counts.filter(({ unitId }) => unitId !== 'b'),
    };
    expect(rowOf(scene, 'khác')).toMatchObject({
      figure: { sinceLastYear: { earlierRate: 0.55 } },
      standing: { lastYear: 'merged' },
    });
  });

  it('compares the parts of a split with nothing, and loses nothing above them', () => {
    const scene: Scene = {
      units: [PROVINCE, begun('nửa 1'), begun('nửa 2')],
      former: [ended('a')],
      successions: [succession('a', 'nửa 1', 'split'), succession('a', 'nửa 2', 'split')],
      counts: [
        rated('nửa 1', NOVEMBER, 90, 10),
        rated('nửa 2', NOVEMBER, 80, 20),
        rated('a', NOVEMBER_LAST_YEAR, 60, 40),
      ],
    };
    expect(rowOf(scene, 'nửa 1')).toMatchObject({
      figure: { sinceLastYear: { kind: 'unknown' } },
      standing: { lastYear: 'absent' },
    });
    const report = reportOf(scene);
    expect(report.overall).toMatchObject({ n: 200, sinceLastYear: { earlierRate: 0.6 } });
    const names = report.tables.units.groups.flatMap(({ rows }) =>
      rows.map((row) => row.unit.name),
    );
    expect(names).toEqual(['nửa 1', 'nửa 2']);
  });

  it('keeps the counts of a dissolved unit in the sum of the unit above it', () => {
    const scene: Scene = {
      units: [PROVINCE, { ...unit('xã') }],
      former: [{ ...ended('huyện'), kind: 'district' }],
      successions: [succession('huyện', null, 'dissolve')],
      counts: [
        rated('xã', NOVEMBER, 90, 10),
        rated('xã', NOVEMBER_LAST_YEAR, 50, 50),
        rated('huyện', NOVEMBER_LAST_YEAR, 100, 0),
      ],
    };
    expect(reportOf(scene).overall).toMatchObject({ sinceLastYear: { earlierRate: 0.75 } });
  });

  it.each<[string, Partial<PlacedUnit>, string]>([
    [
      'begins inside the period',
      { validFrom: day('2026-11-01') },
      'Mới thành lập từ 01/11/2026: không đủ kỳ, không xếp hạng',
    ],
    [
      'ends inside the period',
      { validTo: day('2026-10-31') },
      'Hoạt động đến 31/10/2026: không đủ kỳ, không xếp hạng',
    ],
  ])('marks a unit that %s', (_what, days, note) => {
    const row = rowOf({ ...MERGED, units: [PROVINCE, unit('lẻ', days)] }, 'lẻ');
    expect(standingNotes(row!.standing, 'vi')).toEqual([note]);
  });

  it('takes the first day of the books for no beginning', () => {
    const units = [PROVINCE, unit('khác')].map((one) => ({ ...one, validFrom: day('2026-11-01') }));
    const scene = { ...MERGED, units, former: [], successions: [] };
    expect(rowOf(scene, 'khác')?.standing).toEqual({
      partial: null,
      previous: 'own',
      lastYear: 'own',
    });
  });

  it('counts what comes late from the kiosk of a predecessor at its successor', () => {
    const counts = [...MERGED.counts, rated('a', NOVEMBER, 50, 50)];
    expect(rowOf({ ...MERGED, counts }, 'mới')?.figure).toMatchObject({ n: 200 });
  });

  it('adds up to the ratings that are stored, whatever became of the units', () => {
    const fates = fc.array(
      fc.record({
        n: fc.integer({ min: 200, max: 900 }),
        fate: fc.constantFrom('stays', 'merges', 'is renamed', 'splits', 'is dissolved'),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(fates, (list) => {
        const scene = sceneOf(list);
        const stored = (period: Period) =>
          scene.counts
            .filter(({ atom }) => atom === atomIn(period))
            .reduce((sum, row) => sum + totalOf(row), 0);
        const report = reportOf(scene);
        const shown = report.trend.map(({ figure }) => (figure.kind === 'shown' ? figure.n : 0));
        expect(shown[0]).toBe(stored(NOVEMBER_LAST_YEAR));
        expect(shown.at(-2)).toBe(stored(OCTOBER));
        const heir = reportOf(scene, 'gộp');
        const parts = list
          .filter(({ fate }) => fate === 'merges')
          .reduce((sum, { n }) => sum + n, 0);
        const [first] = heir.trend;
        expect(first?.figure.kind === 'shown' ? first.figure.n : 0).toBe(parts);
      }),
    );
  });
});

/** Units of last year with as many ratings as said, and what became of each on the reform's day. */
function sceneOf(list: readonly { n: number; fate: string }[]): Scene {
  const ids = list.map((_each, index) => `xã ${index}`);
  const fateOf = (index: number) => list[index]!.fate;
  const successions = ids.flatMap((id, index): Succession[] => {
    if (fateOf(index) === 'merges') return [succession(id, 'gộp')];
    if (fateOf(index) === 'is renamed') return [succession(id, `${id} tên mới`, 'rename')];
    if (fateOf(index) === 'is dissolved') return [succession(id, null, 'dissolve')];
    if (fateOf(index) !== 'splits') return [];
    return [1, 2].map((part) => succession(id, `${id}/${part}`, 'split'));
  });
  const followers = successions.flatMap(({ successorId }) => successorId ?? []);
  const stays = ids.filter((_id, index) => fateOf(index) === 'stays').map((id) => unit(id));
  const gone = ids.filter((_id, index) => fateOf(index) !== 'stays').map((id) => ended(id));
  const begins = [...new Set(['gộp', ...followers])].map((id) => begun(id));
  return {
    units: [PROVINCE, ...stays, ...begins],
    former: gone,
    successions,
    counts: [
      ...ids.map((id, index) => rated(id, NOVEMBER_LAST_YEAR, list[index]!.n, 0)),
      ...[...stays, ...begins].map(({ id }) => rated(id, OCTOBER, 300, 10)),
    ],
  };
}
