import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import { findRecoveryCode, takeRecoveryCode } from '../store/recovery-codes.ts';
import { findSecondFactor, takeStep } from '../store/second-factors.ts';
import { readRecoveryCode } from './recovery-code.ts';
import { stepOfCode } from './totp.ts';

/**
 * Does this code prove the account's second factor? A code of the app or a recovery code; either is
 * taken once. The caller limits the attempts.
 */
export async function checkCode(
  account: Account,
  typed: string,
  services: Services,
): Promise<boolean> {
  const digits = typed.replace(/\s/gu, '');
  return /^\d{6}$/u.test(digits)
    ? takeTotpCode(account, digits, services)
    : takeTypedRecoveryCode(account, typed, services);
}

async function takeTotpCode(account: Account, code: string, services: Services): Promise<boolean> {
  const { store, secretBox, clock } = services;
  const secondFactor = await findSecondFactor(store.db, account.id);
  if (secondFactor === undefined) return false;
  const secret = await secretBox.open(secondFactor.sealedSecret, account.id);
  // Another server key was put in place: the secret is lost, and an operator resets it.
  if (secret === undefined) throw new Problem('second-factor-unreadable');
  const step = stepOfCode(secret, code, clock());
  return step !== undefined && takeStep(store.db, account.id, step);
}

async function takeTypedRecoveryCode(
  account: Account,
  typed: string,
  services: Services,
): Promise<boolean> {
  const { store, passwords, clock, newId } = services;
  const code = readRecoveryCode(typed);
  if (code === undefined) return false;
  const hash = await findRecoveryCode(store.db, account.id, code.ordinal);
  if (!(await passwords.verify(hash, code.secret))) return false;
  const nowMs = clock();
  return store.db.transaction().execute(async (trx) => {
    const use = { accountId: account.id, ordinal: code.ordinal, nowMs };
    if (!(await takeRecoveryCode(trx, use))) return false;
    await appendAudit(trx, {
      id: newId(),
      atMs: nowMs,
      accountId: account.id,
      action: 'recovery-code.use',
      detail: { number: code.ordinal + 1 },
    });
    return true;
  });
}
