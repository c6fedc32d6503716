import { appendOnly } from './append-only.ts';
import type { MigrationStep } from './migration-step.ts';
import { ownRows, SEEN_UNITS } from './own-rows.ts';
import { runStatements } from './run-statements.ts';

const TABLES = ['annulments', 'annulment_decisions', 'annulled_ratings', 'annulled_counts'];

/**
 * Decisions of two persons that put ratings out of the figures. No rating is changed: what was
 * proposed, what was decided and which ratings it covers is appended. One decision a proposal, by
 * its key.
 */
export const annulments: MigrationStep = (db, engine) =>
  runStatements(db, [
    `create table annulments (
      id text not null primary key, unit_id text not null, kind text not null
        check (kind in ('annul', 'lift')), lifts_id text,
      place_kind text not null check (place_kind in ('counter', 'kiosk')), place_id text not null,
      from_ms bigint not null, to_ms bigint not null, reason text not null, explanation text not null,
      proposed_by text not null, proposed_at_ms bigint not null,
      check (from_ms < to_ms), check ((kind = 'lift') = (lifts_id is not null)))`,
    `create index annulments_by_unit on annulments (unit_id, proposed_at_ms)`,
    `create table annulment_decisions (
      annulment_id text not null primary key, unit_id text not null, decision text not null
        check (decision in ('approve', 'refuse', 'withdraw')),
      decided_by text not null, decided_at_ms bigint not null, note text not null)`,
    `create table annulled_ratings (
      unit_id text not null, rating_id text not null, annulment_id text not null,
      primary key (unit_id, rating_id, annulment_id))`,
    `create table annulled_counts (
      unit_id text not null, annulment_id text not null, first_atom text not null,
      last_atom text not null, n integer not null check (n > 0),
      primary key (unit_id, annulment_id, first_atom, last_atom))`,
    ...TABLES.flatMap((table) => appendOnly(table, engine)),
    ...(engine === 'postgres'
      ? TABLES.flatMap((table) => ownRows(table, `unit_id in ${SEEN_UNITS}`))
      : []),
  ]);
