import { useEffect, useRef, useState } from 'preact/hooks';
import type { HistoryUnit } from '../../../shared/api/organisation-history.ts';
import type { LocalDay } from '../../../shared/domain/local-day.ts';
import { Skeleton } from '../components/loading.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { PlaceDialogs, type Asking } from './organisation-dialogs.tsx';
import { Officials } from './organisation-people.tsx';
import { Points } from './organisation-points.tsx';

type SectionsProps = Readonly<{
  unit: HistoryUnit;
  day: LocalDay;
  /** A change is about to be made: what was said of the one before is old. */
  onAsk: () => void;
}>;

/** Service points with hours and counters, and officials by given name; each begins and ends here. */
export function UnitPlacesSections({ unit, day, onAsk }: SectionsProps) {
  const { api, units } = useServices();
  const places = useRequest(unit.id, () => api.unitPlaces(unit.id));
  const [asking, setAsking] = useState<Asking | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button of an empty list goes with the emptiness: its focus must not fall to the page.
    if (done !== null && document.activeElement === document.body) told.current?.focus();
  }, [places.state]);
  if (places.state.kind === 'loading') return <Skeleton blocks={1} />;
  if (places.state.kind === 'failed') {
    return <FailureNotice failure={places.state.failure} onRetry={places.reload} />;
  }
  const changed = () => {
    places.reload();
    // The tree with its counters, which other pages choose from.
    units.reload();
  };
  const sections = {
    ...{ places: places.state.value, day },
    isOpen: unit.validTo === null || unit.validTo >= day,
    onAsk: (next: Asking) => {
      onAsk();
      setDone(null);
      setAsking(next);
    },
  };
  return (
    <>
      {done !== null && (
        <div ref={told} tabIndex={-1}>
          <Notice kind="done">{done}</Notice>
        </div>
      )}
      <Points {...sections} />
      <Officials {...sections} />
      {asking !== null && (
        <PlaceDialogs
          asking={asking}
          unit={unit}
          places={places.state.value}
          day={day}
          onClose={() => setAsking(null)}
          onDone={(text) => {
            setAsking(null);
            setDone(text);
            changed();
          }}
          onMore={changed}
        />
      )}
    </>
  );
}
