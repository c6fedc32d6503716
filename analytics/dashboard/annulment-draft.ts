import type { AnnulmentRequest, AnnulmentWindowQuery } from '../../shared/api/annulments.ts';
import {
  ANNULMENT_REASONS,
  LONGEST_ANNULMENT_DAYS,
  SHORTEST_EXPLANATION,
  type AnnulmentPlace,
} from '../../shared/domain/annulment.ts';
import { DAY_MS } from '../../shared/domain/local-day.ts';
import {
  localMinuteStartMs,
  parseLocalMinute,
  type LocalMinute,
} from '../../shared/domain/local-minute.ts';

/** What is typed into the form of a proposal. */
export interface AnnulmentTyped {
  readonly place: AnnulmentPlace['kind'];
  readonly counterId: string | null;
  readonly kioskId: string;
  readonly fromDay: string;
  readonly fromTime: string;
  readonly toDay: string;
  readonly toTime: string;
  readonly reason: string;
  readonly explanation: string;
}

/** What is still wrong; null: nothing. */
export interface AnnulmentFaults {
  readonly place: boolean;
  readonly window: 'unreadable' | 'reversed' | 'too-long' | 'future' | null;
  readonly reason: boolean;
  readonly explanation: boolean;
}

/** The fields of the window. */
export const WINDOW_FIELDS = ['fromDay', 'fromTime', 'toDay', 'toTime'] as const;
export type WindowField = (typeof WINDOW_FIELDS)[number];

/** What a form would ask for as far as it is filled in, and what is wrong with it. */
export function checkAnnulment(
  typed: AnnulmentTyped,
  nowMs: number,
): {
  readonly faults: AnnulmentFaults;
  readonly window: AnnulmentWindowQuery | null;
  readonly request: AnnulmentRequest | null;
} {
  const id = typed.place === 'counter' ? (typed.counterId ?? '') : typed.kioskId;
  const from = parseLocalMinute(`${typed.fromDay}T${typed.fromTime}`);
  const to = parseLocalMinute(`${typed.toDay}T${typed.toTime}`);
  const reason = ANNULMENT_REASONS.find((known) => known === typed.reason);
  const explanation = typed.explanation.trim();
  const faults = {
    place: id === '',
    window: faultOfWindow(from, to, nowMs),
    reason: reason === undefined,
    explanation: explanation.length < SHORTEST_EXPLANATION,
  };
  const isWindow = !faults.place && faults.window === null;
  const window =
    isWindow && from !== undefined && to !== undefined
      ? { place: typed.place, id, from, to }
      : null;
  const isWhole = window !== null && reason !== undefined && !faults.explanation;
  return { faults, window, request: isWhole ? { ...window, reason, explanation } : null };
}

function faultOfWindow(
  from: LocalMinute | undefined,
  to: LocalMinute | undefined,
  nowMs: number,
): AnnulmentFaults['window'] {
  if (from === undefined || to === undefined) return 'unreadable';
  const [fromMs, toMs] = [localMinuteStartMs(from), localMinuteStartMs(to)];
  if (toMs <= fromMs) return 'reversed';
  if (toMs - fromMs > LONGEST_ANNULMENT_DAYS * DAY_MS) return 'too-long';
  return toMs > nowMs ? 'future' : null;
}

/** Which fields a fault of the window is about: what cannot be read, or else its end. */
export function wrongFields(
  typed: Pick<AnnulmentTyped, WindowField>,
  fault: AnnulmentFaults['window'],
): readonly WindowField[] {
  if (fault === null) return [];
  if (fault !== 'unreadable') return ['toDay', 'toTime'];
  return WINDOW_FIELDS.filter((field) => typed[field] === '');
}
