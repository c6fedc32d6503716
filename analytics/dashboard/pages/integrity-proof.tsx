import type { RootSummary } from '../../../shared/api/integrity.ts';
import { ROUTES } from '../../../shared/api/routes.ts';
import { localDayOf, parseLocalDay } from '../../../shared/domain/local-day.ts';
import { periodKey } from '../../../shared/domain/period.ts';
import { formatCount, formatDay } from '../../reports/format.ts';
import { FilterBar } from '../components/filter-bar.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useNavigation } from '../navigation.tsx';
import { chosenPeriod } from '../period-choice.ts';
import { useServices } from '../services.ts';

/** The newest root, to be published or compared with what was. */
export function DailyRoot({ root }: Readonly<{ root: RootSummary | null }>) {
  const { language, wording } = useSpeech();
  const words = wording.integrity.root;
  const day = root === null ? undefined : parseLocalDay(root.localDay);
  return (
    <section class="card">
      <h2>{words.title}</h2>
      <p class="soft">{words.hint}</p>
      {root === null || day === undefined ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p>{words.of(formatDay(day), formatCount(root.chains, language))}</p>
          <code class="command">{root.root}</code>
        </>
      )}
    </section>
  );
}

/** The proof of a unit and a period: the browser saves it while it comes, however large it is. */
export function ProofDownload() {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  const { units, session, nowMs } = useServices();
  const words = wording.integrity.proof;
  if (units.state.kind !== 'ready') return null;
  const tree = units.state.value;
  const unit = route.unit ?? tree.roots[0]?.code;
  if (unit === undefined) return null;
  const office = { ...session.office, today: localDayOf(nowMs()) };
  const { period } = chosenPeriod(route.period, office);
  const query = new URLSearchParams({ unit, period: periodKey(period) });
  return (
    <section class="card">
      <h2>{words.title}</h2>
      <p class="soft">{words.hint}</p>
      <FilterBar tree={tree} unit={unit} period={period}>
        <a class="button" download href={`${ROUTES.getProof.path}?${query.toString()}`}>
          <span aria-hidden="true">↓ </span>
          {words.download}
        </a>
      </FilterBar>
    </section>
  );
}
