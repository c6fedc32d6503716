import type { ComponentChildren } from 'preact';
import { useId, useMemo, useState } from 'preact/hooks';
import { formatCount } from '../../reports/format.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { placedUnits, searchUnits } from '../unit-search.ts';
import { FailureNotice } from './notice.tsx';

/** How many units are listed at once; the search narrows the rest. */
const SHOWN = 20;

type ChoiceProps = Readonly<{
  /** Id of a unit; null for the whole tree; undefined while nothing is chosen. */
  chosen: string | null | undefined;
  onChoose: (unitId: string | null) => void;
  error: string | undefined;
}>;

/** A search over the units that the reader sees, and radio buttons below it. */
export function UnitChoice({ chosen, onChoose, error }: ChoiceProps) {
  const { language, wording } = useSpeech();
  const { units } = useServices();
  const words = wording.people;
  const [query, setQuery] = useState('');
  const id = useId();
  const { state } = units;
  const placed = useMemo(() => (state.kind === 'ready' ? placedUnits(state.value) : []), [state]);
  if (state.kind === 'failed') {
    return <FailureNotice failure={state.failure} onRetry={units.reload} />;
  }
  const found = searchUnits(placed, query);
  const hidden = found.length - SHOWN;
  return (
    <fieldset class={error === undefined ? 'field' : 'field field-wrong'}>
      <legend>{words.fields.unit}</legend>
      <input
        class="input"
        type="search"
        aria-label={words.fields.unitSearch}
        placeholder={words.fields.unitSearch}
        aria-controls={id}
        value={query}
        autoComplete="off"
        spellcheck={false}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <div id={id} class="counter-list">
        {query === '' && (
          <UnitOption checked={chosen === null} onChoose={() => onChoose(null)}>
            <strong>{words.wholeTree}</strong>
          </UnitOption>
        )}
        {found.slice(0, SHOWN).map(({ unit, ancestors }) => (
          <UnitOption key={unit.id} checked={chosen === unit.id} onChoose={() => onChoose(unit.id)}>
            <strong>{unit.name}</strong> · {unit.code}
            <span class="cell-under">{ancestors.map(({ name }) => name).join(' › ')}</span>
          </UnitOption>
        ))}
      </div>
      <p class="field-hint" role="status">
        {found.length === 0
          ? words.noUnit
          : hidden > 0
            ? words.moreUnits(formatCount(hidden, language))
            : ''}
      </p>
      {error !== undefined && (
        <p class="field-error">
          <span aria-hidden="true">✕ </span>
          {error}
        </p>
      )}
    </fieldset>
  );
}

type OptionProps = Readonly<{
  checked: boolean;
  onChoose: () => void;
  children: ComponentChildren;
}>;

const UnitOption = ({ checked, onChoose, children }: OptionProps) => (
  <label class="counter-option">
    <input type="radio" name="unit" checked={checked} onChange={onChoose} />
    <span>{children}</span>
  </label>
);
