import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/**
 * Links by which people choose their own password, and how far a loading of the sample has come.
 * Neither is of a unit: the first is read with accounts, the second with the settings.
 */
export const firstRun: MigrationStep = (db) =>
  runStatements(db, [
    `create table invitations (
      id text not null primary key,
      account_id text not null references accounts (id) on delete cascade,
      kind text not null, token_hash text unique,
      requested_by text not null, requested_at_ms bigint not null,
      approved_by text, approved_at_ms bigint, expires_at_ms bigint not null,
      opened_at_ms bigint, opened_address text,
      used_at_ms bigint, used_address text, used_browser text, used_system text,
      used_beside text, ended_at_ms bigint, ended_by text)`,
    `create index invitations_by_account on invitations (account_id, requested_at_ms)`,
    `create table sample_loads (
      id text not null primary key, started_by text, started_at_ms bigint not null,
      wanted bigint not null, done bigint not null, seen_at_ms bigint not null,
      ended_at_ms bigint, failure text)`,
  ]);
