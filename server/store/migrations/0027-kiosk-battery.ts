import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/** What the tablet's battery was like at the last contact, where its browser says. */
export const kioskBattery: MigrationStep = (db) =>
  runStatements(db, [
    `alter table kiosk_health add column battery_percent integer`,
    `alter table kiosk_health add column battery_charging integer`,
  ]);
