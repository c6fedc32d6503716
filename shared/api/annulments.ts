import type {
  AnnulmentDecision,
  AnnulmentKind,
  AnnulmentPlace,
  AnnulmentReason,
  AnnulmentState,
} from '../domain/annulment.ts';
import type { Level } from '../domain/level.ts';
import type { LocalMinute } from '../domain/local-minute.ts';

/** Whose ratings and of which time; `to` is not included. It can name no level. */
export interface AnnulmentWindowQuery {
  readonly place: AnnulmentPlace['kind'];
  readonly id: string;
  readonly from: LocalMinute;
  readonly to: LocalMinute;
}

export interface AnnulmentRequest extends AnnulmentWindowQuery {
  readonly reason: AnnulmentReason;
  readonly explanation: string;
}

export interface LiftRequest {
  readonly explanation: string;
}

export interface AnnulmentDecisionRequest {
  readonly decision: Exclude<AnnulmentDecision, 'withdraw'>;
  /** How many ratings the decider was shown: another number is refused. */
  readonly ratings: number;
  readonly note: string;
}

/** What a window holds: all of it goes, whatever the level. */
export interface AnnulmentCoverage {
  readonly ratings: number;
  readonly months: readonly AnnulledMonth[];
  /**
   * Overall levels. Null for a reader who may not see single ratings: a window of a minute would
   * show one, and nobody shall look for windows by what was said in them.
   */
  readonly levels: Readonly<Record<Level, number>> | null;
  /** Ratings of the window that another annulment put out already. */
  readonly annulledBefore: number;
  /** Ratings that may be of the window or of the time beside it: they stay. */
  readonly uncertain: number;
}

export interface AnnulledMonth {
  /** 'YYYY-MM' */
  readonly month: string;
  readonly n: number;
}

export interface AnnulmentSummary {
  readonly id: string;
  readonly kind: AnnulmentKind;
  /** Of a lift: what it takes back. */
  readonly liftsId: string | null;
  readonly unit: Readonly<{ code: string; name: string }>;
  readonly place: Readonly<{ kind: AnnulmentPlace['kind']; name: string }>;
  readonly from: LocalMinute;
  readonly to: LocalMinute;
  readonly reason: AnnulmentReason;
  readonly explanation: string;
  readonly proposedBy: string;
  readonly proposedAtMs: number;
  /** When an undecided proposal ends by itself. */
  readonly endsAtMs: number;
  readonly state: AnnulmentState;
  readonly decided: Readonly<{ by: string; atMs: number; note: string }> | null;
  /** Fixed when it was approved; until then what it would cover now. 0 when it came to nothing. */
  readonly ratings: number;
  readonly months: readonly AnnulledMonth[];
  /** Of a proposal that waits, as `AnnulmentCoverage` says; else null. */
  readonly levels: AnnulmentCoverage['levels'];
  /** Of one in force: ratings of its window that came afterwards and are counted. */
  readonly arrivedLater: number;
  /** Did the reader propose it? */
  readonly own: boolean;
  /** May the reader be the second person? */
  readonly mayDecide: boolean;
}

export interface Annulments {
  /** The newest first. */
  readonly annulments: readonly AnnulmentSummary[];
  readonly nowMs: number;
}
