import { describe, expect, it } from 'vitest';
import type { Outbox } from '../../../kiosk/outbox/outbox.ts';
import * as seldom from '../../../kiosk/outbox/seldom.ts';
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

  it('shows what is kept when only the configuration could not be, and after a restart too', async () => {
    const { store } = await openTestStore(desk.database);
    let isBroken = false;
    const put: typeof store.put = (records, facts, withdrawn) =>
      isBroken && facts.enrolment !== undefined
        ? Promise.reject(quotaError())
        : store.put(records, facts, withdrawn);
    const outbox = start({
      openStores: () => Promise.resolve({ store: { ...store, put }, files: undefined }),
    });
    await until(() => isReady() && pending() === 0);
    [isBroken, desk.isOnline] = [true, false];
    expect((await sayDuty(outbox)).ok).toBe(true);
    expect(shownOfficials()).toEqual(['official-1']);
    expect((await store.load()).enrolment?.configuration.duties).toEqual([]);
    start({ openStores: () => Promise.resolve({ store, files: undefined }) });
    await until(() => shownOfficials().length === 1);
  });

  it('says that it is kept though the code that shows it does not load, and shows it later', async () => {
    let isLoaded = true;
    const loadSeldom = () =>
      isLoaded ? Promise.resolve(seldom) : Promise.reject(new TypeError('not in the cache'));
    const outbox = start({ loadSeldom });
    await until(() => isReady() && pending() === 0);
    [isLoaded, desk.isOnline] = [false, false];
    expect((await sayDuty(outbox)).ok).toBe(true);
    expect(shownOfficials()).toEqual([]);
    isLoaded = true;
    await until(() => shownOfficials().length === 1);
  });
});
