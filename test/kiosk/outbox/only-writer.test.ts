import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { becomeOnlyWriter } from '../../../kiosk/outbox/only-writer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Held = () => Promise<unknown>;

/** Locks of which the test decides when they are granted. */
function createLocks() {
  let held: Held | undefined;
  let refuse: (error: Error) => void = () => undefined;
  const request = (_name: string, task: Held) => {
    held = task;
    return new Promise((_, reject) => {
      refuse = reject;
    });
  };
  return {
    locks: { request } as unknown as LockManager,
    grant: () => held?.(),
    refuse: (error: Error) => refuse(error),
  };
}

it('the only writer is told at once, and of no other window', async () => {
  const { locks, grant } = createLocks();
  let others = 0;
  const only = becomeOnlyWriter(locks, () => (others += 1));
  void grant();
  await only;
  vi.runAllTimers();
  expect(others).toBe(0);
});

it('a second window is told of the first, and takes over when it can', async () => {
  const { locks, grant } = createLocks();
  let others = 0;
  const only = becomeOnlyWriter(locks, () => (others += 1));
  vi.runAllTimers();
  expect(others).toBe(1);
  void grant();
  await only;
});

it('a lock that cannot be asked for is an error', async () => {
  const { locks, refuse } = createLocks();
  const only = becomeOnlyWriter(locks, () => undefined);
  refuse(new Error('no locks here'));
  await expect(only).rejects.toThrow('no locks');
});
