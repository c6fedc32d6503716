import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/** Kiosks, their keys and what they last said of themselves. */
export const devices: MigrationStep = (db) =>
  runStatements(db, [
    `create table kiosks (
      id text not null primary key, unit_id text not null references units (id),
      counter_id text not null references counters (id), name text not null,
      questionnaire_code text not null,
      status text not null check (status in ('active', 'suspended', 'revoked')),
      paired_at_ms bigint not null)`,
    `create index kiosks_by_counter on kiosks (counter_id)`,
    `create table kiosk_epochs (
      kiosk_id text not null references kiosks (id), epoch bigint not null,
      algorithm text not null, public_key text not null, opened_at_ms bigint not null,
      through_seq bigint not null, head_hash text, primary key (kiosk_id, epoch))`,
    `create table kiosk_health (
      kiosk_id text not null primary key references kiosks (id), seen_at_ms bigint not null,
      build text not null, pending bigint not null, oldest_pending_wall_ms bigint,
      reported_seq bigint, wall_skew_ms bigint not null, persisted integer,
      storage_mode text not null)`,
    `create table pairings (
      device_code_hash text not null primary key, user_code text not null unique,
      algorithm text not null, public_key text not null, expires_at_ms bigint not null,
      kiosk_id text references kiosks (id))`,
  ]);
