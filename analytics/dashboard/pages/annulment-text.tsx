import type { AnnulmentSummary, ShownCount } from '../../../shared/api/annulments.ts';
import { ANNULMENT_REASON_NAMES } from '../../../shared/domain/annulment.ts';
import {
  clockOfMinute,
  dayOfMinute,
  type LocalMinute,
} from '../../../shared/domain/local-minute.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { formatCount, formatDay } from '../../reports/format.ts';
import { useSpeech } from '../i18n/wording.tsx';

/** A number of ratings; `few` (a word that can begin a sentence) where it is withheld. */
export const countText = (count: ShownCount, language: Language, few: string): string =>
  count === 'few' ? few : formatCount(count, language);

type About = Readonly<{ annulment: AnnulmentSummary }>;

/** 'Quầy 1 · Phường Thọ Xương' */
export const placeText = ({ place, unit }: AnnulmentSummary): string =>
  [place.name, unit.name].join(' · ');

/** From which minute to which. */
export function WindowText({ annulment: { from, to } }: About) {
  const { wording } = useSpeech();
  return <>{wording.annulment.window(minuteText(from), minuteText(to))}</>;
}

/** Why, in the proposer's words; the reason of what a lift takes back is not its own. */
export function ReasonText({ annulment: { kind, reason, explanation } }: About) {
  const { inLanguage } = useSpeech();
  return (
    <p>
      {kind === 'annul' && <strong>{inLanguage(ANNULMENT_REASON_NAMES[reason])}. </strong>}
      {explanation}
    </p>
  );
}

const minuteText = (minute: LocalMinute): string =>
  `${clockOfMinute(minute)} ${formatDay(dayOfMinute(minute))}`;
