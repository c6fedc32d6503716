import type { KioskDay, KioskDays, KioskGap } from '../../../shared/api/kiosk-days.ts';
import type { KioskPlacement } from '../../../shared/api/kiosk-place.ts';
import { localDayOf, parseLocalDay, type LocalDay } from '../../../shared/domain/local-day.ts';
import { daysIn, totalsOf } from '../../../analytics/reports/device-days.ts';
import { KIOSKS, NOW_MS } from './canned-organisation.ts';

/** Days of a canned kiosk; the fourth was never heard, the third has gaps and silence. */
export function cannedKioskDays(id: string, query: URLSearchParams): KioskDays | undefined {
  const kiosk = KIOSKS.kiosks.find((each) => each.id === id);
  const [from, to] = [parseLocalDay(query.get('from') ?? ''), parseLocalDay(query.get('to') ?? '')];
  if (kiosk === undefined || from === undefined || to === undefined) return undefined;
  const heard = kiosk.lastSeenAtMs !== null;
  const faulty = kiosk.missingRecords > 0;
  const range = daysIn({ firstDay: from, lastDay: to });
  const gaps = faulty ? GAPS.filter(({ firstDay }) => from <= firstDay && firstDay <= to) : [];
  const days = range.map((day) => cannedDay(day, { heard, faulty, gaps }));
  const quality = { A: 0, B: 0, C: 0, D: 0 };
  for (const day of days) {
    for (const name of ['A', 'B', 'C', 'D'] as const) quality[name] += day.quality[name];
  }
  const delay = heard ? { medianMs: 4200, maxMs: faulty ? 190_000_000 : 310_000 } : null;
  const totals = { ...totalsOf(days, []), delay, quality };
  const placements = faulty ? PLACEMENTS : [];
  return { kiosk, from, to, days, totals, gaps, placements, nowMs: NOW_MS };
}

const LOST: LocalDay = parseLocalDay('2026-10-29')!;
const FOUND: LocalDay = parseLocalDay('2026-10-30')!;

const GAPS: readonly KioskGap[] = [
  { epoch: 1, fromSeq: 612, toSeq: 613, kind: 'hole', firstDay: LOST, lastDay: LOST },
  { epoch: 1, fromSeq: 690, toSeq: 701, kind: 'known-lost', firstDay: FOUND, lastDay: FOUND },
];

const PLACEMENTS: readonly KioskPlacement[] = [
  {
    atMs: NOW_MS - 12 * 86_400_000,
    day: localDayOf(NOW_MS - 12 * 86_400_000),
    kioskName: 'Máy quầy 3',
    fromCounter: 'Quầy 5',
    toCounter: 'Quầy 3',
  },
];

type Kind = Readonly<{ heard: boolean; faulty: boolean; gaps: readonly KioskGap[] }>;

function cannedDay(day: LocalDay, { heard, faulty, gaps }: Kind): KioskDay {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const isOpen = heard && weekday !== 0 && weekday !== 6;
  const ratings = isOpen ? 18 + ((Number(day.slice(8)) * 7) % 13) : 0;
  const lost = (kind: KioskGap['kind']) =>
    gaps
      .filter((gap) => gap.kind === kind && gap.firstDay === day)
      .reduce((sum, { fromSeq, toSeq }) => sum + toSeq - fromSeq + 1, 0);
  return {
    day,
    records: isOpen ? ratings + 9 : 0,
    ratings,
    holes: lost('hole'),
    knownLost: lost('known-lost'),
    openMinutes: isOpen ? 450 : 0,
    silentMinutes: heard ? (isOpen && faulty && day >= LOST ? 165 : 0) : null,
    delay: isOpen ? { medianMs: 4200, maxMs: 95_000 } : null,
    quality: { A: Math.max(0, ratings - 2), B: Math.min(2, ratings), C: 0, D: 0 },
  };
}
