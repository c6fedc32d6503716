import { useState } from 'preact/hooks';
import type {
  HistoryUnit,
  OfficialEntry,
  ServicePointEntry,
  UnitPlaces,
} from '../../../shared/api/organisation-history.ts';
import { formatDay } from '../../reports/format.ts';
import { Skeleton } from '../components/loading.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useSpeech, type Wording } from '../i18n/wording.tsx';
import { printStretches, WEEKDAYS } from '../opening-hours-text.ts';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { CounterDialog, OfficialDialog, ServicePointDialog } from './organisation-edit.tsx';
import { periodText } from './organisation-tree.tsx';

type Editing =
  | Readonly<{ kind: 'point'; point: ServicePointEntry }>
  | Readonly<{ kind: 'counter'; id: string; name: string }>
  | Readonly<{ kind: 'official'; official: OfficialEntry }>
  | null;

/** Service points with hours and counters, and officials by given name; each can be edited. */
export function UnitPlacesSections({ unit }: Readonly<{ unit: HistoryUnit }>) {
  const { api } = useServices();
  const places = useRequest(unit.id, () => api.unitPlaces(unit.id));
  const [editing, setEditing] = useState<Editing>(null);
  if (places.state.kind === 'loading') return <Skeleton blocks={1} />;
  if (places.state.kind === 'failed') {
    return <FailureNotice failure={places.state.failure} onRetry={places.reload} />;
  }
  const edited = {
    onClose: () => setEditing(null),
    onDone: () => {
      setEditing(null);
      places.reload();
    },
  };
  return (
    <>
      <Points places={places.state.value} onEdit={setEditing} />
      <Officials places={places.state.value} onEdit={setEditing} />
      {editing?.kind === 'point' && <ServicePointDialog point={editing.point} {...edited} />}
      {editing?.kind === 'counter' && (
        <CounterDialog id={editing.id} name={editing.name} {...edited} />
      )}
      {editing?.kind === 'official' && <OfficialDialog official={editing.official} {...edited} />}
    </>
  );
}

type SectionProps = Readonly<{ places: UnitPlaces; onEdit: (editing: Editing) => void }>;

function Points({ places, onEdit }: SectionProps) {
  const { wording } = useSpeech();
  const words = wording.organisation;
  return (
    <section>
      <h3>{words.points}</h3>
      {places.servicePoints.length === 0 && <p class="soft">{words.noPoints}</p>}
      {places.servicePoints.map((point) => (
        <article key={point.id} class="organisation-point">
          <p>
            <strong>{point.name}</strong>{' '}
            <span class="soft">
              {point.code} · {periodText(point, words)}
            </span>{' '}
            <EditButton name={point.name} onClick={() => onEdit({ kind: 'point', point })} />
          </p>
          <Hours point={point} />
          <ul class="organisation-counters">
            {point.counters.map(({ id, name, code, fieldName }) => (
              <li key={id}>
                {name}{' '}
                <span class="soft">
                  {[code, ...(fieldName === null ? [] : [fieldName])].join(' · ')}
                </span>{' '}
                <EditButton name={name} onClick={() => onEdit({ kind: 'counter', id, name })} />
              </li>
            ))}
          </ul>
        </article>
      ))}
    </section>
  );
}

function Hours({ point }: Readonly<{ point: ServicePointEntry }>) {
  const { wording } = useSpeech();
  const words = wording.organisation;
  return (
    <details>
      <summary>{words.hours}</summary>
      <dl class="organisation-facts">
        {WEEKDAYS.map((weekday, place) => [
          <dt key={`${weekday}-name`}>{words.weekdays[place]}</dt>,
          <dd key={weekday}>{printStretches(point.openingHours, weekday) || words.closed}</dd>,
        ])}
        <dt>{words.closedDays}</dt>
        <dd>
          {point.closedDays.length === 0
            ? words.noClosedDays
            : point.closedDays.map(({ day, reason }) => `${formatDay(day)} ${reason}`).join('; ')}
        </dd>
      </dl>
    </details>
  );
}

function Officials({ places, onEdit }: SectionProps) {
  const { wording } = useSpeech();
  const words = wording.organisation;
  return (
    <section>
      <h3>{words.officials}</h3>
      {places.officials.length === 0 && <p class="soft">{words.noOfficials}</p>}
      <ul class="organisation-people">
        {places.officials.map((official) => (
          <li key={official.id}>
            {[official.honorific, official.familyName, official.givenName]
              .filter((part) => part !== null && part !== '')
              .join(' ')}{' '}
            <span class="soft">{officialFacts(official, words).join(' · ')}</span>{' '}
            <EditButton
              name={`${official.familyName} ${official.givenName}`}
              onClick={() => onEdit({ kind: 'official', official })}
            />
          </li>
        ))}
      </ul>
    </section>
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

function EditButton({ name, onClick }: Readonly<{ name: string; onClick: () => void }>) {
  const { wording } = useSpeech();
  const { session } = useServices();
  const words = wording.organisation;
  if (!session.may.includes('change-organisation')) return null;
  return (
    <button
      type="button"
      class="link-button"
      aria-label={`${words.edit}: ${name}`}
      onClick={onClick}
    >
      {words.edit}
    </button>
  );
}
