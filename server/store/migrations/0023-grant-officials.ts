import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/** The role of an official is given for one official: whose figures the account may see. */
export const grantOfficials: MigrationStep = (db) =>
  runStatements(db, [`alter table grants add column official_id text references officials (id)`]);
