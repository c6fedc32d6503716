import type { AnnulledMonth, AnnulmentCoverage } from '../../../shared/api/annulments.ts';
import { LEVELS } from '../../../shared/domain/level.ts';
import { formatCount } from '../../reports/format.ts';
import { LEVEL_NAMES } from '../../reports/names.ts';
import { useSpeech } from '../i18n/wording.tsx';

/** How many ratings a proposal is about, in which months, and that all of them go. */
export function CoverageText({ coverage }: Readonly<{ coverage: AnnulmentCoverage }>) {
  const { language, wording } = useSpeech();
  const words = wording.annulment.coverage;
  const count = (n: number) => formatCount(n, language);
  const { ratings, months, levels, annulledBefore, uncertain } = coverage;
  return (
    <>
      <p>
        <strong>{ratings === 0 ? words.nothing : words.all(count(ratings))}</strong>
      </p>
      {ratings > 0 && <MonthsText months={months} />}
      {ratings > 0 && <LevelList levels={levels} />}
      {annulledBefore > 0 && <p class="soft">{words.annulledBefore(count(annulledBefore))}</p>}
      {uncertain > 0 && <p class="soft">{words.uncertain(count(uncertain))}</p>}
    </>
  );
}

/** '11/2026: 7 · 12/2026: 3' */
export function MonthsText({ months }: Readonly<{ months: readonly AnnulledMonth[] }>) {
  const { language, wording } = useSpeech();
  const texts = months.map(({ month, n }) => {
    const [year, ordinal] = month.split('-');
    return wording.annulment.month(`${ordinal ?? ''}/${year ?? ''}`, formatCount(n, language));
  });
  return <p class="soft">{texts.join(' · ')}</p>;
}

/** The spread over the levels, for readers who may see it. */
export function LevelList({ levels }: Readonly<{ levels: AnnulmentCoverage['levels'] }>) {
  const { language, wording } = useSpeech();
  if (levels === null) return <p class="soft">{wording.annulment.coverage.noLevels}</p>;
  return (
    <dl class="annulment-levels">
      {LEVELS.map((level) => (
        <div key={level}>
          <dt>{LEVEL_NAMES[level][language]}</dt>
          <dd>{formatCount(levels[level], language)}</dd>
        </div>
      ))}
    </dl>
  );
}
