import type { HistoryUnit, OrganisationHistory } from '../../../shared/api/organisation-history.ts';
import { formatCount } from '../../reports/format.ts';
import { placedCounters, searchCounters, type PlacedCounter } from '../counter-search.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';

/** Counters in use today that answer a query, without regard to diacritics. */
export function useCountersFound(query: string): readonly PlacedCounter[] {
  const { state } = useServices().units;
  return state.kind === 'ready' ? searchCounters(placedCounters(state.value), query) : [];
}

type FoundProps = Readonly<{
  history: OrganisationHistory;
  counters: readonly PlacedCounter[];
  onChoose: (unit: HistoryUnit) => void;
}>;

/** More than anybody reads; a longer query finds the others. */
const MOST_FOUND = 30;

/** Each counter leads to the unit that it belongs to. */
export function CountersFound({ history, counters, onChoose }: FoundProps) {
  const { language, wording } = useSpeech();
  if (counters.length === 0) return null;
  const units = new Map(history.units.map((unit) => [unit.id, unit]));
  return (
    <section class="organisation-counters-found">
      <p class="organisation-count soft" role="status">
        {wording.unitPlaces.countersFound(formatCount(counters.length, language))}
      </p>
      <ul class="organisation-tree">
        {counters.slice(0, MOST_FOUND).map(({ counter, servicePoint, unitId, unitName }) => {
          const unit = units.get(unitId);
          return unit === undefined ? null : (
            <li key={counter.id}>
              <button type="button" class="tree-unit" onClick={() => onChoose(unit)}>
                <span class="tree-name">{counter.name}</span>
                <span class="soft">{[counter.code, servicePoint.name, unitName].join(' · ')}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
