import type { ImportEntry } from '../../../shared/api/imports.ts';
import { formatCount, formatInstant } from '../../reports/format.ts';
import { Notice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { ErrorFileButton } from './imports-error-file.tsx';

type Props = Readonly<{ applied: ImportEntry; token: string; onStartOver: () => void }>;

/** What was written, and the rows that were left out as a file. The list below can undo it. */
export function ImportResult({ applied, token, onStartOver }: Props) {
  const { wording, language, inLanguage } = useSpeech();
  const words = wording.imports.result;
  const { reAttributed = 0 } = applied;
  return (
    <section class="imports-result">
      <Notice kind="done">
        <p>
          <strong>{words.done}</strong>
        </p>
        <ul>
          {applied.lists.map(({ list, title, added, changed }) => (
            <li key={list}>
              {words.list(
                inLanguage(title),
                formatCount(added, language),
                formatCount(changed, language),
              )}
            </li>
          ))}
        </ul>
        {applied.leftOut > 0 && <p>{words.leftOut(formatCount(applied.leftOut, language))}</p>}
        {reAttributed > 0 && <p>{words.reAttributed(formatCount(reAttributed, language))}</p>}
        {applied.undoUntilMs !== null && (
          <p>{words.undoUntil(formatInstant(applied.undoUntilMs))}</p>
        )}
      </Notice>
      <div class="imports-actions">
        <button type="button" class="button button-main" onClick={onStartOver}>
          {words.again}
        </button>
        {applied.leftOut > 0 && <ErrorFileButton token={token} rows="wrong" />}
      </div>
    </section>
  );
}
