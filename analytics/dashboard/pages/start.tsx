import { formatCount, formatInstant } from '../../reports/format.ts';
import { Skeleton } from '../components/loading.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { stepLines, type StepLine } from '../first-steps.ts';
import { reachedBy } from '../https-standing.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { toPage } from '../route.ts';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { useTitle } from '../use-title.ts';

/** The steps from an empty server to the first report; the server knows which are done. */
export function StartPage() {
  const { wording } = useSpeech();
  const { api, session } = useServices();
  const { state, reload } = useRequest('first-steps', api.settings.firstSteps);
  const words = wording.firstSteps;
  useTitle(wording.shell.pages.start);
  return (
    <div class="page start">
      <h1>{words.title}</h1>
      <p class="page-intro">{words.intro}</p>
      {session.office.sample && <Notice kind="warning">{words.sample}</Notice>}
      {state.kind === 'loading' && <Skeleton blocks={3} />}
      {state.kind === 'failed' && <FailureNotice failure={state.failure} onRetry={reload} />}
      {state.kind === 'ready' && (
        <Steps lines={stepLines(state.value, reachedBy(window.location) === 'https')} />
      )}
    </div>
  );
}

function Steps({ lines }: Readonly<{ lines: readonly StepLine[] }>) {
  const { wording, language } = useSpeech();
  const words = wording.firstSteps;
  const done = lines.filter((line) => line.done).length;
  const next = lines.find((line) => !line.done)?.key;
  const [doneText, allText] = [done, lines.length].map((n) => formatCount(n, language));
  return (
    <>
      <p class="start-progress">
        <progress
          class="first-steps-bar"
          max={lines.length}
          value={done}
          aria-label={words.title}
        />
        {words.progress(doneText ?? '', allText ?? '')}
      </p>
      <ol class="card checklist">
        {lines.map((line) => (
          <Step key={line.key} line={line} isNext={line.key === next} />
        ))}
      </ol>
    </>
  );
}

function Step({ line, isNext }: Readonly<{ line: StepLine; isNext: boolean }>) {
  const { wording, language } = useSpeech();
  const { route } = useNavigation();
  const words = wording.firstSteps;
  const { title, text, done } = words.steps[line.key];
  const at = line.atMs === null ? '' : formatInstant(line.atMs);
  return (
    <li class={line.done ? 'step step-done' : 'step'}>
      <span class="step-sign" role="img" aria-label={line.done ? words.done : words.open}>
        {line.done ? '✓' : ''}
      </span>
      <div>
        <h2>{title}</h2>
        {line.done ? (
          <p class="step-result">{done(formatCount(line.count, language), at)}</p>
        ) : (
          <>
            <p>{text}</p>
            {line.page === null && <code class="command">npm run cli -- backup</code>}
          </>
        )}
      </div>
      {line.page !== null && (
        <Link to={toPage(route, line.page)} class={isNext ? 'button button-main' : 'button'}>
          {words.go(wording.shell.pages[line.page])}
        </Link>
      )}
    </li>
  );
}
