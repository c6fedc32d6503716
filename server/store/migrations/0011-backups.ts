import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/** Verified copies of the data: the health endpoint tells the age of the newest. */
export const backups: MigrationStep = (db) =>
  runStatements(db, [
    `create table backups (
      name text not null, taken_at_ms bigint not null, verified_at_ms bigint not null,
      size_bytes bigint not null, sha256 text not null, primary key (name, taken_at_ms))`,
  ]);
