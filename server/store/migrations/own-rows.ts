import { READER } from '../reader-role.ts';

/** The ids that a reading transaction has named, one of the conditions for `ownRows`. */
export const SEEN_UNITS = `(select unnest(string_to_array(current_setting('mot_cham.units', true), ',')))`;

/**
 * PostgreSQL statements by which the reader sees those rows of a table only that meet a condition:
 * every later table with a unit needs them. Nobody else is limited by it. Selected ids are looked
 * up once per query, not per row.
 */
export const ownRows = (table: string, condition: string): string[] => [
  `alter table ${table} enable row level security`,
  `create policy own_rows on ${table} using (current_user <> '${READER}' or (${condition}))`,
];
