import { expect, it } from 'vitest';
import { makeAttemptLimit } from '../../../server/http/attempt-limit.ts';

function limitAt(start: { nowMs: number }) {
  return makeAttemptLimit({
    clock: () => start.nowMs,
    free: 2,
    firstWaitMs: 1_000,
    longestWaitMs: 5_000,
  });
}

it('lets people mistype without a wait, then doubles the wait up to its limit', () => {
  const time = { nowMs: 0 };
  const limit = limitAt(time);
  const waits = Array.from({ length: 7 }, () => {
    const wait = limit.waitMs('an');
    time.nowMs += wait;
    limit.failed('an');
    return wait;
  });
  expect(waits).toEqual([0, 0, 0, 1_000, 2_000, 4_000, 5_000]);
});

it('lets a wait run down with the clock', () => {
  const time = { nowMs: 0 };
  const limit = limitAt(time);
  for (let failure = 0; failure < 3; failure += 1) limit.failed('an');
  time.nowMs = 400;
  expect(limit.waitMs('an')).toBe(600);
  time.nowMs = 1_000;
  expect(limit.waitMs('an')).toBe(0);
});

it('forgets the failures after a success', () => {
  const limit = limitAt({ nowMs: 0 });
  for (let failure = 0; failure < 5; failure += 1) limit.failed('an');
  limit.succeeded('an');
  expect(limit.waitMs('an')).toBe(0);
});

it('forgets failures that are older than twice the longest wait', () => {
  const time = { nowMs: 0 };
  const limit = limitAt(time);
  for (let failure = 0; failure < 5; failure += 1) limit.failed('an');
  time.nowMs = 10_001;
  limit.failed('an');
  expect(limit.waitMs('an')).toBe(0);
});

it('keeps names apart', () => {
  const limit = limitAt({ nowMs: 0 });
  for (let failure = 0; failure < 5; failure += 1) limit.failed('an');
  expect(limit.waitMs('binh')).toBe(0);
});
