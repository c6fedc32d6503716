import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** One act worth being held to. */
export interface AuditEntry {
  /** UUIDv7: the log reads in the order of its keys. */
  readonly id: string;
  readonly atMs: number;
  /** Null for an act of the console. */
  readonly accountId: string | null;
  /** What was done, as `noun.verb`. */
  readonly action: string;
  /** No secrets, nothing of a citizen. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Appends to the log; in the transaction of the act itself, or the act did not happen. */
export async function appendAudit(db: Kysely<Database>, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit_log')
    .values({
      id: entry.id,
      at_ms: entry.atMs,
      account_id: entry.accountId,
      action: entry.action,
      detail: JSON.stringify(entry.detail),
    })
    .execute();
}
