import { useState } from 'preact/hooks';
import type { ImportEntry, ImportMode, ImportPreviewed } from '../../../shared/api/imports.ts';
import { formatCount } from '../../reports/format.ts';
import type { Failure } from '../api-client.ts';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { ErrorFileButton } from './imports-error-file.tsx';
import { ImportColumns } from './imports-columns.tsx';
import { ImportTable } from './imports-table.tsx';

type Props = Readonly<{
  preview: ImportPreviewed;
  onStartOver: () => void;
  onApplied: (applied: ImportEntry) => void;
}>;

/** What a file would do: how its columns were taken, counts, rows; then it is written or not. */
export function ImportPreview({ preview, onStartOver, onApplied }: Props) {
  const { wording } = useSpeech();
  const [onlyWrong, setOnlyWrong] = useState(() => sumOf(preview, 'wrong') > 0);
  const words = wording.imports;
  const wrong = sumOf(preview, 'wrong');
  return (
    <section class="imports-preview">
      <h2 class="section-title">{words.preview.title(preview.fileName)}</h2>
      <ImportColumns preview={preview} />
      <ApplyButtons preview={preview} onApplied={onApplied} onStartOver={onStartOver} />
      {wrong > 0 && (
        <label class="check">
          <input
            type="checkbox"
            checked={onlyWrong}
            onChange={(event) => setOnlyWrong(event.currentTarget.checked)}
          />
          {words.preview.onlyWrong}
        </label>
      )}
      {preview.tables.map((table) => (
        <ImportTable
          key={`${table.list} ${table.sheet ?? ''}`}
          table={table}
          onlyWrong={onlyWrong && wrong > 0}
        />
      ))}
    </section>
  );
}

type Counted = keyof ImportPreviewed['tables'][number]['counts'];

const sumOf = ({ tables }: ImportPreviewed, ...states: Counted[]): number =>
  tables.reduce((sum, { counts }) => sum + states.reduce((n, state) => n + counts[state], 0), 0);

function ApplyButtons({ preview, onApplied, onStartOver }: Props) {
  const { wording, language, inLanguage } = useSpeech();
  const { api } = useServices();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [refusal, setRefusal] = useState('');
  const words = wording.imports.apply;
  const isMissing = preview.tables.some(({ missing }) => missing.length > 0);
  const wrong = sumOf(preview, 'wrong');
  const valid = sumOf(preview, 'added', 'changed');
  const movesRatings = preview.tables.some(
    ({ list, counts }) => list === 'phan_cong' && counts.added + counts.changed > 0,
  );
  const isWhole = wrong === 0 && !isMissing;
  const apply = async (mode: ImportMode) => {
    setBusy(true);
    setFailure(null);
    const answer = await api.imports.apply({ token: preview.token, mode });
    setBusy(false);
    if (!answer.ok) setFailure(answer.error);
    else if (answer.value.kind === 'refused') setRefusal(inLanguage(answer.value.message));
    else onApplied(answer.value.applied);
  };
  return (
    <>
      {!isWhole && <Notice kind="warning">{words.blocked}</Notice>}
      {isWhole && valid === 0 && <Notice kind="done">{words.nothing}</Notice>}
      {movesRatings && <p class="field-hint">{words.duties}</p>}
      {refusal !== '' && <Notice kind="warning">{refusal}</Notice>}
      {failure !== null && <FailureNotice failure={failure} />}
      <div class="imports-actions">
        {isWhole && valid > 0 && (
          <button
            type="button"
            class="button button-main"
            disabled={busy}
            onClick={() => void apply('all')}
          >
            {busy ? words.working : words.all}
          </button>
        )}
        {!isWhole && <ErrorFileButton token={preview.token} rows="all" />}
        {!isWhole && valid > 0 && (
          <button type="button" class="button" disabled={busy} onClick={() => void apply('valid')}>
            {busy ? words.working : words.valid(formatCount(valid, language))}
          </button>
        )}
        <button type="button" class="button" disabled={busy} onClick={onStartOver}>
          {words.other}
        </button>
      </div>
    </>
  );
}
