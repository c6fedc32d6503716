import { useState } from 'preact/hooks';
import type { SampleData, SampleLoad } from '../../../shared/api/sample-data.ts';
import { formatCount, formatPercent } from '../../reports/format.ts';
import type { Failure } from '../api-client.ts';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { toPage } from '../route.ts';
import { useServices } from '../services.ts';

type SampleProps = Readonly<{ data: SampleData; onData: (data: SampleData) => void }>;

/** The sample: to be begun, under way with a bar, there, or broken off. */
export function SetupSample({ data, onData }: SampleProps) {
  const { wording, language } = useSpeech();
  const { api } = useServices();
  const { route } = useNavigation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const words = wording.setup.data;
  const load = async () => {
    setBusy(true);
    setFailure(null);
    const answer = await api.settings.loadSample();
    setBusy(false);
    if (answer.ok) onData(answer.value);
    else setFailure(answer.error);
  };
  if (data.load?.state === 'running') return <Progress load={data.load} />;
  if (data.load?.state === 'broken') {
    return (
      <Notice kind="warning">
        <p>{words.broken(formatCount(data.load.done, language))}</p>
        <Link to={toPage(route, 'settings')} class="button">
          {words.remove}
        </Link>
      </Notice>
    );
  }
  if (data.sample) {
    const { units, ratings } = data.goes;
    return (
      <Notice kind="done">
        <p>{words.loadedDone(formatCount(units, language), formatCount(ratings, language))}</p>
        <Link to={toPage(route, 'overview')} class="button">
          {words.see}
        </Link>
      </Notice>
    );
  }
  return (
    <>
      {failure !== null && <FailureNotice failure={failure} />}
      <button type="button" class="button" disabled={busy} onClick={() => void load()}>
        {words.sample.action}
      </button>
    </>
  );
}

function Progress({ load: { done, wanted } }: Readonly<{ load: SampleLoad }>) {
  const { wording, language } = useSpeech();
  const words = wording.setup.data;
  const [doneText, wantedText] = [done, wanted].map((n) => formatCount(n, language));
  const percent = formatPercent(done / wanted, language, 0);
  return (
    <div class="setup-progress">
      <strong>{words.loading}</strong>
      <progress max={wanted} value={done} aria-label={words.loading} />
      <p role="status">
        {done === 0 ? words.preparing : words.loaded(doneText ?? '', wantedText ?? '', percent)}
      </p>
      <p class="soft">{words.meanwhile}</p>
    </div>
  );
}
