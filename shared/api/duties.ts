import type { LocalDay } from '../domain/local-day.ts';
import type { LocalMinute } from '../domain/local-minute.ts';

/** Days whose duty is asked for, both included. */
export interface DutiesQuery {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

/** A stretch of duty: from its first minute to before `to`. */
export interface DutyEntry {
  readonly id: string;
  readonly counterId: string;
  /** Null: staff said at the kiosk that nobody serves. */
  readonly officialId: string | null;
  /** Honorific and full name; empty when nobody serves. */
  readonly officialName: string;
  /** Name of the kiosk at which staff said it; null for the roster of the office. */
  readonly saidAtKiosk: string | null;
  readonly from: LocalMinute;
  readonly to: LocalMinute;
}

/** Every stretch at the counters of a unit that touches the days; the earliest first. */
export interface UnitDuties {
  readonly duties: readonly DutyEntry[];
}

export interface DutyDraft {
  readonly counterId: string;
  readonly officialId: string;
  readonly from: LocalMinute;
  readonly to: LocalMinute;
}

export type DutyChange = Omit<DutyDraft, 'counterId'>;

export interface DutyChanged {
  readonly id: string;
  /** Ratings that were given in the touched time and belong to somebody else now, or to nobody. */
  readonly reAttributed: number;
}

/** What began in the seven days from `fromDay`, once more in the seven days from `toDay`. */
export interface DutyCopy {
  readonly fromDay: LocalDay;
  readonly toDay: LocalDay;
}

export interface DutyCopied {
  readonly copied: number;
  /** Left out: somebody is on duty there already, or official or counter do not serve any more. */
  readonly skipped: number;
  readonly reAttributed: number;
}
