import { useEffect } from 'preact/hooks';
import type { Integrity } from '../../../shared/api/integrity.ts';
import { formatCount, formatPercent } from '../../reports/format.ts';
import { Skeleton } from '../components/loading.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { useTitle } from '../use-title.ts';
import { IntegrityChains } from './integrity-chains.tsx';
import { LastVerification } from './integrity-findings.tsx';
import { DailyRoot, ProofDownload } from './integrity-proof.tsx';

/** How often a running verification is asked how far it is. */
const ASK_EVERY_MS = 1_000;

/** Are the data whole? The last verification, every chain, the daily root, and a proof to take. */
export function IntegrityPage() {
  const { wording } = useSpeech();
  const { api } = useServices();
  const answer = useRequest('integrity', api.integrity);
  const { state, put, reload } = answer;
  const words = wording.integrity;
  useTitle(words.title);
  const running = state.kind === 'ready' ? state.value.running : null;
  useEffect(() => {
    if (running === null) return undefined;
    const timer = window.setTimeout(reload, ASK_EVERY_MS);
    return () => window.clearTimeout(timer);
  }, [running, reload]);
  const verify = async () => {
    const started = await api.verify();
    if (started.ok) put(started.value);
    else reload();
  };
  return (
    <div class="page">
      <div class="page-head">
        <h1>{words.title}</h1>
        <VerifyButton running={running} onVerify={() => void verify()} />
      </div>
      <p class="page-intro">{words.intro}</p>
      {state.kind === 'loading' && <Skeleton blocks={3} />}
      {state.kind === 'failed' && <FailureNotice failure={state.failure} onRetry={reload} />}
      {state.kind === 'ready' && (
        <>
          <LastVerification integrity={state.value} />
          <DailyRoot root={state.value.root} />
          <ProofDownload />
          <IntegrityChains integrity={state.value} />
        </>
      )}
    </div>
  );
}

type VerifyProps = Readonly<{ running: Integrity['running']; onVerify: () => void }>;

function VerifyButton({ running, onVerify }: VerifyProps) {
  const { language, wording } = useSpeech();
  const words = wording.integrity;
  if (running === null) {
    return (
      <button type="button" class="button button-main" onClick={onVerify}>
        {words.verify}
      </button>
    );
  }
  const { doneRows, totalRows } = running;
  const share = totalRows === 0 ? 0 : Math.min(1, doneRows / totalRows);
  const text = totalRows === 0 ? formatCount(0, language) : formatPercent(share, language, 0);
  return (
    <span role="status">
      <progress max={1} value={share} aria-label={words.verify} /> {words.verifying(text)}
    </span>
  );
}
