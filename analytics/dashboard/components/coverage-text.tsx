import { isOverCovered, type Coverage } from '../../reports/coverage-table.ts';
import { formatCount, formatPercent } from '../../reports/format.ts';
import { useSpeech } from '../i18n/wording.tsx';

/** How many of the dossiers handled were rated, beside the number of ratings. */
export function CoverageText({ coverage }: Readonly<{ coverage: Coverage }>) {
  const { wording, language } = useSpeech();
  const words = wording.report.coverage;
  if (coverage.kind === 'withheld') return null;
  if (coverage.kind === 'unknown') return <span class="kpi-coverage soft">{words.unknown}</span>;
  const { dossiers, share } = coverage;
  const of = words.dossiers(formatCount(dossiers, language));
  const text = share === null ? of : words.share(formatPercent(share, language), of);
  if (!isOverCovered(coverage)) return <span class="kpi-coverage soft">{text}</span>;
  return (
    <span class="kpi-coverage kpi-warning" title={words.over}>
      <span aria-hidden="true">⚠ </span>
      {text}
      <span class="visually-hidden"> {words.over}</span>
    </span>
  );
}
