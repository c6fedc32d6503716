import type { AuditLogPage as Page } from '../../../shared/api/audit-log.ts';
import { MOST_COUNTED } from '../../../shared/api/audit-log.ts';
import { ROUTES } from '../../../shared/api/routes.ts';
import { formatCount } from '../../reports/format.ts';
import { firstPage, printAuditFilters } from '../audit-filters.ts';
import type { AuditFilters } from '../audit-filters.ts';
import { RefreshingBar, Skeleton } from '../components/loading.tsx';
import { EmptyState, FailureNotice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { toPage } from '../route.ts';
import type { Route } from '../route.ts';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { useTitle } from '../use-title.ts';
import { AuditFilterBar, FilterSummary } from './audit-filter-bar.tsx';
import { AuditTable } from './audit-table.tsx';

/** Who did what: a page of the log, its filters in the address, the whole of it as a file. */
export function AuditLogPage() {
  const { wording } = useSpeech();
  const { api } = useServices();
  const { route } = useNavigation();
  const query = queryOf(route);
  const asked = useRequest(query.toString(), () => api.auditLog(Object.fromEntries(query)));
  const words = wording.audit;
  const { state } = asked;
  useTitle(words.title);
  return (
    <div class="page audit-page">
      <div class="page-head">
        <h1>{words.title}</h1>
        <Outputs />
      </div>
      <p class="page-intro">
        {words.intro} <Link to={toPage(route, 'integrity')}>{words.introLink}</Link>.
      </p>
      <AuditFilterBar people={state.kind === 'ready' ? state.value.people : []} />
      {state.kind === 'loading' && <Skeleton blocks={3} />}
      {state.kind === 'failed' && <FailureNotice failure={state.failure} onRetry={asked.reload} />}
      {state.kind === 'ready' && (
        <>
          <FilterSummary people={state.value.people} />
          <RefreshingBar active={state.refreshing} />
          <Entries page={state.value} />
        </>
      )}
    </div>
  );
}

/** The file is made of the same filters; the browser saves it while it comes. */
function Outputs() {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  const words = wording.audit;
  const query = queryOf(route);
  query.delete('before');
  return (
    <div class="audit-outputs">
      <button type="button" class="button" onClick={() => window.print()}>
        {words.print}
      </button>
      <a class="button" download href={`${ROUTES.getAuditLogFile.path}?${query.toString()}`}>
        <span aria-hidden="true">↓ </span>
        {words.exportCsv}
      </a>
    </div>
  );
}

function Entries({ page }: Readonly<{ page: Page }>) {
  const { language, wording } = useSpeech();
  const { route } = useNavigation();
  const words = wording.audit;
  if (page.entries.length === 0) {
    const isNarrowed = queryOf(route).size > 0;
    return isNarrowed ? (
      <EmptyState title={words.noMatch} hint={words.noMatchHint}>
        <Link to={{ ...route, unit: null, audit: {} }} class="button button-main">
          {words.filters.reset}
        </Link>
      </EmptyState>
    ) : (
      <EmptyState title={words.empty} hint={words.emptyHint} />
    );
  }
  const { matches } = page;
  const counted =
    matches > MOST_COUNTED
      ? words.manyMatches(formatCount(MOST_COUNTED, language))
      : words.matches(formatCount(matches, language));
  return (
    <section class="card audit-card">
      <p class="table-note" role="status">
        {counted}
      </p>
      <AuditTable page={page} />
      <Pages page={page} filters={route.audit ?? {}} />
    </section>
  );
}

function Pages({ page, filters }: Readonly<{ page: Page; filters: AuditFilters }>) {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  const words = wording.audit;
  const first = firstPage(filters);
  const isFirst = filters.before === undefined;
  const { olderBefore } = page;
  if (isFirst && olderBefore === null) return null;
  return (
    <nav class="audit-pages" aria-label={words.pages}>
      {!isFirst && (
        <Link to={{ ...route, audit: first }} class="button">
          ⇤ {words.newest}
        </Link>
      )}
      {olderBefore !== null && (
        <Link to={{ ...route, audit: { ...first, before: String(olderBefore) } }} class="button">
          {words.older} →
        </Link>
      )}
    </nav>
  );
}

/** The query of the API that the address asks for. */
function queryOf({ unit, audit = {} }: Route): URLSearchParams {
  const query = new URLSearchParams();
  printAuditFilters(query, audit);
  if (unit !== null) query.set('unit', unit);
  return query;
}
