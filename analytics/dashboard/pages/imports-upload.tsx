import { useRef, useState } from 'preact/hooks';
import {
  MAX_IMPORT_BYTES,
  type ImportPreviewed,
  type ImportRefused,
} from '../../../shared/api/imports.ts';
import { decimalText } from '../../reports/format.ts';
import type { Failure } from '../api-client.ts';
import { Skeleton } from '../components/loading.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { TemplateChoice } from './imports-template.tsx';

type State =
  | Readonly<{ kind: 'idle' }>
  | Readonly<{ kind: 'reading'; name: string }>
  | Readonly<{ kind: 'too-large'; name: string; bytes: number }>
  | Readonly<{ kind: 'refused'; name: string; refusal: ImportRefused }>
  | Readonly<{ kind: 'failed'; failure: Failure }>;

type Props = Readonly<{ onPreview: (preview: ImportPreviewed) => void }>;

/** Takes one file, by dropping it or by the button, and sends it to be looked at. */
export function ImportUpload({ onPreview }: Props) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const words = wording.imports.upload;
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const { name, size } = file;
    // Before it is read: a huge file would only be refused at the end of a long way.
    if (size > MAX_IMPORT_BYTES) {
      setState({ kind: 'too-large', name, bytes: size });
      return;
    }
    setState({ kind: 'reading', name });
    const answer = await api.imports.preview(name, file);
    if (!answer.ok) setState({ kind: 'failed', failure: answer.error });
    else if (answer.value.kind === 'refused') {
      setState({ kind: 'refused', name, refusal: answer.value });
    } else onPreview(answer.value);
  };
  return (
    <section class="imports-upload">
      {state.kind === 'reading' ? (
        <div class="card imports-reading">
          <p role="status">{words.reading(state.name)}</p>
          <Skeleton blocks={1} />
        </div>
      ) : (
        <DropZone onFile={(file) => void take(file)} />
      )}
      <UploadState state={state} />
      <TemplateChoice />
    </section>
  );
}

function DropZone({ onFile }: Readonly<{ onFile: (file: File | undefined) => void }>) {
  const { wording } = useSpeech();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const words = wording.imports.upload;
  return (
    <div
      class={`drop-zone${over ? ' drop-zone-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFile(event.dataTransfer?.files[0]);
      }}
    >
      <p>{words.drop}</p>
      <button type="button" class="button button-main" onClick={() => input.current?.click()}>
        {words.choose}
      </button>
      <input
        ref={input}
        type="file"
        class="visually-hidden"
        tabIndex={-1}
        aria-label={words.choose}
        accept=".xlsx,.csv,.tsv,.txt"
        onChange={(event) => {
          onFile(event.currentTarget.files?.[0]);
          // The same file, once corrected, must count as chosen again.
          event.currentTarget.value = '';
        }}
      />
      <p class="soft">{words.limits}</p>
    </div>
  );
}

function UploadState({ state }: Readonly<{ state: State }>) {
  const { wording, language, inLanguage } = useSpeech();
  const words = wording.imports.upload;
  switch (state.kind) {
    case 'idle':
    case 'reading':
      return null;
    case 'too-large': {
      const size = decimalText(state.bytes / 1024 / 1024, language, 1);
      return <Notice kind="warning">{words.tooLarge(state.name, size)}</Notice>;
    }
    case 'refused':
      return (
        <Notice kind="warning">
          <p>
            <strong>{words.refused(state.name)}</strong>
          </p>
          <p>{inLanguage(state.refusal.message)}</p>
        </Notice>
      );
    case 'failed':
      return <FailureNotice failure={state.failure} />;
  }
}
