import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { UnitDuties } from '../../../shared/api/duties.ts';
import type { UnitNode } from '../../../shared/api/organisation.ts';
import type { UnitPlaces } from '../../../shared/api/organisation-history.ts';
import { addDays, localDayOf, type LocalDay } from '../../../shared/domain/local-day.ts';
import { formatCount, formatDay } from '../../reports/format.ts';
import { RefreshingBar, Skeleton } from '../components/loading.tsx';
import { EmptyState, FailureNotice, Notice } from '../components/notice.tsx';
import { countersOfWeek, mondayOf } from '../duty-week.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { CopyDutiesDialog } from './duties-copy.tsx';
import { DutyDialog, type AskedDuty } from './duties-edit.tsx';
import { DutyTable } from './duties-table.tsx';

type WeekProps = Readonly<{
  unit: UnitNode;
  monday: LocalDay;
  onWeek: (monday: LocalDay) => void;
  /** The choice of the unit. */
  children: ComponentChildren;
}>;

/** One week of a unit: its bar, its table, and the dialogs that change it. */
export function DutyWeek({ unit, monday, onWeek, children }: WeekProps) {
  const { language, wording } = useSpeech();
  const { api, session } = useServices();
  const [asked, setAsked] = useState<AskedDuty | 'copy' | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const words = wording.duties;
  const places = useRequest(unit.id, () => api.unitPlaces(unit.id));
  const week = useRequest(`${unit.id} ${monday}`, () =>
    api.duties.ofUnit(unit.id, monday, addDays(monday, 6)),
  );
  const mayChange = session.may.includes('change-organisation');
  const finish = (text: string, reAttributed: number) => {
    const moved = reAttributed === 0 ? [] : [words.moved(formatCount(reAttributed, language))];
    setDone([text, ...moved].join(' '));
    setAsked(null);
    week.reload();
  };
  const close = () => setAsked(null);
  return (
    <>
      <div class="duties-bar">
        {children}
        <WeekSteps
          monday={monday}
          onWeek={(next) => {
            // What was done was done in another week.
            setDone(null);
            onWeek(next);
          }}
        />
        <div class="duties-acts">
          {mayChange && (
            <button type="button" class="button" onClick={() => setAsked('copy')}>
              {words.copy}
            </button>
          )}
          <button type="button" class="button" onClick={() => window.print()}>
            {words.print}
          </button>
        </div>
      </div>
      {done !== null && <Notice kind="done">{done}</Notice>}
      <WeekBody
        {...{ monday, mayChange, week, places }}
        onAsk={(next) => {
          setDone(null);
          setAsked(next);
        }}
      />
      {asked === 'copy' && (
        <CopyDutiesDialog unitId={unit.id} monday={monday} onClose={close} onDone={finish} />
      )}
      {asked !== null && asked !== 'copy' && places.state.kind === 'ready' && (
        <DutyDialog
          asked={asked}
          officials={places.state.value.officials}
          onClose={close}
          onDone={finish}
        />
      )}
    </>
  );
}

function WeekSteps({ monday, onWeek }: Pick<WeekProps, 'monday' | 'onWeek'>) {
  const { wording } = useSpeech();
  const { nowMs } = useServices();
  const words = wording.duties;
  const current = mondayOf(localDayOf(nowMs()));
  return (
    <div class="duties-steps" role="group" aria-label={words.weeks}>
      <button type="button" class="button" onClick={() => onWeek(addDays(monday, -7))}>
        <span aria-hidden="true">‹</span> {words.previous}
      </button>
      <h2 class="duties-week" aria-live="polite">
        {words.week(formatDay(monday), formatDay(addDays(monday, 6)))}
      </h2>
      <button type="button" class="button" onClick={() => onWeek(addDays(monday, 7))}>
        {words.next} <span aria-hidden="true">›</span>
      </button>
      {monday !== current && (
        <button type="button" class="link-button" onClick={() => onWeek(current)}>
          {words.current}
        </button>
      )}
    </div>
  );
}

type BodyProps = Readonly<{
  monday: LocalDay;
  mayChange: boolean;
  week: ReturnType<typeof useRequest<UnitDuties>>;
  places: ReturnType<typeof useRequest<UnitPlaces>>;
  onAsk: (asked: AskedDuty) => void;
}>;

function WeekBody({ monday, mayChange, week, places, onAsk }: BodyProps) {
  const { wording } = useSpeech();
  const words = wording.duties;
  for (const { state, reload } of [places, week]) {
    if (state.kind === 'failed') return <FailureNotice failure={state.failure} onRetry={reload} />;
  }
  if (places.state.kind !== 'ready' || week.state.kind !== 'ready') return <Skeleton blocks={2} />;
  const counters = countersOfWeek(places.state.value, monday);
  if (counters.length === 0) {
    return <EmptyState title={words.noCounters} hint={words.noCountersHint} />;
  }
  const { duties } = week.state.value;
  return (
    <>
      <RefreshingBar active={week.state.refreshing} />
      {duties.length === 0 && !week.state.refreshing && (
        <Notice kind="warning">
          <p>{words.empty}</p>
          {mayChange && <p>{words.emptyHint}</p>}
        </Notice>
      )}
      <DutyTable {...{ counters, duties, monday, mayChange, onAsk }} />
    </>
  );
}
