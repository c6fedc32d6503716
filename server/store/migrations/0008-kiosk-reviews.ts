import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/** When somebody last looked at the forks of a kiosk: only later ones are an alarm. */
export const kioskReviews: MigrationStep = (db) =>
  runStatements(db, [`alter table kiosks add column reviewed_at_ms bigint`]);
