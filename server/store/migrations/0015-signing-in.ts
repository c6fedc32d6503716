import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/**
 * Second factors, known browsers, single sign-on, and what a session knows of itself. Sessions live
 * ten hours at most: the step ends them all instead of inventing what their new columns should say.
 */
export const signingIn: MigrationStep = (db) =>
  runStatements(db, [
    `drop table sessions`,
    `create table sessions (
      token_hash text not null primary key, id text not null unique,
      account_id text not null references accounts (id) on delete cascade,
      created_at_ms bigint not null, seen_at_ms bigint not null,
      confirmed_at_ms bigint not null, waits_for text,
      browser text not null, system text not null,
      earlier_hash text, renewed_at_ms bigint)`,
    `create index sessions_by_account on sessions (account_id)`,
    `create index sessions_by_earlier_hash on sessions (earlier_hash)`,
    `create table second_factors (
      account_id text not null primary key references accounts (id) on delete cascade,
      sealed_secret text not null, enrolled_at_ms bigint not null, last_step bigint not null)`,
    `create table second_factor_drafts (
      account_id text not null primary key references accounts (id) on delete cascade,
      sealed_secret text not null, drafted_at_ms bigint not null)`,
    `create table recovery_codes (
      account_id text not null references accounts (id) on delete cascade,
      ordinal integer not null, code_hash text not null, used_at_ms bigint,
      primary key (account_id, ordinal))`,
    `create table known_browsers (
      account_id text not null references accounts (id) on delete cascade,
      token_hash text not null, seen_at_ms bigint not null,
      primary key (account_id, token_hash))`,
    `create table single_sign_on_links (
      issuer text not null, subject text not null,
      account_id text not null references accounts (id) on delete cascade,
      linked_at_ms bigint not null, primary key (issuer, subject), unique (account_id, issuer))`,
  ]);
