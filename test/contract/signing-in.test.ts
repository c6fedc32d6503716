import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAccount } from '../../server/store/accounts.ts';
import {
  isKnownBrowser,
  KNOWN_BROWSER_MS,
  rememberBrowser,
} from '../../server/store/known-browsers.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import {
  endAllSessions,
  endOtherSessions,
  endSession,
  listSessions,
} from '../../server/store/own-sessions.ts';
import {
  countRecoveryCodes,
  findRecoveryCode,
  replaceRecoveryCodes,
  takeRecoveryCode,
} from '../../server/store/recovery-codes.ts';
import {
  draftSecondFactor,
  enrolSecondFactor,
  findDraft,
  findSecondFactor,
  removeSecondFactor,
  takeStep,
} from '../../server/store/second-factors.ts';
import {
  createSession,
  deleteSession,
  findSession,
  renewSession,
  SESSION_IDLE_MS,
  SESSION_PENDING_MS,
} from '../../server/store/sessions.ts';
import {
  findLinkedAccount,
  linkAccount,
  unlinkAccount,
} from '../../server/store/single-sign-on-links.ts';
import { ENGINES } from './engines.ts';

const NOW_MS = Date.UTC(2026, 10, 19, 2);

describe.each(ENGINES)('signing in on %s', (_engine, locate) => {
  let store: Store;
  let db: Store['db'];
  let count = 0;
  /** Of an account that each test has to itself. */
  let accountId: string;
  beforeAll(async () => {
    store = await openStore(await locate());
    db = store.db;
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    accountId = await addAccount();
  });

  async function addAccount(): Promise<string> {
    count += 1;
    const id = `account-${String(count)}`;
    const names = { login: `login-${String(count)}`, displayName: id, role: 'manager' };
    const account = { id, ...names, unitId: null, passwordHash: '', createdAtMs: 0 };
    await createAccount(db, account);
    return id;
  }

  const open = (token: string, more: object = {}) => {
    const tokenHash = `${accountId} ${token}`;
    return createSession(db, { tokenHash, accountId, nowMs: NOW_MS, ...more }).then(
      () => tokenHash,
    );
  };

  it('knows of a session when it was confirmed, and what it waits for', async () => {
    const tokenHash = await open('a', { waitsFor: 'second-factor' });
    expect(await findSession(db, tokenHash, NOW_MS + 1)).toMatchObject({
      account: { id: accountId },
      confirmedAtMs: NOW_MS,
      waitsFor: 'second-factor',
    });
  });

  it('ends a session that waits, though it is used', async () => {
    const tokenHash = await open('a', { waitsFor: 'enrolment' });
    const half = NOW_MS + SESSION_PENDING_MS / 2;
    expect(await findSession(db, tokenHash, half)).toBeDefined();
    expect(await findSession(db, tokenHash, NOW_MS + SESSION_PENDING_MS)).toBeUndefined();
  });

  it('renews a token once, and lets the earlier one arrive for ten seconds, unconfirmed', async () => {
    const tokenHash = await open('a', { waitsFor: 'second-factor' });
    const nowMs = NOW_MS + 1_000;
    const renewal = { tokenHash, newTokenHash: `${accountId} b`, nowMs, waitsFor: null };
    expect(await renewSession(db, renewal)).toBe(true);
    expect(await renewSession(db, renewal)).toBe(false);
    expect(await findSession(db, renewal.newTokenHash, nowMs)).toMatchObject({
      confirmedAtMs: nowMs,
      waitsFor: null,
    });
    expect(await findSession(db, tokenHash, nowMs + 9_999)).toMatchObject({
      confirmedAtMs: -Infinity,
    });
    expect(await findSession(db, tokenHash, nowMs + 10_000)).toBeUndefined();
  });

  it('signs out by the earlier token as well', async () => {
    const tokenHash = await open('a');
    const newTokenHash = `${accountId} b`;
    await renewSession(db, { tokenHash, newTokenHash, nowMs: NOW_MS, waitsFor: null });
    await deleteSession(db, tokenHash);
    expect(await findSession(db, newTokenHash, NOW_MS)).toBeUndefined();
  });

  it('lists the sessions of one account that are open, the last used first', async () => {
    await open('old', { nowMs: NOW_MS - 60_000, browser: 'firefox', system: 'linux' });
    await open('new', { browser: 'edge', system: 'windows' });
    await open('waiting', { waitsFor: 'second-factor' });
    const listed = await listSessions(db, accountId, NOW_MS);
    expect(listed).toMatchObject([
      { browser: 'edge', system: 'windows', createdAtMs: NOW_MS },
      { browser: 'firefox', system: 'linux', createdAtMs: NOW_MS - 60_000 },
    ]);
    expect(await listSessions(db, await addAccount(), NOW_MS)).toEqual([]);
    expect(await listSessions(db, accountId, NOW_MS + SESSION_IDLE_MS)).toEqual([]);
  });

  it('ends one session, the others, or all, and never those of somebody else', async () => {
    const kept = await open('kept');
    await open('other');
    const ids = (await listSessions(db, accountId, NOW_MS)).map(({ id }) => id);
    const keptId = (await findSession(db, kept, NOW_MS))?.id ?? '';
    expect(ids).toContain(keptId);
    expect(await endSession(db, await addAccount(), keptId)).toBe(false);
    expect(await endOtherSessions(db, accountId, keptId)).toBe(1);
    expect(await endSession(db, accountId, keptId)).toBe(true);
    expect(await endSession(db, accountId, keptId)).toBe(false);
    await open('again');
    await endAllSessions(db, accountId);
    expect(await listSessions(db, accountId, NOW_MS)).toEqual([]);
  });

  it('takes every time step once, and none before it', async () => {
    const enrolment = { accountId, sealedSecret: 's', nowMs: NOW_MS, step: 100 };
    await enrolSecondFactor(db, enrolment);
    const taken = [];
    for (const step of [100, 101, 101, 99, 102]) taken.push(await takeStep(db, accountId, step));
    expect(taken).toEqual([false, true, false, false, true]);
  });

  it('keeps the last draft, and the factor in force until another is proved', async () => {
    await enrolSecondFactor(db, { accountId, sealedSecret: 'first', nowMs: NOW_MS, step: 1 });
    await draftSecondFactor(db, { accountId, sealedSecret: 'draft', nowMs: NOW_MS });
    const draft = { accountId, sealedSecret: 'newer', nowMs: NOW_MS + 1 };
    await draftSecondFactor(db, draft);
    expect(await findDraft(db, accountId)).toEqual(draft);
    expect(await findSecondFactor(db, accountId)).toMatchObject({ sealedSecret: 'first' });
    await enrolSecondFactor(db, { ...draft, step: 2 });
    expect(await findSecondFactor(db, accountId)).toEqual({
      sealedSecret: 'newer',
      enrolledAtMs: NOW_MS + 1,
    });
    expect(await findDraft(db, accountId)).toBeUndefined();
  });

  it('takes every recovery code once, and none of an earlier set', async () => {
    const use = { accountId, ordinal: 0, nowMs: NOW_MS };
    await replaceRecoveryCodes(db, accountId, ['a', 'b', 'c']);
    expect(await findRecoveryCode(db, accountId, 0)).toBe('a');
    expect([await takeRecoveryCode(db, use), await takeRecoveryCode(db, use)]).toEqual([
      true,
      false,
    ]);
    expect(await findRecoveryCode(db, accountId, 0)).toBeUndefined();
    expect(await countRecoveryCodes(db, accountId)).toBe(2);
    await replaceRecoveryCodes(db, accountId, ['d']);
    expect(await countRecoveryCodes(db, accountId)).toBe(1);
  });

  it('forgets a second factor with all that belongs to it', async () => {
    await enrolSecondFactor(db, { accountId, sealedSecret: 's', nowMs: NOW_MS, step: 1 });
    await replaceRecoveryCodes(db, accountId, ['a']);
    expect(await removeSecondFactor(db, accountId)).toBe(true);
    expect(await removeSecondFactor(db, accountId)).toBe(false);
    expect(await countRecoveryCodes(db, accountId)).toBe(0);
  });

  it('knows the browsers of an account for half a year after their last sign-in', async () => {
    const browser = { accountId, tokenHash: `${accountId} browser`, nowMs: NOW_MS };
    const knows = (more: object) => isKnownBrowser(db, { ...browser, ...more });
    expect(await knows({})).toBe(false);
    await rememberBrowser(db, browser);
    await rememberBrowser(db, { ...browser, nowMs: NOW_MS + 5 });
    expect(await knows({ nowMs: NOW_MS + KNOWN_BROWSER_MS + 4 })).toBe(true);
    expect(await knows({ nowMs: NOW_MS + KNOWN_BROWSER_MS + 5 })).toBe(false);
    expect(await knows({ accountId: await addAccount() })).toBe(false);
  });

  it('links an identity to one account, and an account to one identity of a provider', async () => {
    const identity = { issuer: 'https://sso.example.vn', subject: accountId };
    const link = { ...identity, accountId, nowMs: NOW_MS };
    expect(await findLinkedAccount(db, identity)).toBeUndefined();
    expect(await linkAccount(db, link)).toBe(true);
    expect(await linkAccount(db, { ...link, accountId: await addAccount() })).toBe(false);
    expect(await linkAccount(db, { ...link, subject: 'another' })).toBe(false);
    expect(await findLinkedAccount(db, identity)).toMatchObject({ id: accountId });
    await unlinkAccount(db, accountId, identity.issuer);
    expect(await findLinkedAccount(db, identity)).toBeUndefined();
  });
});
