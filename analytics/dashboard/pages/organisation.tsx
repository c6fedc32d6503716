import { useState } from 'preact/hooks';
import type { HistoryUnit, OrganisationHistory } from '../../../shared/api/organisation-history.ts';
import { localDayOf, parseLocalDay } from '../../../shared/domain/local-day.ts';
import { isValidOn } from '../../../shared/domain/validity.ts';
import { formatCount } from '../../reports/format.ts';
import { DayField } from '../components/form-fields.tsx';
import { TextField } from '../components/field.tsx';
import { RefreshingBar, Skeleton } from '../components/loading.tsx';
import { EmptyState, FailureNotice, Notice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useNavigation } from '../navigation.tsx';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { useTitle } from '../use-title.ts';
import { AddUnitDialog } from './organisation-add.tsx';
import { OrganisationFound, OrganisationTree } from './organisation-tree.tsx';
import { UnitPanel } from './organisation-unit.tsx';

/** The tree of units on a day, each with its history; and every change of it. */
export function OrganisationPage() {
  const { wording } = useSpeech();
  const { api, nowMs, units } = useServices();
  const [day, setDay] = useState<string>(localDayOf(nowMs()));
  const [done, setDone] = useState<string | null>(null);
  const valid = parseLocalDay(day);
  const asked = valid ?? localDayOf(nowMs());
  const history = useRequest(asked, () => api.organisation(asked));
  const words = wording.organisation;
  useTitle(words.title);
  const changed = (text: string) => {
    setDone(text);
    history.reload();
    units.reload();
  };
  return (
    <div class="page organisation">
      <h1>{words.title}</h1>
      <p class="page-intro">{words.intro}</p>
      {done !== null && <Notice kind="done">{done}</Notice>}
      {history.state.kind === 'loading' && <Skeleton blocks={2} />}
      {history.state.kind === 'failed' && (
        <FailureNotice failure={history.state.failure} onRetry={history.reload} />
      )}
      {history.state.kind === 'ready' && (
        <>
          <RefreshingBar active={history.state.refreshing} />
          <Body
            history={history.state.value}
            day={day}
            dayError={valid === undefined ? words.form.dayMissing : undefined}
            onDay={setDay}
            onChanged={changed}
            onAsk={() => setDone(null)}
          />
        </>
      )}
    </div>
  );
}

type BodyProps = Readonly<{
  history: OrganisationHistory;
  day: string;
  dayError: string | undefined;
  onDay: (day: string) => void;
  onChanged: (text: string) => void;
  onAsk: () => void;
}>;

function Body({ history, day, dayError, onDay, onChanged, onAsk }: BodyProps) {
  const { wording } = useSpeech();
  const { route, go } = useNavigation();
  const { session } = useServices();
  const [query, setQuery] = useState('');
  const [adding, setAdding] = useState(false);
  const words = wording.organisation;
  const chosen = history.units.find(({ id }) => id === route.within);
  const choose = ({ id }: Readonly<{ id: string }>) =>
    go({ ...route, within: id }, { replace: true });
  const mayAdd = session.mayEverywhere.includes('change-organisation');
  const add = (
    <button type="button" class="button" onClick={() => setAdding(true)}>
      {words.add}
    </button>
  );
  return (
    <>
      <div class="organisation-tools">
        <DayField label={words.day} value={day} onInput={onDay} error={dayError} />
        <TextField label={words.search} hint={words.searchHint} value={query} onInput={setQuery} />
        {mayAdd && add}
      </div>
      <div class="organisation-columns">
        <section class="card organisation-list" aria-label={words.tree}>
          <List history={history} query={query} chosen={chosen?.id ?? null} onChoose={choose} />
        </section>
        {chosen === undefined ? (
          <p class="card organisation-hint">{words.choose}</p>
        ) : (
          <UnitPanel
            key={chosen.id}
            history={history}
            unit={chosen}
            onChanged={onChanged}
            onAsk={onAsk}
          />
        )}
      </div>
      {adding && (
        <AddUnitDialog
          history={history}
          onClose={() => setAdding(false)}
          onDone={(added) => {
            setAdding(false);
            onChanged(words.saved);
            // Its service points and officials come next.
            choose(added);
          }}
        />
      )}
    </>
  );
}

type ListProps = Readonly<{
  history: OrganisationHistory;
  query: string;
  chosen: string | null;
  onChoose: (unit: HistoryUnit) => void;
}>;

function List(props: ListProps) {
  const { language, wording } = useSpeech();
  const words = wording.organisation;
  const { history, query } = props;
  if (query.trim() !== '') return <OrganisationFound {...props} />;
  const standing = history.units.filter((unit) => isValidOn(unit, history.day)).length;
  if (standing === 0) return <EmptyState title={words.none} hint={words.noneHint} />;
  return (
    <>
      <p class="organisation-count soft">{words.standing(formatCount(standing, language))}</p>
      <OrganisationTree {...props} />
    </>
  );
}
