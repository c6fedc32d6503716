import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/** Ratings whose period atom is not certain: how many there are between which two atoms. */
export const undatedCounts: MigrationStep = (db) =>
  runStatements(db, [
    `create table undated_counts (
      unit_id text not null, first_atom text not null, last_atom text not null,
      n integer not null, primary key (unit_id, first_atom, last_atom))`,
  ]);
