import type { RecoveryCodes, SecondFactorDraft } from '../../shared/api/own-account.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import type { ApiRouter } from '../http/api-router.ts';
import type { SignedIn } from '../http/call.ts';
import { endpoint } from '../http/endpoint.ts';
import { renewedCookies } from '../http/open-session.ts';
import { Problem } from '../http/problem.ts';
import { Reply } from '../http/reply.ts';
import type { Services } from '../services.ts';
import { limited } from '../sign-in/limited.ts';
import { mustEnrol } from '../sign-in/must-enrol.ts';
import { makeRecoveryCodes, readRecoveryCode } from '../sign-in/recovery-code.ts';
import { stepOfCode, totpAddress, TOTP_SECRET_BYTES, writeTotpSecret } from '../sign-in/totp.ts';
import type { Account } from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import { endOtherSessions } from '../store/own-sessions.ts';
import { replaceRecoveryCodes } from '../store/recovery-codes.ts';
import {
  draftSecondFactor,
  enrolSecondFactor,
  findDraft,
  findSecondFactor,
  removeSecondFactor,
} from '../store/second-factors.ts';
import { loadSettings } from '../store/settings.ts';

/** How long a shown secret waits for its first code. */
const DRAFT_MS = 30 * 60_000;

/** Two-step sign-in of the own account: on, onto another phone, off, new recovery codes. */
export function ownSecondFactor(router: ApiRouter, services: Services): void {
  const { store } = services;

  endpoint(router, 'postSecondFactorDraft', ({ caller }) => draft(caller.account, services));

  endpoint(router, 'postSecondFactor', async ({ body, caller, request }) => {
    const proved = await provedDraft(caller, body.code, services);
    const codes = makeRecoveryCodes(services.randomBytes);
    const codeHashes = await hashesOf(codes, services);
    await store.db.transaction().execute(async (trx) => {
      await enrolSecondFactor(trx, proved);
      await replaceRecoveryCodes(trx, caller.account.id, codeHashes);
      // Whoever signed in without the second factor is out.
      await endOtherSessions(trx, caller.account.id, caller.sessionId);
      await appendAudit(trx, entryOf(caller.account, 'second-factor.enrol', services));
    });
    const cookies = await renewedCookies(request, { ...caller, waitsFor: null }, services);
    return new Reply<RecoveryCodes>({ codes }, { headers: { 'Set-Cookie': cookies } });
  });

  endpoint(router, 'deleteSecondFactor', async ({ caller: { account } }) => {
    if (await mustEnrol(account, services)) throw new Problem('second-factor-mandatory');
    await store.db.transaction().execute(async (trx) => {
      if (!(await removeSecondFactor(trx, account.id))) throw new Problem('no-second-factor');
      await appendAudit(trx, entryOf(account, 'second-factor.remove', services));
    });
    return undefined;
  });

  endpoint(router, 'postRecoveryCodes', async ({ caller: { account } }) => {
    if ((await findSecondFactor(store.db, account.id)) === undefined) {
      throw new Problem('no-second-factor');
    }
    const codes = makeRecoveryCodes(services.randomBytes);
    const codeHashes = await hashesOf(codes, services);
    await store.db.transaction().execute(async (trx) => {
      await replaceRecoveryCodes(trx, account.id, codeHashes);
      await appendAudit(trx, entryOf(account, 'recovery-codes.renew', services));
    });
    return { codes };
  });
}

/** A new secret; the one in force holds until the new one is proved. */
async function draft(account: Account, services: Services): Promise<SecondFactorDraft> {
  const { store, clock, randomBytes, secretBox } = services;
  const nowMs = clock();
  const secret = writeTotpSecret(randomBytes(TOTP_SECRET_BYTES));
  const sealedSecret = await secretBox.seal(secret, account.id);
  await draftSecondFactor(store.db, { accountId: account.id, sealedSecret, nowMs });
  const { officeName } = await loadSettings(store.db, localDayOf(nowMs));
  const issuer = `Một Chạm ${officeName}`.trim();
  return { secret, address: totpAddress(secret, { issuer, login: account.login }) };
}

async function provedDraft(
  { account, sessionId }: SignedIn,
  typed: string,
  { store, clock, secretBox, signInLimit }: Services,
) {
  const nowMs = clock();
  const drafted = await findDraft(store.db, account.id);
  const isFresh = drafted !== undefined && nowMs - drafted.nowMs < DRAFT_MS;
  const secret = isFresh ? await secretBox.open(drafted.sealedSecret, account.id) : undefined;
  if (drafted === undefined || secret === undefined) throw new Problem('no-enrolment-begun');
  let step: number | undefined;
  await limited({ limit: signInLimit, key: `session ${sessionId}` }, () => {
    step = stepOfCode(secret, typed.replace(/\s/gu, ''), nowMs);
    return Promise.resolve(step !== undefined);
  });
  if (step === undefined) throw new Problem('wrong-code');
  return { accountId: account.id, sealedSecret: drafted.sealedSecret, nowMs, step };
}

/** What is hashed is what `readRecoveryCode` reads back from the text. */
const hashesOf = (codes: readonly string[], { passwords }: Services): Promise<string[]> =>
  Promise.all(codes.map((code) => passwords.hash(readRecoveryCode(code)?.secret ?? code)));

const entryOf = (account: Account, action: string, { newId, clock }: Services) => ({
  id: newId(),
  atMs: clock(),
  accountId: account.id,
  action,
  detail: {},
});
