import type { MigrationStep } from './migration-step.ts';
import { ownRows, SEEN_UNITS } from './own-rows.ts';
import { runStatements } from './run-statements.ts';

/** Who serves a counter, as staff said at its kiosk, and the PIN that they say it by. */
export const kioskDuties: MigrationStep = (db, engine) =>
  runStatements(db, [
    `create table kiosk_duties (
      unit_id text not null, kiosk_id text not null, epoch bigint not null, seq bigint not null,
      counter_id text not null, official_id text, starts_at_ms bigint not null,
      ends_at_ms bigint not null, earliest_ms bigint not null, latest_ms bigint not null,
      clock_quality text not null, local_day text not null, corrected_at_ms bigint,
      withdrawn integer not null, primary key (unit_id, kiosk_id, epoch, seq),
      check (starts_at_ms < ends_at_ms))`,
    `create index kiosk_duties_by_counter on kiosk_duties (counter_id, starts_at_ms)`,
    `create table kiosk_pins (
      unit_id text not null, kiosk_id text not null, salt text not null,
      iterations bigint not null, hash text not null, set_at_ms bigint not null,
      account_id text, primary key (unit_id, kiosk_id))`,
    ...(engine === 'postgres'
      ? ['kiosk_duties', 'kiosk_pins'].flatMap((table) =>
          ownRows(table, `unit_id in ${SEEN_UNITS}`),
        )
      : []),
  ]);
