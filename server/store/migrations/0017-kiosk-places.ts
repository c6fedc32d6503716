import { appendOnly } from './append-only.ts';
import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/**
 * From which moment a kiosk stood at which counter, since when it runs its build, and when a
 * device that waits to be paired was last heard.
 */
export const kioskPlaces: MigrationStep = (db, engine) =>
  runStatements(db, [
    `create table kiosk_placements (
      unit_id text not null, id text not null, kiosk_id text not null, kiosk_name text not null,
      from_counter_id text not null, from_counter_name text not null,
      to_counter_id text not null, to_counter_name text not null,
      at_ms bigint not null, account_id text, primary key (unit_id, id))`,
    `create index kiosk_placements_by_kiosk on kiosk_placements (unit_id, kiosk_id, at_ms)`,
    `create index kiosk_placements_by_time on kiosk_placements (unit_id, at_ms)`,
    `alter table kiosk_health add column build_since_ms bigint`,
    `alter table pairings add column polled_at_ms bigint`,
    ...appendOnly('kiosk_placements', engine),
  ]);
