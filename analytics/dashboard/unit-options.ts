import type { OrganisationHistory } from '../../shared/api/organisation-history.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import { isValidOn } from '../../shared/domain/validity.ts';
import { compareNames } from '../reports/sort-names.ts';

/** Units that exist on a day, for a list to choose from. */
export function unitOptions(
  { units }: OrganisationHistory,
  day: LocalDay,
): { value: string; text: string }[] {
  return units
    .filter((unit) => isValidOn(unit, day))
    .toSorted((a, b) => compareNames(a.name, b.name))
    .map(({ id, name, code }) => ({ value: id, text: `${name} · ${code}` }));
}
