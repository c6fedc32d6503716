import { useEffect, useState } from 'preact/hooks';
import { AUDIT_ACTIONS } from '../../../shared/api/audit-actions.ts';
import { NO_ACCOUNT } from '../../../shared/api/audit-log.ts';
import type { AuditPerson } from '../../../shared/api/audit-log.ts';
import { firstPage, withFilter } from '../audit-filters.ts';
import { formatDay } from '../../reports/format.ts';
import { UnitPicker } from '../components/unit-picker.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useNavigation } from '../navigation.tsx';
import { useServices } from '../services.ts';
import { placedUnits } from '../unit-search.ts';

type PeopleProps = Readonly<{ people: readonly AuditPerson[] }>;

/** Every filter lives in the address: a link shows the same entries. */
export function AuditFilterBar({ people }: PeopleProps) {
  const { wording } = useSpeech();
  const { route, go } = useNavigation();
  const { units } = useServices();
  const words = wording.audit.filters;
  const filters = route.audit ?? {};
  const choose = (key: Parameters<typeof withFilter>[1]) => (value: string) =>
    go({ ...route, audit: withFilter(filters, key, value) });
  const isDefault = route.unit === null && Object.keys(filters).length === 0;
  return (
    <section class="filter-bar audit-filters" aria-label={words.label}>
      <ActionChoice chosen={filters.action ?? ''} onChoose={choose('action')} />
      <PersonChoice people={people} chosen={filters.account ?? ''} onChoose={choose('account')} />
      {units.state.kind === 'ready' && (
        <UnitPicker
          tree={units.state.value}
          chosen={route.unit ?? words.allUnits}
          onChoose={(unit) => go({ ...route, unit, audit: firstPage(filters) })}
        />
      )}
      <DayChoice label={words.from} day={filters.from ?? ''} onChoose={choose('from')} />
      <DayChoice label={words.to} day={filters.to ?? ''} onChoose={choose('to')} />
      <TextChoice text={filters.text ?? ''} onChoose={choose('text')} />
      <div class="filter-end">
        <button
          type="button"
          class="link-button"
          disabled={isDefault}
          onClick={() => go({ ...route, unit: null, audit: {} })}
        >
          {words.reset}
        </button>
      </div>
    </section>
  );
}

/** What the page is narrowed to, on paper. */
export function FilterSummary({ people }: PeopleProps) {
  const { wording, inLanguage } = useSpeech();
  const { route } = useNavigation();
  const { units } = useServices();
  const words = wording.audit.filters;
  const { action, account, from, to, text } = route.audit ?? {};
  const placed = units.state.kind === 'ready' ? placedUnits(units.state.value) : [];
  const unit = placed.find((known) => known.unit.code === route.unit)?.unit.name ?? route.unit;
  const name = action === undefined ? undefined : AUDIT_ACTIONS[action];
  const person = people.find(({ id }) => id === account)?.displayName ?? account;
  const parts = [
    [words.action, name === undefined ? action : inLanguage(name)],
    [words.account, account === NO_ACCOUNT ? words.noAccount : person],
    [words.unit, unit],
    [words.from, from && formatDay(from)],
    [words.to, to && formatDay(to)],
    [words.search, text],
  ].filter(([, value]) => value !== undefined && value !== null);
  return <p class="print-head">{parts.map((part) => part.join(': ')).join(' · ')}</p>;
}

type ChoiceProps = Readonly<{ chosen: string; onChoose: (value: string) => void }>;

function ActionChoice({ chosen, onChoose }: ChoiceProps) {
  const { wording, inLanguage } = useSpeech();
  const words = wording.audit.filters;
  const known = Object.hasOwn(AUDIT_ACTIONS, chosen) || chosen === '';
  return (
    <label class="pill">
      <span class="pill-label">{words.action}</span>
      <select value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{words.anyAction}</option>
        {!known && <option value={chosen}>{chosen}</option>}
        {Object.entries(AUDIT_ACTIONS).map(([action, name]) => (
          <option key={action} value={action}>
            {inLanguage(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

function PersonChoice({ people, chosen, onChoose }: ChoiceProps & PeopleProps) {
  const { wording } = useSpeech();
  const words = wording.audit.filters;
  const known = ['', NO_ACCOUNT].includes(chosen) || people.some(({ id }) => id === chosen);
  return (
    <label class="pill">
      <span class="pill-label">{words.account}</span>
      <select value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{words.anyone}</option>
        <option value={NO_ACCOUNT}>{words.noAccount}</option>
        {!known && <option value={chosen}>{chosen}</option>}
        {people.map(({ id, login, displayName }) => (
          <option key={id} value={id}>
            {displayName} ({login})
          </option>
        ))}
      </select>
    </label>
  );
}

type DayProps = Readonly<{ label: string; day: string; onChoose: (day: string) => void }>;

function DayChoice({ label, day, onChoose }: DayProps) {
  return (
    <label class="pill">
      <span class="pill-label">{label}</span>
      <input type="date" value={day} onChange={(event) => onChoose(event.currentTarget.value)} />
    </label>
  );
}

function TextChoice({
  text,
  onChoose,
}: Readonly<{ text: string; onChoose: (text: string) => void }>) {
  const { wording } = useSpeech();
  const words = wording.audit.filters;
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  return (
    <form
      role="search"
      class="audit-search"
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(typed.trim());
      }}
    >
      <input
        class="pill"
        type="search"
        aria-label={words.text}
        placeholder={words.text}
        value={typed}
        maxLength={100}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" class="button">
        {words.search}
      </button>
    </form>
  );
}
