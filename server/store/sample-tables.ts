import type { Database } from './schema.ts';

/** What becomes of a table's rows when the sample goes. */
type Fate =
  | 'stays'
  /** Goes whole, although the database refuses every other removal from it. */
  | 'opened'
  | 'goes'
  /** The rows go that are about a unit. */
  | 'of units goes';

/**
 * Every table, in an order in which nothing refers to what went before it. A table that is not
 * listed here does not compile: somebody has to say whether it holds sample data.
 */
export const SAMPLE_FATES: Readonly<Record<keyof Database, Fate>> = {
  annulled_counts: 'opened',
  annulled_ratings: 'opened',
  annulment_decisions: 'opened',
  annulments: 'opened',
  reasons_given: 'opened',
  answers: 'opened',
  ratings: 'opened',
  forks: 'opened',
  records: 'opened',
  quarantine: 'goes',
  quarantine_decisions: 'opened',
  atom_counts: 'goes',
  atom_reason_counts: 'goes',
  official_days: 'goes',
  undated_counts: 'goes',
  kiosk_placements: 'opened',
  kiosk_duties: 'goes',
  kiosk_pins: 'goes',
  kiosk_contacts: 'goes',
  kiosk_health: 'goes',
  re_key_tickets: 'goes',
  kiosk_epochs: 'goes',
  pairings: 'goes',
  kiosks: 'goes',
  dossiers: 'goes',
  // Nothing that they could put back is there any more; the audit log keeps that they were made.
  import_images: 'goes',
  imports: 'goes',
  duties: 'goes',
  officials: 'goes',
  counters: 'goes',
  closed_days: 'goes',
  service_points: 'goes',
  targets: 'of units goes',
  grants: 'of units goes',
  unit_successions: 'goes',
  unit_parents: 'goes',
  units: 'goes',
  fields: 'stays',
  questionnaires: 'stays',
  settings: 'stays',
  accounts: 'stays',
  sessions: 'stays',
  second_factors: 'stays',
  second_factor_drafts: 'stays',
  recovery_codes: 'stays',
  known_browsers: 'stays',
  single_sign_on_links: 'stays',
  invitations: 'stays',
  // Where a loading broke off is told until the sample is gone.
  sample_loads: 'goes',
  audit_log: 'stays',
  audit_head: 'stays',
  // They hold ids and hashes only, and the daily roots in the audit log are taken over them.
  rooted_heads: 'stays',
  verifications: 'stays',
  backups: 'stays',
};

/** The tables of one fate, in the order above. */
export const tablesThat = (...fates: readonly Fate[]): (keyof Database)[] =>
  (Object.keys(SAMPLE_FATES) as (keyof Database)[]).filter((table) =>
    fates.includes(SAMPLE_FATES[table]),
  );
