import type {
  AnnulmentDecision,
  AnnulmentKind,
  AnnulmentPlace,
  AnnulmentReason,
} from '../../shared/domain/annulment.ts';

/**
 * A proposal to put every rating of one counter, or of one kiosk, and of a window of time out of
 * the figures; or to take such a decision back (`lifts_id`), with the same place and window.
 * Append-only.
 */
export interface AnnulmentRow {
  id: string;
  unit_id: string;
  kind: AnnulmentKind;
  lifts_id: string | null;
  place_kind: AnnulmentPlace['kind'];
  place_id: string;
  from_ms: number;
  /** Not included. */
  to_ms: number;
  reason: AnnulmentReason;
  explanation: string;
  proposed_by: string;
  proposed_at_ms: number;
}

/** The one decision on a proposal. Append-only. */
export interface AnnulmentDecisionRow {
  annulment_id: string;
  unit_id: string;
  decision: AnnulmentDecision;
  decided_by: string;
  decided_at_ms: number;
  note: string;
}

/** A rating that an approved annulment covers, fixed when it was approved. Append-only. */
export interface AnnulledRatingRow {
  unit_id: string;
  rating_id: string;
  annulment_id: string;
}

/**
 * How many ratings an approved annulment covers, by the atoms that they belong to: reports read
 * no rating. Append-only.
 */
export interface AnnulledCountRow {
  unit_id: string;
  annulment_id: string;
  /** The same as `last_atom` for all but undated ratings. */
  first_atom: string;
  last_atom: string;
  n: number;
}
