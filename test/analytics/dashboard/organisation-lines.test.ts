import { describe, expect, it } from 'vitest';
import {
  historySteps,
  searchHistory,
  treeLines,
} from '../../../analytics/dashboard/organisation-lines.ts';
import {
  printClosedDays,
  printStretches,
  readClosedDays,
  readWeek,
} from '../../../analytics/dashboard/opening-hours-text.ts';
import { cannedHistory } from './canned-history.ts';

const history = cannedHistory('2026-11-05');
const ALL = new Set(history.units.map(({ id }) => id));

describe('the tree of a day', () => {
  it.each([
    ['2020-01-01', ['Tỉnh Bắc Ninh', 'Sở Nội vụ', 'Huyện Việt Yên', 'Thị trấn Bích Động']],
    ['2026-11-05', ['Tỉnh Bắc Ninh', 'Sở Nội vụ', 'Phường Nếnh', 'Phường Việt Yên']],
  ])('holds on %s what stood then', (day, names) => {
    expect(treeLines(cannedHistory(day), ALL).map(({ unit }) => unit.name)).toEqual(names);
  });

  it('hides what stands below a unit that is closed', () => {
    const lines = treeLines(history, new Set());
    expect(lines.map(({ unit, childCount }) => [unit.name, childCount])).toEqual([
      ['Tỉnh Bắc Ninh', 3],
    ]);
  });
});

describe('the search over all times', () => {
  it.each(['viet yen', 'VIỆT YÊN', 'Việt Yên', 'yen viet'])('finds by "%s" every date', (query) => {
    const found = searchHistory(history, query);
    expect(found.map(({ name, kind, validFrom }) => [name, kind, validFrom])).toEqual([
      ['Huyện Việt Yên', 'district', '2016-01-01'],
      ['Thị xã Việt Yên', 'district', '2024-02-01'],
      ['Phường Việt Yên', 'commune', '2025-07-01'],
    ]);
  });
});

describe('the history of a unit', () => {
  it('tells what came before and after, with the day and the legal basis', () => {
    for (const id of ['huyện', 'thị xã']) {
      const steps = historySteps(history, id);
      expect(
        steps.map(({ onDay, kind, legalBasis, predecessors, successors }) => [
          ...[onDay, kind, legalBasis],
          ...[predecessors, successors].map((units) => units.map(({ name }) => name).join()),
        ]),
      ).toEqual([
        ['2024-02-01', 'rename', 'Nghị quyết minh họa số 1', 'Huyện Việt Yên', 'Thị xã Việt Yên'],
        ['2025-07-01', 'dissolve', 'Nghị quyết minh họa số 2', 'Thị xã Việt Yên', ''],
      ]);
    }
  });

  it('is empty for a unit that never changed', () => {
    expect(historySteps(history, 'snv')).toEqual([]);
  });
});

describe('opening hours as they are typed', () => {
  it('reads what it printed', () => {
    const week = readWeek(['7:30-11:30, 13:30-17:00', '', '', '', '', '08:00 – 11:00', '']);
    expect(week).toEqual({
      ok: true,
      value: {
        1: [
          ['07:30', '11:30'],
          ['13:30', '17:00'],
        ],
        6: [['08:00', '11:00']],
      },
    });
    expect(week.ok && printStretches(week.value, '1')).toBe('07:30-11:30, 13:30-17:00');
    expect(week.ok && printStretches(week.value, '2')).toBe('');
  });

  it.each(['11:30-07:30', '07:30-11:30, 11:00-12:00', 'cả ngày', '07:30'])(
    'names the day whose "%s" it cannot read',
    (line) => {
      expect(readWeek(['', line])).toEqual({ ok: false, error: 1 });
    },
  );

  it('reads closed days, and answers the line that it cannot read', () => {
    const days = readClosedDays('02/09/2026 Quốc khánh\n\n1/1/2027 Tết Dương lịch');
    expect(days.ok && printClosedDays(days.value)).toBe(
      '02/09/2026 Quốc khánh\n01/01/2027 Tết Dương lịch',
    );
    expect(readClosedDays('31/02/2026 Không có')).toEqual({
      ok: false,
      error: '31/02/2026 Không có',
    });
  });
});
