import type { StoreEngine } from '../store.ts';
import { appendOnly } from './append-only.ts';
import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/**
 * What kiosks sent and what it means. Every key begins with the unit, and no foreign key leaves
 * these tables, so that they can be distributed by unit.
 */
export const recordsAndRatings: MigrationStep = (db, engine) =>
  runStatements(db, [
    ...rawTables(engine),
    `create table ratings (
      unit_id text not null, rating_id text not null, kiosk_id text not null,
      epoch bigint not null, seq bigint not null, counter_id text not null, official_id text,
      field_code text, questionnaire_code text not null, questionnaire_version bigint not null,
      level integer not null check (level between 1 and 5), language text not null,
      channel text not null, took_ms bigint not null, earliest_ms bigint not null,
      latest_ms bigint not null, clock_quality text not null, local_day text not null,
      atom text not null, primary key (unit_id, rating_id), check (earliest_ms <= latest_ms))`,
    `create table answers (
      unit_id text not null, rating_id text not null, item_code text not null,
      epoch bigint not null, seq bigint not null,
      level integer not null check (level between 1 and 5),
      primary key (unit_id, rating_id, item_code, epoch, seq))`,
    `create table reasons_given (
      unit_id text not null, rating_id text not null, epoch bigint not null, seq bigint not null,
      reason_code text not null, primary key (unit_id, rating_id, epoch, seq, reason_code))`,
    ...['records', 'forks', 'ratings', 'answers', 'reasons_given'].flatMap((table) =>
      appendOnly(table, engine),
    ),
  ]);

function rawTables(engine: StoreEngine): string[] {
  const record = `
    unit_id text not null, kiosk_id text not null, epoch bigint not null, seq bigint not null,
    hash text not null, prev text not null, bytes ${engine === 'sqlite' ? 'blob' : 'bytea'} not null,
    signature text not null, received_at_ms bigint not null`;
  return [
    `create table records (${record}, primary key (unit_id, kiosk_id, epoch, seq))`,
    `create table forks (${record}, primary key (unit_id, kiosk_id, epoch, seq, hash))`,
    `create table quarantine (
      unit_id text not null, kiosk_id text not null, epoch bigint not null, seq bigint not null,
      reason text not null, detail text not null, since_ms bigint not null,
      primary key (unit_id, kiosk_id, epoch, seq))`,
    `create index quarantine_by_reason on quarantine (reason, detail)`,
  ];
}
