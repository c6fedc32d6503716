import { useState } from 'preact/hooks';
import type { ImportEntry, ImportPreviewed } from '../../../shared/api/imports.ts';
import { Skeleton } from '../components/loading.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { useTitle } from '../use-title.ts';
import { ImportHistory } from './imports-history.tsx';
import { ImportPreview } from './imports-preview.tsx';
import { ImportResult } from './imports-result.tsx';
import { ImportUpload } from './imports-upload.tsx';

type Step =
  | Readonly<{ kind: 'upload' }>
  | Readonly<{ kind: 'preview'; preview: ImportPreviewed }>
  | Readonly<{ kind: 'result'; applied: ImportEntry; token: string }>;

const STEP_NUMBER: Readonly<Record<Step['kind'], number>> = { upload: 1, preview: 3, result: 4 };

/** Lists from files, in steps: upload, columns and preview, result; and what was imported before. */
export function ImportsPage() {
  const { wording } = useSpeech();
  const { api, units } = useServices();
  const [step, setStep] = useState<Step>({ kind: 'upload' });
  const history = useRequest('imports', api.imports.list);
  const words = wording.imports;
  useTitle(wording.shell.pages.imports);
  const changed = () => {
    history.reload();
    units.reload();
  };
  const startOver = () => setStep({ kind: 'upload' });
  return (
    <div class="page imports">
      <h1>{words.title}</h1>
      <p class="page-intro">{words.intro}</p>
      <Steps current={STEP_NUMBER[step.kind]} />
      {step.kind === 'upload' && (
        <ImportUpload onPreview={(preview) => setStep({ kind: 'preview', preview })} />
      )}
      {step.kind === 'preview' && (
        <ImportPreview
          preview={step.preview}
          onStartOver={startOver}
          onApplied={(applied) => {
            setStep({ kind: 'result', applied, token: step.preview.token });
            changed();
          }}
        />
      )}
      {step.kind === 'result' && (
        <ImportResult applied={step.applied} token={step.token} onStartOver={startOver} />
      )}
      {history.state.kind === 'loading' && <Skeleton blocks={1} />}
      {history.state.kind === 'failed' && (
        <FailureNotice failure={history.state.failure} onRetry={history.reload} />
      )}
      {history.state.kind === 'ready' && (
        <ImportHistory imports={history.state.value} onChanged={changed} />
      )}
    </div>
  );
}

function Steps({ current }: Readonly<{ current: number }>) {
  const { wording } = useSpeech();
  const words = wording.imports;
  return (
    <ol class="steps" aria-label={words.stepsLabel}>
      {words.steps.map((name, index) => (
        <li
          key={name}
          class={index + 1 < current ? 'steps-done' : undefined}
          aria-current={index + 1 === current ? 'step' : undefined}
        >
          <span class="steps-number" aria-hidden="true">
            {index + 1 < current ? '✓' : index + 1}
          </span>
          {name}
        </li>
      ))}
    </ol>
  );
}
