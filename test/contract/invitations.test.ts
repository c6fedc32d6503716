import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createAccount,
  findAccount,
  listAccounts,
  NO_PASSWORD,
} from '../../server/store/accounts.ts';
import {
  approveInvitation,
  endInvitations,
  findOpenInvitation,
  insertInvitation,
  INVITATION_MS,
  lastUsedInvitation,
  newestInvitations,
  noteOpened,
  useInvitation,
} from '../../server/store/invitations.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { ENGINES } from './engines.ts';

const NOW_MS = Date.UTC(2026, 10, 19, 2);
const BY = { accountId: 'admin', atMs: NOW_MS };
const USE = {
  ...{ atMs: NOW_MS + 60_000, address: '10.20.0.7' },
  ...{ browser: 'chrome', system: 'windows', beside: null },
};

describe.each(ENGINES)('password links on %s', (_, locate) => {
  let store: Store;
  let count = 0;
  beforeAll(async () => {
    store = await openStore(await locate());
  });
  afterAll(() => store.close());

  /** An account without a password, and a link (null: a request) for it. */
  async function invited(tokenHash: string | null) {
    count += 1;
    const [id, accountId] = [`link-${count}`, `account-${count}`];
    await createAccount(store.db, {
      ...{ id: accountId, login: accountId, displayName: 'Người mới' },
      ...{ passwordHash: NO_PASSWORD, createdAtMs: NOW_MS },
    });
    await insertInvitation(store.db, { id, accountId, kind: 'first', tokenHash, by: BY });
    return { id, accountId };
  }

  it('belong to accounts that have no password, and are told so', async () => {
    const { accountId } = await invited('hash-a');
    expect((await findAccount(store.db, accountId))?.passwordHash).toBeUndefined();
    const listed = (await listAccounts(store.db)).find(({ id }) => id === accountId);
    expect(listed?.hasPassword).toBe(false);
  });

  it('are found by the hash until they run out', async () => {
    const { id } = await invited('hash-b');
    const at = (ms: number) => findOpenInvitation(store.db, { tokenHash: 'hash-b' }, NOW_MS + ms);
    expect(await at(INVITATION_MS - 1)).toMatchObject({ id, issued: true, used: null });
    expect(await at(INVITATION_MS)).toBeUndefined();
  });

  it('are used once, and tell whence', async () => {
    const { id, accountId } = await invited('hash-c');
    await noteOpened(store.db, id, { atMs: NOW_MS + 1, address: '10.20.0.9' });
    expect(await useInvitation(store.db, id, USE)).toBe(true);
    expect(await useInvitation(store.db, id, USE)).toBe(false);
    expect(await lastUsedInvitation(store.db, accountId)).toMatchObject({
      used: USE,
      openedAtMs: NOW_MS + 1,
      openedAddress: '10.20.0.9',
    });
  });

  it('wait without a hash until a second person agrees, then last 72 hours from there', async () => {
    const { id, accountId } = await invited(null);
    expect((await newestInvitations(store.db)).get(accountId)?.issued).toBe(false);
    const by = { accountId: 'second', atMs: NOW_MS + 3_600_000 };
    expect(await approveInvitation(store.db, { id, tokenHash: 'hash-d', by })).toBe(true);
    expect(await approveInvitation(store.db, { id, tokenHash: 'hash-e', by })).toBe(false);
    expect(await findOpenInvitation(store.db, { id }, by.atMs)).toMatchObject({
      approvedBy: 'second',
      expiresAtMs: by.atMs + INVITATION_MS,
    });
  });

  it('end by a newer one and by hand, and a used one is not touched', async () => {
    const { id, accountId } = await invited('hash-f');
    const newer = {
      id: `${id}-newer`,
      accountId,
      kind: 'first',
      tokenHash: 'hash-g',
      by: BY,
    } as const;
    await insertInvitation(store.db, newer);
    expect(await findOpenInvitation(store.db, { id }, NOW_MS)).toBeUndefined();
    expect(await endInvitations(store.db, { accountId }, BY)).toBe(1);
    expect(await endInvitations(store.db, { accountId }, BY)).toBe(0);
    expect(await useInvitation(store.db, newer.id, USE)).toBe(false);
  });
});
