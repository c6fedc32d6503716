import { useState } from 'preact/hooks';
import type { HistoryUnit, OrganisationHistory } from '../../../shared/api/organisation-history.ts';
import { formatCount, formatDay } from '../../reports/format.ts';
import type { Wording } from '../i18n/wording.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { searchHistory, treeLines } from '../organisation-lines.ts';
import { CountersFound, useCountersFound } from './organisation-counters-found.tsx';

type TreeProps = Readonly<{
  history: OrganisationHistory;
  chosen: string | null;
  onChoose: (unit: HistoryUnit) => void;
}>;

/** The units of the day; the topmost are open. */
export function OrganisationTree({ history, chosen, onChoose }: TreeProps) {
  const { wording } = useSpeech();
  const words = wording.organisation;
  const tops = treeLines(history, new Set()).map(({ unit }) => unit.id);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  // What was toggled is the contrary of how it began: the topmost open, all others closed.
  const open = differing(new Set(tops), toggled);
  const toggle = (id: string) => setToggled(differing(toggled, new Set([id])));
  return (
    <ul class="organisation-tree">
      {treeLines(history, open).map(({ unit, depth, childCount }) => (
        <li key={unit.id} class={`depth-${Math.min(depth, 4)}`}>
          {childCount > 0 ? (
            <button
              type="button"
              class="tree-toggle"
              aria-expanded={open.has(unit.id)}
              aria-label={(open.has(unit.id) ? words.collapse : words.expand)(unit.name)}
              onClick={() => toggle(unit.id)}
            >
              {open.has(unit.id) ? '▾' : '▸'}
            </button>
          ) : (
            <span class="tree-toggle" aria-hidden="true" />
          )}
          <UnitButton unit={unit} chosen={chosen} onChoose={onChoose}>
            <span class="soft">
              {words.kinds[unit.kind]} · {unit.code}
            </span>
          </UnitButton>
        </li>
      ))}
    </ul>
  );
}

/** What is in one of two sets and not in the other. */
function differing(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...a, ...b].filter((id) => a.has(id) !== b.has(id)));
}

/** Units of every time that answer the search, each with what tells it from its namesakes. */
export function OrganisationFound(props: TreeProps & Readonly<{ query: string }>) {
  const { language, wording } = useSpeech();
  const words = wording.organisation;
  const { history, query, chosen, onChoose } = props;
  const found = searchHistory(history, query);
  const counters = useCountersFound(query);
  if (found.length + counters.length === 0) {
    return <p class="organisation-count">{words.nothingFound}</p>;
  }
  const names = new Map(history.units.map(({ id, name }) => [id, name]));
  return (
    <>
      {found.length > 0 && (
        <p class="organisation-count soft" role="status">
          {words.found(formatCount(found.length, language))}
        </p>
      )}
      <ul class="organisation-tree">
        {found.slice(0, MOST_FOUND).map((unit) => (
          <li key={unit.id}>
            <UnitButton unit={unit} chosen={chosen} onChoose={onChoose}>
              <span class="soft">
                {[
                  words.kinds[unit.kind],
                  ...(unit.parentId === null ? [] : [words.under(names.get(unit.parentId) ?? '')]),
                  periodText(unit, words),
                ].join(' · ')}
              </span>
            </UnitButton>
          </li>
        ))}
      </ul>
      <CountersFound {...props} counters={counters} />
    </>
  );
}

/** More than anybody reads; a longer query finds the others. */
const MOST_FOUND = 100;

type ButtonProps = Readonly<{
  unit: HistoryUnit;
  chosen: string | null;
  onChoose: (unit: HistoryUnit) => void;
  children: preact.ComponentChildren;
}>;

function UnitButton({ unit, chosen, onChoose, children }: ButtonProps) {
  return (
    <button
      type="button"
      class="tree-unit"
      aria-current={unit.id === chosen ? 'true' : undefined}
      onClick={() => onChoose(unit)}
    >
      <span class="tree-name">{unit.name}</span>
      {children}
    </button>
  );
}

/** "01/01/2016 – 31/12/2019", or "từ 01/01/2020". */
export function periodText(
  { validFrom, validTo }: Pick<HistoryUnit, 'validFrom' | 'validTo'>,
  words: Wording['organisation'],
): string {
  return validTo === null
    ? words.from(formatDay(validFrom))
    : words.fromTo(formatDay(validFrom), formatDay(validTo));
}
