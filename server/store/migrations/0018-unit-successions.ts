import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/** Who followed whom, by which resolution; closed days; secondments of officials. */
export const unitSuccessions: MigrationStep = (db) =>
  runStatements(db, [
    `create table unit_successions (
      id text not null primary key, predecessor_id text not null references units (id),
      successor_id text references units (id),
      kind text not null check (kind in ('merge', 'split', 'rename', 'dissolve')),
      on_day text not null, legal_basis text not null,
      share double precision check (share between 0 and 1),
      check (predecessor_id <> successor_id))`,
    `create index unit_successions_by_predecessor on unit_successions (predecessor_id)`,
    `create index unit_successions_by_successor on unit_successions (successor_id)`,
    `create table closed_days (
      service_point_id text not null references service_points (id), day text not null,
      reason text not null, primary key (service_point_id, day))`,
    `alter table officials add column seconded_from text`,
    `alter table officials add column seconded_to text`,
  ]);
