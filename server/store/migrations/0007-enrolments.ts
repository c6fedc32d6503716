import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/** Epochs that end and follow each other, and the single-use tickets that open the next one. */
export const enrolments: MigrationStep = (db) =>
  runStatements(db, [
    `alter table kiosk_epochs add column opened_by text`,
    `alter table kiosk_epochs add column ended_at_ms bigint`,
    `alter table kiosk_epochs add column ended_reported_seq bigint`,
    `alter table kiosk_health add column epoch bigint`,
    `create table re_key_tickets (
      ticket_hash text not null primary key, kiosk_id text not null references kiosks (id),
      issued_at_ms bigint not null, opened_epoch bigint)`,
    `create index re_key_tickets_by_kiosk on re_key_tickets (kiosk_id)`,
  ]);
