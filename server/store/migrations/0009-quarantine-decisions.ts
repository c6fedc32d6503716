import { appendOnly } from './append-only.ts';
import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/**
 * `quarantine` holds what waits now. How a record left it, or came to wait for another reason, is
 * appended here, with what was said of it before.
 */
export const quarantineDecisions: MigrationStep = (db, engine) =>
  runStatements(db, [
    `create table quarantine_decisions (
      unit_id text not null, kiosk_id text not null, epoch bigint not null, seq bigint not null,
      id text not null, at_ms bigint not null, account_id text, decision text not null,
      reason text not null, detail text not null, since_ms bigint not null,
      primary key (unit_id, kiosk_id, epoch, seq, id))`,
    `create index quarantine_by_age on quarantine (since_ms)`,
    ...appendOnly('quarantine_decisions', engine),
  ]);
