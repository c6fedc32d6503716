/** Rows of ratings and of what is counted from them. See `schema.ts`. */

export interface RatingRow {
  unit_id: string;
  rating_id: string;
  kiosk_id: string;
  epoch: number;
  seq: number;
  counter_id: string;
  /** On duty when the rating was given; null when nobody was. */
  official_id: string | null;
  field_code: string | null;
  questionnaire_code: string;
  questionnaire_version: number;
  /** The first tap. An amendment of the overall level is a row in `answers`. */
  level: number;
  language: string;
  channel: string;
  took_ms: number;
  earliest_ms: number;
  latest_ms: number;
  clock_quality: 'A' | 'B' | 'C' | 'D';
  local_day: string;
  atom: string;
}

/** An answer to an item, given by an amendment. Of one item the highest seq counts. */
export interface AnswerRow {
  unit_id: string;
  rating_id: string;
  item_code: string;
  epoch: number;
  seq: number;
  level: number;
}

/** Reasons of an amendment. Of one rating the set with the highest seq counts. */
export interface ReasonGivenRow {
  unit_id: string;
  rating_id: string;
  epoch: number;
  seq: number;
  reason_code: string;
}

/** Stands for "no official on duty" and "no field" in keys, where null cannot stand. */
export const NONE = '';

/** Counts of effective levels per period atom; every report is a sum of these rows. */
export interface AtomCountRow {
  unit_id: string;
  atom: string;
  counter_id: string;
  official_id: string;
  field_code: string;
  channel: string;
  item_code: string;
  n1: number;
  n2: number;
  n3: number;
  n4: number;
  n5: number;
}

export interface AtomReasonCountRow {
  unit_id: string;
  atom: string;
  counter_id: string;
  official_id: string;
  field_code: string;
  reason_code: string;
  n: number;
}

/** Ratings of quality D: each may belong to any atom from the first to the last. */
export interface UndatedCountRow {
  unit_id: string;
  first_atom: string;
  last_atom: string;
  n: number;
}

/** Days on which an official was rated: the release rule asks for three distinct ones. */
export interface OfficialDayRow {
  unit_id: string;
  official_id: string;
  local_day: string;
}
