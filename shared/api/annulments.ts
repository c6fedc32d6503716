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
  /** `digest` of the summary that the decider was shown: another set of ratings is refused. */
  readonly digest: string;
  readonly note: string;
}

/** What a window holds: all of it goes, whatever the level. */
export interface AnnulmentCoverage {
  readonly ratings: ShownCount;
  /** None where a number is withheld. */
  readonly months: readonly AnnulledMonth[];
  /** Ratings of the window that another annulment put out already. */
  readonly annulledBefore: ShownCount;
  /** Ratings that may be of the window or of the time beside it: they stay. */
  readonly uncertain: ShownCount;
}

/**
 * 'few': below the threshold of a counter, for a reader who may not see single ratings. What came
 * in a minute is a fact about one person.
 */
export type ShownCount = number | 'few';

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
  readonly ratings: ShownCount;
  /** None where a number is withheld. */
  readonly months: readonly AnnulledMonth[];
  /**
   * Overall levels, for who may decide on a proposal that waits; else null. Nobody shall look for
   * windows by what was said in them.
   */
  readonly levels: Readonly<Record<Level, number>> | null;
  /** Which ratings these are, for who may decide: the decision names them by it; else null. */
  readonly digest: string | null;
  /** Of one in force: ratings of its window that came afterwards and are counted. */
  readonly arrivedLater: ShownCount;
  /** Did the reader propose it? */
  readonly own: boolean;
  /** May the reader be the second person? */
  readonly mayDecide: boolean;
}

export interface AnnulmentPageQuery {
  /** The id of a proposal: only older ones. */
  readonly before?: string;
}

/** A page of proposals; after an act the newest page as it then stands. */
export interface Annulments {
  /** The newest first. */
  readonly annulments: readonly AnnulmentSummary[];
  /** `before` of the next older page; null when there is none. */
  readonly olderBefore: string | null;
  readonly nowMs: number;
}
