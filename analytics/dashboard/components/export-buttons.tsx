import { useState } from 'preact/hooks';
import type { Failure, ReportFileFormat, ReportQuery } from '../api-client.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { saveFile } from '../save-file.ts';
import { useServices } from '../services.ts';
import { FailureNotice } from './notice.tsx';

const FORMATS = ['xlsx', 'csv'] as const satisfies ReportFileFormat[];

type State =
  | Readonly<{ kind: 'idle' }>
  | Readonly<{ kind: 'working'; format: ReportFileFormat }>
  | Readonly<{ kind: 'done'; name: string }>
  | Readonly<{ kind: 'failed'; failure: Failure }>;

/** The report shown, as a file to keep. Made of the same tables, so the figures are the same. */
export function ExportButtons({ query }: Readonly<{ query: ReportQuery }>) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const words = wording.report.exports;
  const download = async (format: ReportFileFormat) => {
    setState({ kind: 'working', format });
    const answer = await api.periodReportFile(query, format);
    if (!answer.ok) {
      setState({ kind: 'failed', failure: answer.error });
      return;
    }
    saveFile(answer.value.name, answer.value.content);
    setState({ kind: 'done', name: answer.value.name });
  };
  const status =
    state.kind === 'working' ? words.working : state.kind === 'done' ? words.done(state.name) : '';
  return (
    <div class="exports">
      {FORMATS.map((format) => (
        <button
          key={format}
          type="button"
          class="button"
          aria-busy={state.kind === 'working' && state.format === format}
          disabled={state.kind === 'working'}
          onClick={() => void download(format)}
        >
          <span aria-hidden="true">↓ </span>
          {words[format]}
        </button>
      ))}
      <span class="visually-hidden" role="status">
        {status}
      </span>
      {state.kind === 'failed' && (
        <div class="exports-failure">
          <FailureNotice failure={state.failure} onRetry={() => setState({ kind: 'idle' })} />
        </div>
      )}
    </div>
  );
}
