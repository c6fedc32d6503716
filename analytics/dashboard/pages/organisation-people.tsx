import { useState } from 'preact/hooks';
import type { OfficialEntry, UnitPlaces } from '../../../shared/api/organisation-history.ts';
import type { LocalDay } from '../../../shared/domain/local-day.ts';
import { isValidOn } from '../../../shared/domain/validity.ts';
import { formatCount, formatDay } from '../../reports/format.ts';
import { TextField } from '../components/field.tsx';
import { EmptyState } from '../components/notice.tsx';
import { useSpeech, type Wording } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { toPage } from '../route.ts';
import { useServices } from '../services.ts';
import { matchesQuery } from '../unit-search.ts';
import { daysToKnow, EntryRow, Resting, useMayChange } from './organisation-acts.tsx';
import type { Asking } from './organisation-dialogs.tsx';

type SectionProps = Readonly<{
  places: UnitPlaces;
  day: LocalDay;
  isOpen: boolean;
  onAsk: (asking: Asking) => void;
}>;

/** Officials by given name; who does not work here on the day is folded away. */
export function Officials({ places, day, isOpen, onAsk }: SectionProps) {
  const { language, wording } = useSpeech();
  const { session } = useServices();
  const { route } = useNavigation();
  const mayChange = useMayChange();
  const words = wording.unitPlaces;
  const { officials } = places;
  const [query, setQuery] = useState('');
  const current = officials.filter((official) => isValidOn(official, day));
  const found = current.filter((official) => matchesQuery(wordsOf(official), query));
  const isEmpty = officials.length === 0;
  const add = mayChange && isOpen && (
    <button
      type="button"
      class={isEmpty ? 'button button-main' : 'button'}
      onClick={() => onAsk({ kind: 'add-official' })}
    >
      {words.addOfficial}
    </button>
  );
  const official = (entry: OfficialEntry) => (
    <Official key={entry.id} official={entry} day={day} onAsk={onAsk} />
  );
  return (
    <section>
      <div class="organisation-head">
        <h3>{wording.organisation.officials}</h3>
        {!isEmpty && add}
      </div>
      {isEmpty && (
        <EmptyState title={words.noOfficials} hint={words.noOfficialsHint} level={4}>
          {add}{' '}
          {session.mayEverywhere.includes('change-organisation') && (
            <Link class="button" to={toPage(route, 'imports')}>
              {words.import}
            </Link>
          )}
        </EmptyState>
      )}
      {!isEmpty && current.length === 0 && <p class="soft">{words.nobodyNow}</p>}
      {current.length > FEW && (
        <>
          <TextField
            label={words.findOfficial}
            hint={words.findOfficialHint}
            value={query}
            onInput={setQuery}
          />
          <p class="soft" role="status">
            {words.officialsFound(
              formatCount(found.length, language),
              formatCount(current.length, language),
            )}
          </p>
        </>
      )}
      <ul class="organisation-rows">{found.map(official)}</ul>
      <Resting all={officials} day={day}>
        {official}
      </Resting>
    </section>
  );
}

/** As many as are seen at a glance. */
const FEW = 12;

const wordsOf = ({ familyName, givenName, code, title }: OfficialEntry): string =>
  [familyName, givenName, code, title ?? ''].join(' ');

type OfficialProps = Pick<SectionProps, 'day' | 'onAsk'> & Readonly<{ official: OfficialEntry }>;

function Official({ official, day, onAsk }: OfficialProps) {
  const { wording } = useSpeech();
  const words = wording.unitPlaces;
  const { id, honorific, familyName, givenName, validTo } = official;
  const name = [familyName, givenName].filter((part) => part !== '').join(' ');
  const facts = [
    ...officialFacts(official, wording.organisation),
    ...daysToKnow(official, day, words),
  ];
  return (
    <EntryRow
      name={name}
      {...(honorific !== null && { address: honorific })}
      facts={facts}
      endText={words.endOfficial}
      onEdit={() => onAsk({ kind: 'edit-official', official })}
      onEnd={() => onAsk({ kind: 'end', ending: { kind: 'official', id, name, validTo } })}
    />
  );
}

function officialFacts(
  { code, title, secondedFrom, secondedTo }: OfficialEntry,
  words: Wording['organisation'],
): string[] {
  const day = (value: typeof secondedFrom) => (value === null ? words.openEnd : formatDay(value));
  const seconded =
    secondedFrom === null && secondedTo === null
      ? []
      : [words.seconded(day(secondedFrom), day(secondedTo))];
  return [...(title === null ? [] : [title]), code, ...seconded];
}
