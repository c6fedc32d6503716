import type { StoreEngine } from '../store.ts';
import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/** Counts per period atom: all that a report reads. Rebuilt from the ratings at any time. */
export const counts: MigrationStep = (db, engine) => {
  const end = keyIsTheTable(engine);
  const place = `unit_id text not null, atom text not null, counter_id text not null,
    official_id text not null, field_code text not null`;
  return runStatements(db, [
    `create table atom_counts (
      ${place}, channel text not null, item_code text not null, n1 integer not null,
      n2 integer not null, n3 integer not null, n4 integer not null, n5 integer not null,
      primary key (unit_id, atom, counter_id, official_id, field_code, channel, item_code)) ${end}`,
    `create table atom_reason_counts (
      ${place}, reason_code text not null, n integer not null,
      primary key (unit_id, atom, counter_id, official_id, field_code, reason_code)) ${end}`,
    `create table official_days (
      unit_id text not null, official_id text not null, local_day text not null,
      primary key (unit_id, official_id, local_day)) ${end}`,
  ]);
};

/** Narrow tables that are read by key: SQLite then keeps the rows in the key's own tree. */
const keyIsTheTable = (engine: StoreEngine): string => (engine === 'sqlite' ? 'without rowid' : '');
