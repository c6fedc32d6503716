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

type EntryProps = Readonly<{
  name: string;
  /** What is read before the name: how the person is addressed. */
  address?: string;
  facts: readonly string[];
  endText: string;
  onEdit: () => void;
  onEnd: () => void;
}>;

/** A person or a place in a list: its name, what is to be known of it, and what may be done. */
export function EntryRow({ name, address, facts, endText, onEdit, onEnd }: EntryProps) {
  return (
    <li class="organisation-row">
      <span>
        {address === undefined ? name : `${address} ${name}`}{' '}
        <span class="soft">{facts.join(' · ')}</span>
      </span>
      <RowActs name={name} endText={endText} onEdit={onEdit} onEnd={onEnd} />
    </li>
  );
}

/** Change and end, beside what they are about. */
export function RowActs({
  name,
  endText,
  onEdit,
  onEnd,
}: Pick<EntryProps, 'name' | 'endText' | 'onEdit' | 'onEnd'>) {
  const { wording } = useSpeech();
  return (
    <span class="organisation-row-acts">
      <ActButton text={wording.unitPlaces.edit} name={name} onClick={onEdit} />
      <ActButton text={endText} name={name} onClick={onEnd} />
    </span>
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
