import { addDays, localDayFromParts, localDayParts } from './local-day.ts';
import type { LocalDay } from './local-day.ts';
import { periodRange } from './period.ts';
import type { DayRange, Period } from './period.ts';

declare const atomBrand: unique symbol;

/**
 * A period atom, named by its first day: the stretch between two neighbouring cut-off days. Each
 * calendar month has three, 1-14, 15-20 and 21-end, so every period of every cut-off day is a sum
 * of whole atoms and no report has to read ratings.
 */
export type Atom = LocalDay & { readonly [atomBrand]: 'Atom' };

/** The atom a day belongs to; the atom itself when the day is the first of one. */
export function atomOf(day: LocalDay): Atom {
  const parts = localDayParts(day);
  const firstDayOfMonth = parts.day >= 21 ? 21 : parts.day >= 15 ? 15 : 1;
  // The one place that makes an Atom: this is the first day of one.
  return localDayFromParts({ ...parts, day: firstDayOfMonth }) as Atom;
}

/** First and last local day of an atom, both inside. */
export function atomRange(atom: Atom): DayRange {
  return { firstDay: atom, lastDay: addDays(nextAtom(atom), -1) };
}

/** The atoms that make up a period, in order: 3 for a month, 36 for a year. */
export function atomsOf(period: Period): Atom[] {
  const { firstDay, lastDay } = periodRange(period);
  const atoms: Atom[] = [];
  for (let atom = atomOf(firstDay); atom <= lastDay; atom = nextAtom(atom)) atoms.push(atom);
  return atoms;
}

function nextAtom(atom: Atom): Atom {
  // 1 + 14 is 15, 15 + 6 is 21, and 14 days after 21 is the first half of the next month.
  return atomOf(addDays(atom, localDayParts(atom).day === 15 ? 6 : 14));
}
