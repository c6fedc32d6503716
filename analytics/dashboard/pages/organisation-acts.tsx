import type { ComponentChildren } from 'preact';
import type { LocalDay } from '../../../shared/domain/local-day.ts';
import { isValidOn, type Validity } from '../../../shared/domain/validity.ts';
import { formatCount, formatDay } from '../../reports/format.ts';
import { useSpeech, type Wording } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';

/** May the reader change places at all? Whose unit it is, the server has decided already. */
export function useMayChange(): boolean {
  return useServices().session.may.includes('change-organisation');
}

type ActProps = Readonly<{
  text: string;
  name: string;
  look?: 'button' | 'link-button';
  onClick: () => void;
}>;

/** A small button beside a name; only where the reader may change something. */
export function ActButton({ text, name, look = 'link-button', onClick }: ActProps) {
  const mayChange = useMayChange();
  if (!mayChange) return null;
  return (
    <button type="button" class={look} aria-label={`${text}: ${name}`} onClick={onClick}>
      {text}
    </button>
  );
}

type RestingProps<T> = Readonly<{
  all: readonly T[];
  day: LocalDay;
  children: (item: T) => ComponentChildren;
}>;

/** What is not in use on the day, folded away; nothing where there is none. */
export function Resting<T extends Validity>({ all, day, children }: RestingProps<T>) {
  const { language, wording } = useSpeech();
  const resting = all.filter((item) => !isValidOn(item, day));
  if (resting.length === 0) return null;
  return (
    <details class="organisation-resting">
      <summary>
        {wording.unitPlaces.resting(formatDay(day), formatCount(resting.length, language))}
      </summary>
      <ul class="organisation-rows">{resting.map(children)}</ul>
    </details>
  );
}

/** What has to be known of the days: an end that is planned, a beginning that is to come. */
export function daysToKnow(
  { validFrom, validTo }: Validity,
  day: LocalDay,
  words: Wording['unitPlaces'],
): string[] {
  return [
    ...(validFrom > day ? [words.since(formatDay(validFrom))] : []),
    ...(validTo === null ? [] : [words.until(formatDay(validTo))]),
  ];
}
