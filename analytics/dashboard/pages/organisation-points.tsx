import type {
  CounterEntry,
  ServicePointEntry,
  UnitPlaces,
} from '../../../shared/api/organisation-history.ts';
import type { LocalDay } from '../../../shared/domain/local-day.ts';
import { isValidOn } from '../../../shared/domain/validity.ts';
import { formatDay } from '../../reports/format.ts';
import { EmptyState } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { printStretches, WEEKDAYS } from '../opening-hours-text.ts';
import {
  ActButton,
  daysToKnow,
  EntryRow,
  Resting,
  RowActs,
  useMayChange,
} from './organisation-acts.tsx';
import type { Asking } from './organisation-dialogs.tsx';
import { periodText } from './organisation-tree.tsx';

type SectionProps = Readonly<{
  places: UnitPlaces;
  day: LocalDay;
  /** Something may begin here: the unit has not ended. */
  isOpen: boolean;
  onAsk: (asking: Asking) => void;
}>;

/** Service points with their hours and counters; what is not in use on the day is folded away. */
export function Points({ places, day, isOpen, onAsk }: SectionProps) {
  const { wording } = useSpeech();
  const mayChange = useMayChange();
  const words = wording.unitPlaces;
  const { servicePoints } = places;
  const current = servicePoints.filter((point) => isValidOn(point, day));
  const add = mayChange && isOpen && (
    <button
      type="button"
      class={servicePoints.length === 0 ? 'button button-main' : 'button'}
      onClick={() => onAsk({ kind: 'add-point' })}
    >
      {words.addPoint}
    </button>
  );
  if (servicePoints.length === 0) {
    return (
      <section>
        <h3>{wording.organisation.points}</h3>
        <EmptyState title={words.noPoints} hint={words.noPointsHint} level={4}>
          {add}
        </EmptyState>
      </section>
    );
  }
  const point = (entry: ServicePointEntry) => (
    <Point key={entry.id} point={entry} day={day} isOpen={isOpen} onAsk={onAsk} />
  );
  return (
    <section>
      <div class="organisation-head">
        <h3>{wording.organisation.points}</h3>
        {add}
      </div>
      {current.length === 0 && <p class="soft">{words.nothingNow}</p>}
      {current.map(point)}
      <Resting all={servicePoints} day={day}>
        {(entry) => <li key={entry.id}>{point(entry)}</li>}
      </Resting>
    </section>
  );
}

type PointProps = Omit<SectionProps, 'places'> & Readonly<{ point: ServicePointEntry }>;

function Point({ point, day, isOpen, onAsk }: PointProps) {
  const { wording } = useSpeech();
  const words = wording.unitPlaces;
  const { id, name, validTo } = point;
  const takesCounters = isOpen && (validTo === null || validTo >= day);
  const current = point.counters.filter((counter) => isValidOn(counter, day));
  const counter = (entry: CounterEntry) => (
    <Counter key={entry.id} counter={entry} day={day} onAsk={onAsk} />
  );
  return (
    <article class="organisation-point">
      <div class="organisation-row">
        <p>
          <strong>{name}</strong>{' '}
          <span class="soft">
            {point.code} · {periodText(point, wording.organisation)}
          </span>
        </p>
        <RowActs
          name={name}
          endText={words.end}
          onEdit={() => onAsk({ kind: 'edit-point', point })}
          onEnd={() => onAsk({ kind: 'end', ending: { kind: 'point', id, name, validTo } })}
        />
      </div>
      <Hours point={point} />
      {point.counters.length === 0 && <p class="soft">{words.noCounters}</p>}
      <ul class="organisation-rows">{current.map(counter)}</ul>
      <Resting all={point.counters} day={day}>
        {counter}
      </Resting>
      {takesCounters && (
        <ActButton
          text={words.addCounter}
          name={name}
          look="button"
          onClick={() => onAsk({ kind: 'add-counter', point })}
        />
      )}
    </article>
  );
}

type CounterProps = Omit<SectionProps, 'places' | 'isOpen'> & Readonly<{ counter: CounterEntry }>;

function Counter({ counter, day, onAsk }: CounterProps) {
  const { wording } = useSpeech();
  const words = wording.unitPlaces;
  const { id, name, code, fieldName, validTo } = counter;
  const facts = [code, ...(fieldName === null ? [] : [fieldName])];
  return (
    <EntryRow
      name={name}
      facts={[...facts, ...daysToKnow(counter, day, words)]}
      endText={words.end}
      onEdit={() => onAsk({ kind: 'edit-counter', counter })}
      onEnd={() => onAsk({ kind: 'end', ending: { kind: 'counter', id, name, validTo } })}
    />
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
