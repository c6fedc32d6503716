import { appendOnly } from './append-only.ts';
import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/** Results of verifications, and the chain heads that daily roots have sealed. */
export const verification: MigrationStep = (db, engine) =>
  runStatements(db, [
    `create table verifications (
      id text not null primary key, finished_at_ms bigint not null, report text not null)`,
    `create index verifications_by_time on verifications (finished_at_ms)`,
    `create table rooted_heads (
      kiosk_id text not null, epoch bigint not null, rooted_at_ms bigint not null,
      through_seq bigint not null, through_hash text, last_seq bigint not null, last_hash text,
      primary key (kiosk_id, epoch, rooted_at_ms))`,
    `create index rooted_heads_by_time on rooted_heads (rooted_at_ms)`,
    `create index audit_log_by_time on audit_log (at_ms, id)`,
    `create index audit_log_by_action on audit_log (action, at_ms)`,
    ...appendOnly('verifications', engine),
    ...appendOnly('rooted_heads', engine),
  ]);
