import type { ImportPreviewed, ImportPreviewTable } from '../../../shared/api/imports.ts';
import { Notice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';

/** How the file was understood: its encoding, and what each heading was taken for. */
export function ImportColumns({ preview }: Readonly<{ preview: ImportPreviewed }>) {
  const { wording } = useSpeech();
  const words = wording.imports.columns;
  const { tables, unreadSheets } = preview;
  return (
    <div class="card imports-columns">
      <h3>{words.title}</h3>
      {tables.map((table) => (
        <TableColumns key={`${table.list} ${table.sheet ?? ''}`} table={table} />
      ))}
      {unreadSheets.length > 0 && <p class="soft">{words.unreadSheets(unreadSheets.join(', '))}</p>}
      <EncodingSample preview={preview} />
    </div>
  );
}

function TableColumns({ table }: Readonly<{ table: ImportPreviewTable }>) {
  const { wording, inLanguage } = useSpeech();
  const words = wording.imports.columns;
  return (
    <>
      <p>
        <strong>{inLanguage(table.title)}</strong>
      </p>
      <ul class="column-pairs">
        {table.columns
          .filter(({ heading }) => heading !== '')
          .map(({ heading, column }, index) => (
            <li key={index} class={column === null ? 'column-unread' : undefined}>
              <span class="column-heading">{heading}</span>
              <span class="visually-hidden">{column === null ? '' : ` ${words.taken} `}</span>
              <span class="column-taken">{column === null ? words.unread : `→ ${column}`}</span>
            </li>
          ))}
      </ul>
      {table.missing.length > 0 && (
        <Notice kind="warning">{words.missing(table.missing.join(', '))}</Notice>
      )}
    </>
  );
}

function EncodingSample({ preview: { encoding } }: Readonly<{ preview: ImportPreviewed }>) {
  const { wording, inLanguage } = useSpeech();
  const words = wording.imports.columns;
  if (encoding === null) return null;
  return (
    <>
      <p>{inLanguage(encoding.text)}</p>
      {encoding.samples.length > 0 && (
        <table class="figure-table sample-table">
          <thead>
            <tr>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.after}</th>
            </tr>
          </thead>
          <tbody>
            {encoding.samples.map(({ before, after }, index) => (
              <tr key={index}>
                <td>
                  <code>{before}</code>
                </td>
                <td>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
