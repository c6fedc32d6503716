import { appendOnly } from './append-only.ts';
import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/** Who may sign in, and what was done. */
export const accounts: MigrationStep = (db, engine) =>
  runStatements(db, [
    `create table accounts (
      id text not null primary key, login text not null unique, display_name text not null,
      password_hash text not null, role text not null, unit_id text references units (id),
      created_at_ms bigint not null)`,
    `create table sessions (
      token_hash text not null primary key,
      account_id text not null references accounts (id) on delete cascade,
      created_at_ms bigint not null, seen_at_ms bigint not null)`,
    `create index sessions_by_account on sessions (account_id)`,
    `create table audit_log (
      id text not null primary key, at_ms bigint not null, account_id text,
      action text not null, detail text not null)`,
    ...appendOnly('audit_log', engine),
  ]);
