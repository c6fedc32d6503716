import { gatherRefused } from '../http/refused-attempts.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { appendAudit, type AuditEntry } from '../store/audit-log.ts';
import { unitOfAccount } from '../store/grants.ts';
import { deleteSession } from '../store/sessions.ts';

/** Writes down who came, who went and who was refused. */
export interface SessionLog {
  signedIn(account: Account): Promise<void>;
  /** `account` is undefined for a login that nobody has. */
  refused(account: Account | undefined): Promise<void>;
  /** Ends the session, too: both or nothing. */
  signOut(account: Account, tokenHash: string): Promise<void>;
}

/** Refused attempts on one account are written down together, at most so often. */
const REFUSED_EVERY_MS = 10 * 60_000;

const NOBODY = '';

type LogServices = Pick<Services, 'store' | 'clock' | 'newId'>;

export function sessionLog({ store, clock, newId }: LogServices): SessionLog {
  const attempts = gatherRefused(clock, REFUSED_EVERY_MS);
  const entry = async (
    account: Account | undefined,
    { action, accountId, detail }: Pick<AuditEntry, 'action' | 'accountId' | 'detail'>,
  ): Promise<AuditEntry> => {
    const unitId =
      account === undefined ? null : await unitOfAccount(store.db, account.id, clock());
    return { id: newId(), atMs: clock(), accountId, action, unitId, detail };
  };
  return {
    signedIn: async (account) => {
      const before = attempts.taken(account.id);
      const detail = before === 0 ? {} : { refusedBefore: before };
      const act = { action: 'session.sign-in', accountId: account.id, detail };
      await appendAudit(store.db, await entry(account, act));
    },
    refused: async (account) => {
      const count = attempts.refused(account?.id ?? NOBODY);
      if (count === 0) return;
      // What was typed is not written down: people type their password into the wrong field.
      const detail = { login: account?.login ?? null, attempts: count };
      const act = { action: 'session.sign-in-failed', accountId: null, detail };
      await appendAudit(store.db, await entry(account, act));
    },
    signOut: async (account, tokenHash) => {
      const act = { action: 'session.sign-out', accountId: account.id, detail: {} };
      const written = await entry(account, act);
      await store.db.transaction().execute(async (trx) => {
        await deleteSession(trx, tokenHash);
        await appendAudit(trx, written);
      });
    },
  };
}
