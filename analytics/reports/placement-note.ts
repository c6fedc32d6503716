import type { KioskPlacement } from '../../shared/api/kiosk-place.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { DayRange } from '../../shared/domain/period.ts';
import { formatDay } from './format.ts';

/** "07/11/2026: Máy 1 chuyển từ Quầy 3 sang Quầy 5": why figures before and after may differ. */
export function placementNote(placement: KioskPlacement, language: Language): string {
  const { day, kioskName, fromCounter, toCounter } = placement;
  const words =
    language === 'vi'
      ? `${kioskName} chuyển từ ${fromCounter} sang ${toCounter}`
      : `${kioskName} moved from ${fromCounter} to ${toCounter}`;
  return `${formatDay(day)}: ${words}`;
}

/** Those of a stretch of days, both ends inside. */
export function placementsWithin(
  placements: readonly KioskPlacement[],
  { firstDay, lastDay }: DayRange,
): readonly KioskPlacement[] {
  return placements.filter(({ day }) => firstDay <= day && day <= lastDay);
}
