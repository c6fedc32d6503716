import { useEffect, useState } from 'preact/hooks';
import type { SampleData } from '../../../shared/api/sample-data.ts';
import { formatCount } from '../../reports/format.ts';
import { Skeleton } from '../components/loading.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { toPage } from '../route.ts';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { SetupSample } from './setup-sample.tsx';

/** How often the server is asked how far it is. */
const ASK_EVERY_MS = 1_500;

/** So many questions in a row without an answer are told: a standing bar looks like one at work. */
const TOLD_AFTER_MISSES = 2;

/** First run, step 3: lists, by hand, or the sample. */
export function SetupData() {
  const { wording } = useSpeech();
  const { api, units, renewSession, session } = useServices();
  const sample = useRequest('sample', api.settings.sample);
  const { put } = sample;
  const state = sample.state.kind === 'ready' ? sample.state.value.load?.state : undefined;
  const [misses, setMisses] = useState(0);
  useEffect(() => {
    if (state !== 'running') return undefined;
    const timer = window.setInterval(() => {
      void api.settings.sample().then((answer) => {
        // A question without an answer is asked again; the bar stands still meanwhile.
        setMisses((before) => (answer.ok ? 0 : before + 1));
        if (answer.ok) put(answer.value);
      });
    }, ASK_EVERY_MS);
    return () => window.clearInterval(timer);
  }, [state, api, put]);
  const isSample = sample.state.kind === 'ready' && sample.state.value.sample;
  useEffect(() => {
    if (isSample && !session.office.sample) renewSession();
    if (state === 'done') units.reload();
  }, [isSample, state]);
  if (sample.state.kind === 'loading') return <Skeleton blocks={2} />;
  if (sample.state.kind === 'failed') {
    return <FailureNotice failure={sample.state.failure} onRetry={sample.reload} />;
  }
  return (
    <>
      {state === 'running' && misses >= TOLD_AFTER_MISSES && (
        <Notice kind="warning">{wording.setup.data.unanswered}</Notice>
      )}
      <Ways data={sample.state.value} onData={put} />
    </>
  );
}

type WaysProps = Readonly<{ data: SampleData; onData: (data: SampleData) => void }>;

function Ways({ data, onData }: WaysProps) {
  const { wording, language } = useSpeech();
  const { route } = useNavigation();
  const words = wording.setup.data;
  // What is there is no sample: somebody has begun with real data.
  const isReal = !data.sample && data.goes.units > 0;
  return (
    <>
      {isReal && <p class="step-result">{words.present(formatCount(data.goes.units, language))}</p>}
      <ul class="setup-ways">
        <li class="card setup-way">
          <h3>{words.import.title}</h3>
          <p>{words.import.text}</p>
          <Link to={toPage(route, 'imports')} class="button">
            {words.import.action}
          </Link>
        </li>
        <li class="card setup-way">
          <h3>{words.hand.title}</h3>
          <p>{words.hand.text}</p>
          <Link to={toPage(route, 'organisation')} class="button">
            {words.hand.action}
          </Link>
        </li>
        <li class="card setup-way">
          <h3>{words.sample.title}</h3>
          <p>{words.sample.text}</p>
          {isReal ? (
            <p class="soft">{words.sample.notEmpty}</p>
          ) : (
            <SetupSample data={data} onData={onData} />
          )}
        </li>
      </ul>
    </>
  );
}
