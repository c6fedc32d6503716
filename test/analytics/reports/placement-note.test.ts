import { describe, expect, it } from 'vitest';
import { placementNote, placementsWithin } from '../../../analytics/reports/placement-note.ts';
import { buildPeriodReport } from '../../../analytics/reports/build-period-report.ts';
import { trendTable } from '../../../server/documents/report-tables.ts';
import type { KioskPlacement } from '../../../shared/api/kiosk-place.ts';
import { localDayOf } from '../../../shared/domain/local-day.ts';
import { smallProvince } from './small-province.ts';

const MOVE: KioskPlacement = {
  atMs: Date.UTC(2026, 10, 7, 3),
  day: localDayOf(Date.UTC(2026, 10, 7, 3)),
  kioskName: 'Máy 1',
  fromCounter: 'Quầy 3',
  toCounter: 'Quầy 5',
};

describe('the note that a kiosk was carried', () => {
  it.each([
    ['vi', '07/11/2026: Máy 1 chuyển từ Quầy 3 sang Quầy 5'],
    ['en', '07/11/2026: Máy 1 moved from Quầy 3 to Quầy 5'],
  ] as const)('says when, which and where in %s', (language, text) => {
    expect(placementNote(MOVE, language)).toBe(text);
  });

  it('belongs to the days between which it was made, both inside', () => {
    const before = localDayOf(MOVE.atMs - 86_400_000);
    const { day } = MOVE;
    expect(placementsWithin([MOVE], { firstDay: day, lastDay: day })).toEqual([MOVE]);
    expect(placementsWithin([MOVE], { firstDay: before, lastDay: before })).toEqual([]);
  });

  it('stands under the table of the trend', () => {
    const report = buildPeriodReport(smallProvince({ placements: [MOVE] }));
    expect(trendTable(report).footnotes).toContain(
      '07/11/2026: Máy 1 chuyển từ Quầy 3 sang Quầy 5',
    );
  });
});
