import { useMemo } from 'preact/hooks';
import type { UnitNode, UnitTree } from '../../../shared/api/organisation.ts';
import { localDayOf, parseLocalDay } from '../../../shared/domain/local-day.ts';
import { Skeleton } from '../components/loading.tsx';
import { EmptyState, FailureNotice } from '../components/notice.tsx';
import { UnitPicker } from '../components/unit-picker.tsx';
import { mondayOf } from '../duty-week.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { useNavigation } from '../navigation.tsx';
import { useServices } from '../services.ts';
import { placedUnits } from '../unit-search.ts';
import { useTitle } from '../use-title.ts';
import { DutyWeek } from './duties-week.tsx';

/** The duty roster of a unit, week by week; unit and week stand in the address. */
export function DutiesPage() {
  const { wording } = useSpeech();
  const { route, go } = useNavigation();
  const { units, nowMs } = useServices();
  const words = wording.duties;
  const { state } = units;
  const tree = state.kind === 'ready' ? state.value : undefined;
  const unit = useMemo(() => chosenUnit(tree, route.unit), [tree, route.unit]);
  const monday = mondayOf(parseLocalDay(route.within ?? '') ?? localDayOf(nowMs()));
  useTitle(words.title);
  return (
    <div class="page duties">
      <h1>
        {words.title}
        {unit !== undefined && <span class="duties-unit">: {unit.name}</span>}
      </h1>
      <p class="page-intro">{words.intro}</p>
      {state.kind === 'loading' && <Skeleton blocks={2} />}
      {state.kind === 'failed' && <FailureNotice failure={state.failure} onRetry={units.reload} />}
      {tree !== undefined &&
        (unit === undefined ? (
          <EmptyState title={words.noUnit} hint={words.noUnitHint} />
        ) : (
          <DutyWeek
            key={unit.id}
            unit={unit}
            monday={monday}
            onWeek={(day) => go({ ...route, within: day })}
          >
            <UnitPicker
              tree={tree}
              chosen={unit.code}
              onChoose={(code) => go({ ...route, unit: code })}
            />
          </DutyWeek>
        ))}
    </div>
  );
}

/** The unit of the address; without one, the first that has counters. */
function chosenUnit(tree: UnitTree | undefined, code: string | null): UnitNode | undefined {
  if (tree === undefined) return undefined;
  const units = placedUnits(tree).map(({ unit }) => unit);
  return (
    units.find((unit) => unit.code === code) ??
    units.find(({ servicePoints }) => servicePoints.some(({ counters }) => counters.length > 0)) ??
    units[0]
  );
}
