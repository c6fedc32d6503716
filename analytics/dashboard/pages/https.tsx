import type { HttpsState } from '../../../shared/api/https-state.ts';
import { localDayOf } from '../../../shared/domain/local-day.ts';
import { formatDay } from '../../reports/format.ts';
import { Skeleton } from '../components/loading.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { endsSoon, reachedBy, wayInUse } from '../https-standing.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { useTitle } from '../use-title.ts';
import { HttpsTrust } from './https-trust.tsx';
import { HttpsWays } from './https-ways.tsx';

/** How tablets come to trust the server, and how it stands now. */
export function HttpsPage() {
  const { wording } = useSpeech();
  const words = wording.https;
  useTitle(wording.shell.pages.https);
  return (
    <div class="page https">
      <h1>{words.title}</h1>
      <p class="page-intro">{words.intro}</p>
      <HttpsHelp />
    </div>
  );
}

/** The same without the page's own heading, for the first set-up as well. */
export function HttpsHelp() {
  const { api } = useServices();
  const { state, reload } = useRequest('https', api.httpsState);
  if (state.kind === 'loading') return <Skeleton blocks={3} />;
  if (state.kind === 'failed') return <FailureNotice failure={state.failure} onRetry={reload} />;
  return <Standing state={state.value} />;
}

function Standing({ state }: Readonly<{ state: HttpsState }>) {
  const { wording } = useSpeech();
  const words = wording.https;
  const reached = reachedBy(window.location);
  return (
    <>
      <Notice kind={reached === 'https' ? 'done' : 'warning'}>
        <p>{words.reached[reached]}</p>
        <Certificate state={state} />
      </Notice>
      {state.authority !== null && <HttpsTrust authority={state.authority} />}
      <h2 class="section-title">{words.ways}</h2>
      <HttpsWays inUse={wayInUse(state, window.location)} />
    </>
  );
}

/** What the server itself serves, and what has to be done about it. */
function Certificate({ state }: Readonly<{ state: HttpsState }>) {
  const { wording } = useSpeech();
  const { nowMs } = useServices();
  const words = wording.https;
  const { certificate, authority, behindProxy } = state;
  if (certificate === null) {
    return authority === null || behindProxy ? null : <p>{words.restart}</p>;
  }
  const day = formatDay(localDayOf(certificate.endsAtMs));
  const names = certificate.names.map((name) => name.replace(/^[^:]+:/u, '')).join(', ');
  return (
    <>
      <p>{words.served(names, day)}</p>
      {endsSoon(certificate.endsAtMs, nowMs()) && <p class="https-end">{words.endsSoon(day)}</p>}
    </>
  );
}
