import { formatDay } from '../../reports/format.ts';
import type { PeriodReport } from '../../reports/period-report.ts';
import { standingNotes } from '../../reports/standing-notes.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { Notice } from './notice.tsx';

/** Above the figures of a unit that changed: what they are made of. Nothing for most units. */
export function StandingNotice({ report }: Readonly<{ report: PeriodReport }>) {
  const { language, wording } = useSpeech();
  const notes = standingNotes(report.standing, language);
  if (notes.length === 0) return null;
  const words = wording.organisation;
  const names = report.predecessors.map(({ name, lastDay }) =>
    words.predecessorUntil(name, formatDay(lastDay)),
  );
  return (
    <div class="standing-notice">
      <Notice kind="warning">
        <p>{notes.join('. ')}.</p>
        {names.length > 0 && <p class="soft">{words.predecessors(names.join('; '))}</p>}
      </Notice>
    </div>
  );
}
