import type { KioskDays } from '../../../shared/api/kiosk-days.ts';
import { formatInstant } from '../../reports/format.ts';
import { placementNote } from '../../reports/placement-note.ts';
import { Notice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';

/** Where the kiosk was carried: figures before and after are of different counters. */
export function Placements({ answer }: Readonly<{ answer: KioskDays }>) {
  const { language, wording } = useSpeech();
  const { kiosk, placements } = answer;
  const words = wording.place.placements;
  const [newest] = placements;
  if (newest === undefined) return null;
  const isWaiting = kiosk.lastSeenAtMs === null || kiosk.lastSeenAtMs < newest.atMs;
  return (
    <section class="card device-moves">
      <h2>{words.title}</h2>
      {isWaiting && kiosk.status !== 'revoked' && (
        <Notice kind="warning">{words.waiting(newest.fromCounter)}</Notice>
      )}
      <ul>
        {placements.map((placement) => (
          <li key={placement.atMs}>
            {placementNote(placement, language)}{' '}
            <span class="soft">({formatInstant(placement.atMs).slice(0, 5)})</span>
          </li>
        ))}
      </ul>
      <p class="soft">{words.hint}</p>
    </section>
  );
}
