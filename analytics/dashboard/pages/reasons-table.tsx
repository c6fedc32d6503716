import { formatCount, formatPercent } from '../../reports/format.ts';
import { FACTOR_NAMES } from '../../reports/names.ts';
import type { ReasonRow, ReasonTable } from '../../reports/period-report.ts';
import { useSpeech } from '../i18n/wording.tsx';

const BAR_WIDTH = 240;

/** Why people were not satisfied, the most frequent reason first. */
export function ReasonsTable({ reasons }: Readonly<{ reasons: ReasonTable }>) {
  const { language, wording } = useSpeech();
  const { compare, side, table } = wording.report;
  if (reasons.kind === 'empty') return <p class="table-empty">{compare.empties.reasons}</p>;
  if (reasons.kind === 'hidden') {
    const fewer = formatCount(reasons.fewerThan, language);
    return <p class="table-empty">{side.hiddenReasons(fewer)}</p>;
  }
  return (
    <>
      <p class="table-note">{compare.reasonBase(formatCount(reasons.base, language))}</p>
      <div class="table-scroll" role="region" aria-label={compare.tabs.reasons} tabIndex={0}>
        <table class="figure-table">
          <caption class="visually-hidden">{compare.tabs.reasons}</caption>
          <thead>
            <tr>
              <th scope="col" class="cell-index">
                {table.index}
              </th>
              <th scope="col" class="cell-name">
                {compare.reason}
              </th>
              <th scope="col">{compare.factor}</th>
              <th scope="col" class="cell-number">
                {compare.reasonCount}
              </th>
              <th scope="col">{compare.reasonShare}</th>
            </tr>
          </thead>
          <tbody>
            {reasons.rows.map((row, index) => (
              <Reason key={row.reason.code} row={row} index={index + 1} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Reason({ row, index }: Readonly<{ row: ReasonRow; index: number }>) {
  const { language, inLanguage } = useSpeech();
  const { reason, count, share } = row;
  return (
    <tr>
      <td class="cell-index">{index}</td>
      <th scope="row" class="cell-name">
        {inLanguage(reason.wording)}
      </th>
      <td class="soft">{reason.factor === null ? '–' : inLanguage(FACTOR_NAMES[reason.factor])}</td>
      <td class="cell-number">{formatCount(count, language)}</td>
      <td class="cell-share">
        <svg class="share-bar" viewBox={`0 0 ${BAR_WIDTH} 12`} aria-hidden="true">
          <rect class="share-base" width={BAR_WIDTH} height={12} rx={2} />
          <rect class="share-fill" width={Math.max(2, share * BAR_WIDTH)} height={12} rx={2} />
        </svg>
        <strong>{formatPercent(share, language)}</strong>
      </td>
    </tr>
  );
}
