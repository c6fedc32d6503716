import type { OwnFigures, OwnStanding } from '../../../shared/api/own-figures.ts';
import { localDayOf } from '../../../shared/domain/local-day.ts';

const period = (year: number, month: number, standing: OwnStanding) => ({
  key: `${year}-${String(month).padStart(2, '0')}`,
  firstDay: localDayOf(Date.UTC(year, month - 2, 15)),
  lastDay: localDayOf(Date.UTC(year, month - 1, 14)),
  standing,
});

/** One official, with every way in which a period can stand. */
export const CANNED_OWN_FIGURES: OwnFigures = {
  officials: [
    {
      id: 'official-1',
      name: 'Nguyễn Thị Hoa',
      unit: { code: '07201', name: 'Xã Danh Thắng' },
      periods: [
        period(2026, 11, { kind: 'shown', n: 142, rate: 0.8873, lower: 0.8248, upper: 0.9295 }),
        period(2026, 10, { kind: 'coarse', n: 14, share: 'above-90' }),
        period(2026, 9, { kind: 'few' }),
        period(2026, 8, { kind: 'empty' }),
      ],
    },
  ],
};
