import { useState } from 'preact/hooks';
import type { ImportEntry, Imports, ImportUndone } from '../../../shared/api/imports.ts';
import { formatCount, formatInstant } from '../../reports/format.ts';
import type { Failure } from '../api-client.ts';
import { EmptyState, FailureNotice, Notice } from '../components/notice.tsx';
import { Dialog } from '../components/popover.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';

type Props = Readonly<{ imports: Imports; onChanged: () => void }>;

/** What was imported before, by whom; each can be undone for a day. */
export function ImportHistory({ imports: { imports }, onChanged }: Props) {
  const { wording, language, inLanguage } = useSpeech();
  const [asking, setAsking] = useState<ImportEntry | null>(null);
  const [undone, setUndone] = useState<ImportUndone | null>(null);
  const words = wording.imports;
  return (
    <section class="imports-history">
      <h2 class="section-title">{words.history.title}</h2>
      {undone?.kind === 'undone' && (
        <Notice kind="done">{words.undo.done(formatCount(undone.rows, language))}</Notice>
      )}
      {undone?.kind === 'refused' && (
        <Notice kind="warning">
          <p>{words.undo.refused}</p>
          <ul>
            {undone.reasons.map((reason) => (
              <li key={reason.vi}>{inLanguage(reason)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {imports.length === 0 ? (
        <EmptyState title={words.history.empty} hint={words.history.emptyHint} />
      ) : (
        <HistoryTable imports={imports} onUndo={setAsking} />
      )}
      {asking !== null && (
        <ConfirmUndo
          entry={asking}
          onClose={() => setAsking(null)}
          onDone={(answer) => {
            setAsking(null);
            setUndone(answer);
            onChanged();
          }}
        />
      )}
    </section>
  );
}

type TableProps = Readonly<{
  imports: readonly ImportEntry[];
  onUndo: (entry: ImportEntry) => void;
}>;

function HistoryTable({ imports, onUndo }: TableProps) {
  const { wording, language, inLanguage } = useSpeech();
  const { history, undo, result } = wording.imports;
  const whatOf = ({ lists, leftOut, reAttributed = 0 }: ImportEntry) => [
    ...lists.map(({ title, added, changed }) =>
      result.list(inLanguage(title), formatCount(added, language), formatCount(changed, language)),
    ),
    ...(leftOut > 0 ? [result.leftOut(formatCount(leftOut, language))] : []),
    ...(reAttributed > 0 ? [result.reAttributed(formatCount(reAttributed, language))] : []),
  ];
  return (
    <div class="card table-scroll" role="region" aria-label={history.title} tabIndex={0}>
      <table class="figure-table import-history">
        <caption class="visually-hidden">{history.title}</caption>
        <thead>
          <tr>
            {Object.entries(history.columns).map(([key, heading]) => (
              <th key={key} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {imports.map((entry) => (
            <tr key={entry.id}>
              <td>{formatInstant(entry.atMs)}</td>
              <th scope="row">{entry.fileName}</th>
              <td>{entry.by ?? history.console}</td>
              <td>
                {whatOf(entry).map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </td>
              <td>
                {entry.undoneAtMs !== null && history.undone(formatInstant(entry.undoneAtMs))}
                {entry.undoneAtMs === null && entry.undoUntilMs === null && (
                  <span class="soft">{history.tooLate}</span>
                )}
                {entry.undoUntilMs !== null && (
                  <button
                    type="button"
                    class="button"
                    aria-label={`${undo.button}: ${entry.fileName}`}
                    onClick={() => onUndo(entry)}
                  >
                    {undo.button}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type ConfirmProps = Readonly<{
  entry: ImportEntry;
  onClose: () => void;
  onDone: (answer: ImportUndone) => void;
}>;

function ConfirmUndo({ entry, onClose, onDone }: ConfirmProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const words = wording.imports.undo;
  const confirm = async () => {
    setBusy(true);
    setFailure(null);
    const answer = await api.imports.undo(entry.id);
    setBusy(false);
    if (answer.ok) onDone(answer.value);
    else setFailure(answer.error);
  };
  return (
    <Dialog title={words.confirmTitle} onClose={onClose}>
      <p>{words.confirmText(entry.fileName)}</p>
      {failure !== null && <FailureNotice failure={failure} />}
      <div class="form-actions">
        <button type="button" class="button" onClick={onClose}>
          {wording.shell.cancel}
        </button>
        <button
          type="button"
          class="button button-main"
          disabled={busy}
          onClick={() => void confirm()}
        >
          {busy ? words.working : words.button}
        </button>
      </div>
    </Dialog>
  );
}
