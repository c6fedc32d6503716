import { parseLocalDay, type LocalDay } from '../../shared/domain/local-day.ts';

/** A day as a column holds it; throws for what is none, which only a bug or a hand could write. */
export function storedDay(text: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === undefined) throw new Error(`A row holds '${text}' instead of a day.`);
  return day;
}
