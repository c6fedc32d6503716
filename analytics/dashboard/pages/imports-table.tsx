import {
  ROW_STATES,
  type ImportPreviewRow,
  type ImportPreviewTable,
} from '../../../shared/api/imports.ts';
import { formatCount } from '../../reports/format.ts';
import { useSpeech } from '../i18n/wording.tsx';

type Props = Readonly<{ table: ImportPreviewTable; onlyWrong: boolean }>;

/** The counts of one list and its rows, each with what becomes of it and what is wrong where. */
export function ImportTable({ table, onlyWrong }: Props) {
  const { wording, language, inLanguage } = useSpeech();
  const words = wording.imports.preview;
  const { counts, columns, rows, title, sheet } = table;
  const shown = onlyWrong ? rows.filter(({ state }) => state === 'wrong') : rows;
  const all = ROW_STATES.reduce((sum, state) => sum + counts[state], 0);
  const wanted = onlyWrong ? counts.wrong : all;
  const name = inLanguage(title);
  return (
    <section class="card">
      <div class="card-head">
        <h3>
          {name}
          {sheet !== null && <span class="soft"> · {words.sheet(sheet)}</span>}
        </h3>
      </div>
      <dl class="import-counts">
        {ROW_STATES.map((state) => (
          <div key={state} class={`import-count import-count-${state}`}>
            <dt>{words.states[state]}</dt>
            <dd>{formatCount(counts[state], language)}</dd>
          </div>
        ))}
      </dl>
      {shown.length === 0 && <p class="soft imports-note">{words.noneWrong}</p>}
      {shown.length > 0 && (
        <div class="table-scroll" role="region" aria-label={name} tabIndex={0}>
          <table class="figure-table import-table">
            <caption class="visually-hidden">{name}</caption>
            <thead>
              <tr>
                <th scope="col">{words.row}</th>
                <th scope="col">{words.state}</th>
                {columns.map(({ heading }, index) => (
                  <th key={index} scope="col">
                    {heading}
                  </th>
                ))}
                {counts.wrong > 0 && <th scope="col">{words.problems}</th>}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <PreviewRow key={row.row} row={row} table={table} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shown.length < wanted && (
        <p class="soft imports-note">
          {words.cut(formatCount(shown.length, language), formatCount(wanted, language))}
        </p>
      )}
    </section>
  );
}

type RowProps = Readonly<{ row: ImportPreviewRow; table: ImportPreviewTable }>;

function PreviewRow({ row, table: { columns, counts } }: RowProps) {
  const { wording, inLanguage } = useSpeech();
  const words = wording.imports.preview;
  const wrongColumns = new Set(row.issues.map(({ column }) => column));
  return (
    <tr class={`import-row-${row.state}`}>
      <th scope="row">{row.row}</th>
      <td>
        <span class={`chip ${row.state === 'wrong' ? 'chip-not-met' : ''}`}>
          {words.states[row.state]}
        </span>
      </td>
      {columns.map(({ heading }, index) => (
        <td key={index} class={wrongColumns.has(heading) ? 'cell-wrong' : undefined}>
          {row.cells[index] ?? ''}
        </td>
      ))}
      {counts.wrong > 0 && (
        <td class="cell-issues">
          {row.issues.map(({ column, message }) => (
            <p key={column}>
              <strong>{column}:</strong> {inLanguage(message)}
            </p>
          ))}
        </td>
      )}
    </tr>
  );
}
