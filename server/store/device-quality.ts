import { missingIn, sizeOfGap } from '../../analytics/reports/chain-gaps.ts';
import type { DeviceQualityFacts } from '../../analytics/reports/period-facts.ts';
import { periodRange, type Period } from '../../shared/domain/period.ts';
import { chainExtents } from './chain-extents.ts';
import { datedGaps } from './dated-gaps.ts';
import { silentMinutesOf } from './kiosk-silence.ts';
import type { StoreReader } from './open-store.ts';
import type { CountScope } from './period-facts.ts';

/**
 * What the devices of a scope lost and missed in a period. A gap belongs to the period of its
 * first day, so that the periods of a year add up to the year.
 */
export async function loadDeviceQuality(
  db: StoreReader,
  period: Period,
  { scope, nowMs }: { readonly scope: CountScope; readonly nowMs: number },
): Promise<DeviceQualityFacts> {
  const range = periodRange(period);
  const unitIds = scope.withDescendants;
  const chains = (await chainExtents(db, { unitIds })).filter((chain) => missingIn(chain) > 0);
  const gaps = (await datedGaps(db, chains, nowMs)).filter(
    ({ firstDay }) => range.firstDay <= firstDay && firstDay <= range.lastDay,
  );
  const silent = [...(await silentMinutesOf(db, { unitIds, range, nowMs })).values()];
  return {
    missingRecords: gaps.reduce((sum, gap) => sum + sizeOfGap(gap), 0),
    kiosksWithGaps: new Set(gaps.map(({ kioskId }) => kioskId)).size,
    silentMinutes: silent.length === 0 ? null : silent.reduce((sum, one) => sum + one, 0),
  };
}
