import type { AnnulmentSummary } from '../../shared/api/annulments.ts';
import { ANNULMENT_REASON_NAMES } from '../../shared/domain/annulment.ts';
import { clockOfMinute, dayOfMinute, type LocalMinute } from '../../shared/domain/local-minute.ts';
import { formatDay } from '../../analytics/reports/format.ts';
import { annulmentSummaries } from '../annulment/annulment-summaries.ts';
import { WHOLE_SCOPE } from '../store/scope.ts';
import { say, tell, type Console, type JsonOption } from './console.ts';
import { withStoredData } from './with-store.ts';

const NOTHING = {
  vi: '✔ Chưa có đề nghị hủy lượt đánh giá nào.',
  en: '✔ Nobody has proposed to annul ratings.',
};

const STATES = {
  proposed: { vi: 'chờ người thứ hai', en: 'waits for a second person' },
  approved: { vi: 'đã hủy', en: 'annulled' },
  refused: { vi: 'bị từ chối', en: 'refused' },
  withdrawn: { vi: 'đã rút', en: 'withdrawn' },
  expired: { vi: 'hết hạn', en: 'expired' },
  lifted: { vi: 'đã khôi phục', en: 'lifted' },
} as const;

/** Whoever holds the server sees everything, and decides nothing here. */
const CONSOLE_READER = {
  accountId: null,
  fewerThan: 0,
  powers: { mayDecide: () => false, seesSingle: () => true, sharesHands: () => false },
};

/** Prints every proposal to put ratings out of the figures, with what became of it. */
export function runAnnulmentList({ json }: JsonOption, console: Console): Promise<number> {
  return withStoredData(console, async (store) => {
    const nowMs = Date.now();
    const reader = { ...CONSOLE_READER, nowMs };
    const annulments: AnnulmentSummary[] = [];
    for (let before: string | null | undefined; before !== null;) {
      const page = await annulmentSummaries(store.db, WHOLE_SCOPE, { ...reader, before });
      annulments.push(...page.annulments);
      before = page.olderBefore;
    }
    if (json === true || annulments.length === 0) {
      tell(console, { json, result: { annulments, nowMs }, text: NOTHING });
      return 0;
    }
    for (const annulment of annulments) printLine(annulment, console);
    return 0;
  });
}

function printLine(annulment: AnnulmentSummary, console: Console): void {
  const { id, kind, unit, place, ratings, reason, state, proposedBy, decided } = annulment;
  const lift = kind === 'lift' ? { vi: 'khôi phục ', en: 'lift ' } : { vi: '', en: '' };
  // What two persons approved of a lift is not annulled.
  const became = STATES[kind === 'lift' && state === 'approved' ? 'lifted' : state];
  const window = `${minuteText(annulment.from)} – ${minuteText(annulment.to)}`;
  const people = decided === null ? proposedBy : `${proposedBy}, ${decided.by}`;
  const where = `${unit.name}, ${place.name}, ${window}`;
  say(console, {
    vi: `${id}: ${lift.vi}${ratings} lượt, ${became.vi}; ${where}; ${ANNULMENT_REASON_NAMES[reason].vi}; ${people}`,
    en: `${id}: ${lift.en}${ratings} ratings, ${became.en}; ${where}; ${ANNULMENT_REASON_NAMES[reason].en}; ${people}`,
  });
}

const minuteText = (minute: LocalMinute): string =>
  `${clockOfMinute(minute)} ${formatDay(dayOfMinute(minute))}`;
