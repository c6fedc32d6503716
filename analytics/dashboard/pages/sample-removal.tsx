import { useState } from 'preact/hooks';
import {
  REMOVAL_WORD,
  type SampleCounts,
  type SampleData,
} from '../../../shared/api/sample-data.ts';
import { formatCount } from '../../reports/format.ts';
import { TextField } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { FormDialog } from '../components/form-dialog.tsx';

/** While the office holds sample data: what they are, and the one button that removes them. */
export function SampleRemovalCard() {
  const { wording, language } = useSpeech();
  const { api, session, units, renewSession } = useServices();
  const sample = useRequest('sample', api.settings.sample);
  const [asking, setAsking] = useState(false);
  const [removed, setRemoved] = useState<SampleCounts | null>(null);
  const words = wording.settings.sample;
  if (removed !== null) {
    const [ratings, all] = [removed.ratings, removed.units].map((n) => formatCount(n, language));
    return <Notice kind="done">{words.done(ratings ?? '', all ?? '')}</Notice>;
  }
  if (sample.state.kind === 'failed') {
    return <FailureNotice failure={sample.state.failure} onRetry={sample.reload} />;
  }
  if (sample.state.kind === 'loading' || !sample.state.value.sample) return null;
  const data = sample.state.value;
  const mayRemove =
    data.obstacles.length === 0 && session.mayEverywhere.includes('change-organisation');
  return (
    <section class="card sample-removal" aria-labelledby="sample-title">
      <h2 id="sample-title">{words.title}</h2>
      <p>{words.text}</p>
      <SampleParts data={data} />
      <Obstacles data={data} />
      {mayRemove && (
        <button type="button" class="button button-danger" onClick={() => setAsking(true)}>
          {words.remove}
        </button>
      )}
      {asking && (
        <RemovalDialog
          data={data}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            setRemoved(data.goes);
            renewSession();
            units.reload();
          }}
        />
      )}
    </section>
  );
}

/** What goes and what stays, side by side. */
function SampleParts({ data }: Readonly<{ data: SampleData }>) {
  const { wording, language } = useSpeech();
  const words = wording.settings.sample;
  const parts = (Object.keys(words.counts) as (keyof SampleCounts)[]).map((key) =>
    words.counts[key](formatCount(data.goes[key], language)),
  );
  return (
    <dl class="sample-parts">
      <div>
        <dt>{words.goes}</dt>
        <dd>{parts.join(', ')}.</dd>
      </div>
      <div>
        <dt>{words.stays}</dt>
        <dd>{words.staysText}</dd>
      </div>
    </dl>
  );
}

function Obstacles({ data: { obstacles } }: Readonly<{ data: SampleData }>) {
  const { wording, language } = useSpeech();
  const words = wording.settings.sample;
  if (obstacles.length === 0) return null;
  return (
    <Notice kind="warning">
      <p>
        <strong>{words.obstaclesTitle}</strong>
      </p>
      <ul class="sample-obstacles">
        {obstacles.map(({ kind, count, names }) => (
          <li key={kind}>
            {words.obstacle(words.obstacles[kind], formatCount(count, language))}:{' '}
            {names.join(', ')}
            {names.length < count && '…'}
          </li>
        ))}
      </ul>
      <p>{words.startAnew}</p>
    </Notice>
  );
}

type DialogProps = Readonly<{ data: SampleData; onClose: () => void; onDone: () => void }>;

function RemovalDialog({ data, onClose, onDone }: DialogProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const [word, setWord] = useState('');
  const words = wording.settings.sample;
  const isTyped = word.trim().toUpperCase() === REMOVAL_WORD;
  return (
    <FormDialog
      title={words.dialogTitle}
      hint={words.dialogText}
      action={words.remove}
      onClose={onClose}
      onDone={onDone}
      send={() => (isTyped ? api.settings.removeSample({ confirmation: REMOVAL_WORD }) : null)}
    >
      {(tried) => (
        <>
          <SampleParts data={data} />
          <TextField
            label={words.word(REMOVAL_WORD)}
            kind="code"
            autoFocus
            value={word}
            onInput={setWord}
            error={tried && !isTyped ? words.wrongWord(REMOVAL_WORD) : undefined}
          />
        </>
      )}
    </FormDialog>
  );
}
