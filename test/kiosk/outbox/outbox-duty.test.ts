import { describe, expect, it } from 'vitest';
import type { Outbox } from '../../../kiosk/outbox/outbox.ts';
import { quotaError } from './support/memory-file.ts';
import { openTestStore } from './support/open-test-store.ts';
import {
  desk,
  isReady,
  pending,
  start,
  startPaired,
  status,
  until,
  useDesk,
} from './support/outbox-desk.ts';

useDesk();

const sayDuty = (outbox: Outbox) =>
  outbox.write({ kind: 'duty', body: { counter: 'counter-1', official: 'official-1' } });

const shownOfficials = (): string[] => {
  const now = status();
  if (now.kind !== 'ready') return [];
  return now.configuration.duties.map(({ official }) => official.id);
};

describe('the outbox and who serves, as staff say', () => {
  it('shows who serves before it says that it is kept, and over a restart without a network', async () => {
    const outbox = await startPaired();
    await until(() => pending() === 0);
    desk.isOnline = false;
    expect((await sayDuty(outbox)).ok).toBe(true);
    expect(shownOfficials()).toEqual(['official-1']);
    await startPaired();
    expect(shownOfficials()).toEqual(['official-1']);
    desk.isOnline = true;
    await until(() => desk.server.stored.some(({ kind }) => kind === 'duty'));
    expect(shownOfficials()).toEqual(['official-1']);
  });

  it('shows what the server makes of it once the server has heard it', async () => {
    const outbox = await startPaired();
    await until(() => pending() === 0);
    desk.isOnline = false;
    await sayDuty(outbox);
    // What it has heard is the server's word: here it shows nobody.
    desk.server.revision = 'r2';
    desk.isOnline = true;
    await until(() => pending() === 0 && shownOfficials().length === 0);
  });

  it('says so when who serves would be forgotten by the next start', async () => {
    const { store } = await openTestStore(desk.database);
    let isBroken = false;
    const put: typeof store.put = (records, facts, withdrawn) =>
      isBroken && facts.enrolment !== undefined
        ? Promise.reject(quotaError())
        : store.put(records, facts, withdrawn);
    const outbox = start({
      openStores: () => Promise.resolve({ store: { ...store, put }, files: undefined }),
    });
    await until(isReady);
    isBroken = true;
    await expect(sayDuty(outbox)).rejects.toThrow();
    expect(shownOfficials()).toEqual([]);
    isBroken = false;
    expect((await sayDuty(outbox)).ok).toBe(true);
    expect(shownOfficials()).toEqual(['official-1']);
  });
});
