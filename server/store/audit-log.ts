import type { Kysely } from 'kysely';
import { entryHash } from './audit-chain.ts';
import type { AuditHeadRow, Database } from './schema.ts';

/** One act worth being held to. */
export interface AuditEntry {
  /** UUIDv7. */
  readonly id: string;
  readonly atMs: number;
  /** Null for an act of the console, or of the server itself. */
  readonly accountId: string | null;
  /** What was done, as `noun.verb`; `AUDIT_ACTIONS` has its name for people. */
  readonly action: string;
  /** The unit whose people may read of it; left out or null: only who sees everything. */
  readonly unitId?: string | null;
  /**
   * No secrets, nothing of a citizen. Where something was changed, `before` and `after` hold what
   * it was and what it is, under the same keys.
   */
  readonly detail: Readonly<Record<string, unknown>>;
}

/**
 * Appends to the log, as the next link of its chain; in the transaction of the act itself, or the
 * act did not happen. Whoever appends waits for the one before to end: so the chain never forks.
 */
export function appendAudit(db: Kysely<Database>, entry: AuditEntry): Promise<void> {
  return db.isTransaction
    ? append(db, entry)
    : db.transaction().execute((trx) => append(trx, entry));
}

/** Where the chain stands: the last entry's position and hash. */
export const auditHead = (db: Kysely<Database>): Promise<AuditHeadRow> =>
  db.selectFrom('audit_head').selectAll().where('id', '=', 1).executeTakeFirstOrThrow();

/**
 * Appends unless the log has an entry of the same account, action, unit and detail since
 * `sinceMs`: for what happens many times and has to be known once.
 */
export async function appendAuditOnce(
  db: Kysely<Database>,
  entry: AuditEntry,
  sinceMs: number,
): Promise<void> {
  if (await isLogged(db, entry, sinceMs)) return;
  await db.transaction().execute(async (trx) => {
    await lockHead(trx, 0);
    // Asked again behind the lock: two readers at once are still one entry.
    if (!(await isLogged(trx, entry, sinceMs))) await append(trx, entry);
  });
}

async function append(trx: Kysely<Database>, entry: AuditEntry): Promise<void> {
  const before = await lockHead(trx, 1);
  const linked = {
    position: before.position,
    id: entry.id,
    at_ms: entry.atMs,
    account_id: entry.accountId,
    action: entry.action,
    unit_id: entry.unitId ?? null,
    detail: JSON.stringify(entry.detail),
    prev: before.hash,
  };
  const hash = entryHash(linked);
  await trx
    .insertInto('audit_log')
    .values({ ...linked, hash })
    .execute();
  await trx.updateTable('audit_head').set({ hash }).where('id', '=', 1).execute();
}

/** Moves the head on by `steps`: its row is then this transaction's alone, on both engines. */
const lockHead = (trx: Kysely<Database>, steps: 0 | 1): Promise<AuditHeadRow> =>
  trx
    .updateTable('audit_head')
    .set((eb) => ({ position: eb('position', '+', steps) }))
    .where('id', '=', 1)
    .returningAll()
    .executeTakeFirstOrThrow();

async function isLogged(
  db: Kysely<Database>,
  { accountId, action, unitId = null, detail }: AuditEntry,
  sinceMs: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('audit_log')
    .select('id')
    .where('action', '=', action)
    .where('at_ms', '>=', sinceMs)
    .where('account_id', 'is not distinct from', accountId)
    .where('unit_id', 'is not distinct from', unitId)
    .where('detail', '=', JSON.stringify(detail))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
