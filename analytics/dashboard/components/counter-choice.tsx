import { useId, useMemo, useState } from 'preact/hooks';
import { formatCount } from '../../reports/format.ts';
import { placedCounters, searchCounters } from '../counter-search.ts';
import type { PlacedCounter } from '../counter-search.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { FailureNotice } from './notice.tsx';

/** How many counters are listed at once; the search narrows the rest. */
const SHOWN = 30;

type ChoiceProps = Readonly<{
  chosen: string | null;
  onChoose: (counterId: string) => void;
  error: string | undefined;
  /** Code of the unit whose counters are offered; left out: of every unit. */
  unitCode?: string;
}>;

/** A search over every counter and a list of radio buttons below it. */
export function CounterChoice({ chosen, onChoose, error, unitCode }: ChoiceProps) {
  const { wording } = useSpeech();
  const { units } = useServices();
  const words = wording.administration.pairing;
  const { state } = units;
  const counters = useMemo(
    () =>
      (state.kind === 'ready' ? placedCounters(state.value) : []).filter(
        (placed) => unitCode === undefined || placed.unitCode === unitCode,
      ),
    [state, unitCode],
  );
  if (state.kind === 'failed') {
    return <FailureNotice failure={state.failure} onRetry={units.reload} />;
  }
  if (state.kind === 'loading') return <p role="status">{wording.shell.loading}</p>;
  if (counters.length === 0) return <p class="field-error">{words.noCounters}</p>;
  return <CounterList counters={counters} chosen={chosen} onChoose={onChoose} error={error} />;
}

function CounterList({
  counters,
  chosen,
  onChoose,
  error,
}: ChoiceProps & Readonly<{ counters: readonly PlacedCounter[] }>) {
  const { language, wording } = useSpeech();
  const words = wording.administration.pairing;
  const [query, setQuery] = useState('');
  const id = useId();
  const found = searchCounters(counters, query);
  const hidden = found.length - SHOWN;
  return (
    <fieldset class={error === undefined ? 'field' : 'field field-wrong'}>
      <legend>{words.counter}</legend>
      <input
        class="input"
        type="search"
        aria-label={words.counterSearch}
        placeholder={words.counterSearch}
        aria-controls={id}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        value={query}
        autoComplete="off"
        spellcheck={false}
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter narrows to the only match instead of sending an unfinished form.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          const [only, ...others] = found;
          if (only !== undefined && others.length === 0) onChoose(only.counter.id);
        }}
      />
      <div id={id} class="counter-list">
        {found.slice(0, SHOWN).map(({ counter, servicePoint, unitName }) => (
          <label key={counter.id} class="counter-option">
            <input
              type="radio"
              name="counter"
              checked={counter.id === chosen}
              onChange={() => onChoose(counter.id)}
            />
            <span>
              <strong>{counter.name}</strong>
              {counter.fieldName !== null && ` · ${counter.fieldName}`}
              <span class="cell-under">
                {servicePoint.name} · {unitName}
              </span>
            </span>
          </label>
        ))}
      </div>
      <p class="field-hint" role="status">
        {found.length === 0
          ? words.noMatch
          : hidden > 0
            ? words.more(formatCount(hidden, language))
            : ''}
      </p>
      {error !== undefined && (
        <p id={`${id}-error`} class="field-error">
          <span aria-hidden="true">✕ </span>
          {error}
        </p>
      )}
    </fieldset>
  );
}
