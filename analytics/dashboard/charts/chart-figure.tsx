import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useSpeech } from '../i18n/wording.tsx';

type FigureProps = Readonly<{
  title: ComponentChildren;
  /** Titles of the columns of the table that says the same as the chart. */
  headings: readonly string[];
  rows: readonly (readonly string[])[];
  /** The last column holds words, not figures. */
  endsWithText?: boolean;
  children: ComponentChildren;
}>;

/** A chart and the same figures as a table: one is seen, both are printed and can be read out. */
export function ChartFigure(props: FigureProps) {
  const { title, headings, rows, endsWithText = false, children } = props;
  const classOf = (column: number) =>
    endsWithText && column === headings.length - 1 ? 'cell-note' : 'cell-number';
  const { wording } = useSpeech();
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <section class={asTable ? 'card chart-figure as-table' : 'card chart-figure'}>
      <div class="card-head">
        <h2 id={id}>{title}</h2>
        {rows.length > 0 && (
          <button type="button" class="link-button small" onClick={() => setAsTable(!asTable)}>
            {asTable ? wording.report.table.asChart : wording.report.table.asTable}
          </button>
        )}
      </div>
      <div class="chart-place">{children}</div>
      <div
        class="chart-table"
        role="region"
        aria-labelledby={id}
        tabIndex={asTable ? 0 : undefined}
      >
        <table>
          <thead>
            <tr>
              {headings.map((heading, index) => (
                <th key={heading} scope="col" class={index === 0 ? undefined : classOf(index)}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([first, ...others]) => (
              <tr key={first}>
                <th scope="row">{first}</th>
                {others.map((text, index) => (
                  <td key={index} class={classOf(index + 1)}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
