import { KIOSK_ALARMS, type KioskSummary, type UnitTree } from '../../shared/api/organisation.ts';
import { placedUnits } from './unit-search.ts';

/** Kiosks of a unit and all below it that somebody has to look at, the gravest first. */
export function kiosksToAttend(
  kiosks: readonly KioskSummary[],
  tree: UnitTree,
  unitCode: string,
): KioskSummary[] {
  const codes = codesBelow(tree, unitCode);
  return kiosks
    .filter(
      ({ unit, alarms, status }) =>
        codes.has(unit.code) && alarms.length > 0 && status !== 'revoked',
    )
    .toSorted((a, b) => gravity(a) - gravity(b));
}

/** Alarms are listed from the gravest on. */
const gravity = ({ alarms }: KioskSummary): number =>
  Math.min(...alarms.map((alarm) => KIOSK_ALARMS.indexOf(alarm)));

function codesBelow(tree: UnitTree, unitCode: string): ReadonlySet<string> {
  const top = placedUnits(tree).find(({ unit }) => unit.code === unitCode)?.unit;
  return new Set(
    top === undefined ? [] : placedUnits({ roots: [top] }).map(({ unit }) => unit.code),
  );
}
