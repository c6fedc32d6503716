import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/** When kiosks were in contact, a row per kiosk and day; and their ratings by day. */
export const kioskContacts: MigrationStep = (db) =>
  runStatements(db, [
    `create table kiosk_contacts (
      unit_id text not null, kiosk_id text not null, local_day text not null,
      contact text not null, primary key (unit_id, kiosk_id, local_day))`,
    `create index ratings_by_kiosk_day on ratings (unit_id, kiosk_id, local_day)`,
  ]);
