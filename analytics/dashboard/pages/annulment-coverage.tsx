import type {
  AnnulledMonth,
  AnnulmentCoverage,
  AnnulmentSummary,
  ShownCount,
} from '../../../shared/api/annulments.ts';
import { LEVELS } from '../../../shared/domain/level.ts';
import { formatCount } from '../../reports/format.ts';
import { LEVEL_NAMES } from '../../reports/names.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { countText } from './annulment-text.tsx';

/** How many ratings a proposal is about, in which months, and that all of them go. */
export function CoverageText({ coverage }: Readonly<{ coverage: AnnulmentCoverage }>) {
  const { language, wording } = useSpeech();
  const words = wording.annulment.coverage;
  const count = (n: ShownCount) => countText(n, language, wording.annulment.few);
  const { ratings, months, annulledBefore, uncertain } = coverage;
  return (
    <>
      <p>
        <strong>{ratings === 0 ? words.nothing : <AllText ratings={ratings} />}</strong>
      </p>
      {ratings !== 0 && <MonthsText months={months} />}
      {ratings !== 0 && <p class="soft">{words.noLevels}</p>}
      {annulledBefore !== 0 && <p class="soft">{words.annulledBefore(count(annulledBefore))}</p>}
      {uncertain !== 0 && <p class="soft">{words.uncertain(count(uncertain))}</p>}
    </>
  );
}

/** That all of a window go; how many, where the reader may know. */
export function AllText({ ratings }: Readonly<{ ratings: ShownCount }>) {
  const { language, wording } = useSpeech();
  const words = wording.annulment.coverage;
  return <>{ratings === 'few' ? words.allOfFew : words.all(formatCount(ratings, language))}</>;
}

/** '11/2026: 7 · 12/2026: 3' */
export function MonthsText({ months }: Readonly<{ months: readonly AnnulledMonth[] }>) {
  const { language, wording } = useSpeech();
  if (months.length === 0) return null;
  const texts = months.map(({ month, n }) => {
    const [year, ordinal] = month.split('-');
    return wording.annulment.month(`${ordinal ?? ''}/${year ?? ''}`, formatCount(n, language));
  });
  return <p class="soft">{texts.join(' · ')}</p>;
}

/** The spread over the levels, for who decides. */
export function LevelList({ levels }: Readonly<{ levels: AnnulmentSummary['levels'] }>) {
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
