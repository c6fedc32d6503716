import type { StoredOrganisation } from './entries.ts';
import { MESSAGES } from './issue-messages.ts';
import type { LocatedOrganisation } from './located-organisation.ts';

/**
 * A kiosk keeps its unit for life, and with it the counter that it stands at: what has a code
 * already does not move to another unit, or the kiosk's ratings would name a counter that its unit
 * does not have. The office gives the new place a new code.
 */
export function checkUnitMoves(incoming: LocatedOrganisation, stored: StoredOrganisation): void {
  const storedUnits = new Map(stored.servicePoints.map(({ code, unitCode }) => [code, unitCode]));
  const newUnits = new Map(storedUnits);
  for (const { entry, cells } of incoming.servicePoints) {
    const before = storedUnits.get(entry.code);
    newUnits.set(entry.code, entry.unitCode);
    if (before !== undefined && before !== entry.unitCode) {
      cells.report('unit', MESSAGES.movesToUnit(before));
    }
  }
  const storedPoints = new Map(
    stored.counters.map(({ code, servicePointCode }) => [code, servicePointCode]),
  );
  for (const { entry, cells } of incoming.counters) {
    const before = storedUnits.get(storedPoints.get(entry.code) ?? '');
    const after = newUnits.get(entry.servicePointCode);
    if (before !== undefined && after !== undefined && before !== after) {
      cells.report('servicePoint', MESSAGES.movesToUnit(before));
    }
  }
}
