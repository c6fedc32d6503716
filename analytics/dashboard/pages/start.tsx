import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { localDayOf } from '../../../shared/domain/local-day.ts';
import { periodKey } from '../../../shared/domain/period.ts';
import { formatCount } from '../../reports/format.ts';
import { ok } from '../../../shared/result.ts';
import { placedCounters } from '../counter-search.ts';
import { reachedBy } from '../https-standing.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { latestPeriod } from '../period-choice.ts';
import { toPage } from '../route.ts';
import type { Page } from '../route.ts';
import { useServices } from '../services.ts';
import { placedUnits } from '../unit-search.ts';
import { useRequest } from '../use-request.ts';
import { useTitle } from '../use-title.ts';

/** The steps from an empty server to the first report; each looks for itself whether it is done. */
export function StartPage() {
  const { wording } = useSpeech();
  const words = wording.account.start;
  useTitle(wording.shell.pages.start);
  return (
    <div class="page start">
      <h1>{words.title}</h1>
      <p class="page-intro">{words.intro}</p>
      <ol class="card checklist">
        <ImportStep />
        <TargetStep />
        <HttpsStep />
        <PairStep />
        <ReportStep />
      </ol>
    </div>
  );
}

function ImportStep() {
  const { language, wording } = useSpeech();
  const { units } = useServices();
  const words = wording.account.start;
  // The list may have been imported since the page was first opened.
  useEffect(units.reload, [units.reload]);
  const tree = units.state.kind === 'ready' ? units.state.value : { roots: [] };
  const unitCount = placedUnits(tree).length;
  const counterCount = placedCounters(tree).length;
  const counted = words.importDone(
    formatCount(unitCount, language),
    formatCount(counterCount, language),
  );
  return (
    <Step title={words.importTitle} done={counterCount > 0 ? counted : null}>
      <p>{words.importText}</p>
      <code class="command">npm run cli -- import FILE</code>
    </Step>
  );
}

function TargetStep() {
  const { language, wording } = useSpeech();
  const { api } = useServices();
  const words = wording.account.start;
  const { state } = useRequest('targets', api.targets);
  const count = state.kind === 'ready' ? state.value.inForce.length : 0;
  return (
    <Step
      title={words.targetTitle}
      done={count > 0 ? words.targetDone(formatCount(count, language)) : null}
    >
      <p>{words.targetText}</p>
      <StepLink page="targets" />
    </Step>
  );
}

function HttpsStep() {
  const { wording } = useSpeech();
  const words = wording.https.step;
  return (
    <Step title={words.title} done={reachedBy(window.location) === 'https' ? words.done : null}>
      <p>{words.text}</p>
      <StepLink page="https" />
    </Step>
  );
}

function PairStep() {
  const { language, wording } = useSpeech();
  const { api } = useServices();
  const words = wording.account.start;
  const { state } = useRequest('kiosks', api.kiosks);
  const count = state.kind === 'ready' ? state.value.kiosks.length : 0;
  return (
    <Step
      title={words.pairTitle}
      done={count > 0 ? words.pairDone(formatCount(count, language)) : null}
    >
      <p>{words.pairText}</p>
      <StepLink page="kiosks" />
    </Step>
  );
}

function ReportStep() {
  const { wording } = useSpeech();
  const { api, nowMs, session, units } = useServices();
  const words = wording.account.start;
  const root = units.state.kind === 'ready' ? units.state.value.roots[0]?.code : undefined;
  const { cutOffDay } = session.office;
  const period = periodKey(latestPeriod('year', { cutOffDay, today: localDayOf(nowMs()) }));
  const { state } = useRequest(`report ${root ?? ''}`, () =>
    root === undefined ? Promise.resolve(ok(null)) : api.periodReport({ unit: root, period }),
  );
  const report = state.kind === 'ready' ? state.value : null;
  const rated = report !== null && report.overall.kind !== 'empty';
  return (
    <Step title={words.reportTitle} done={rated ? words.reportDone : null}>
      <p>{words.reportText}</p>
      <StepLink page="overview" />
    </Step>
  );
}

type StepProps = Readonly<{ title: string; done: string | null; children: ComponentChildren }>;

function Step({ title, done, children }: StepProps) {
  const { wording } = useSpeech();
  const words = wording.account.start;
  return (
    <li class={done === null ? 'step' : 'step step-done'}>
      <span class="step-sign" role="img" aria-label={done === null ? words.open : words.done}>
        {done === null ? '' : '✓'}
      </span>
      <div>
        <h2>{title}</h2>
        {done !== null && <p class="step-result">{done}</p>}
        {children}
      </div>
    </li>
  );
}

function StepLink({ page }: Readonly<{ page: Page }>) {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  return (
    <Link to={toPage(route, page)} class="button">
      {wording.account.start.go(wording.shell.pages[page])}
    </Link>
  );
}
