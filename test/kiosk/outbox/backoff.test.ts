import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoffMs } from '../../../kiosk/outbox/backoff.ts';

it.each([
  [1, 2_000],
  [2, 4_000],
  [5, 32_000],
  [8, 256_000],
  [9, 300_000],
  [5_000, 300_000],
])('after %i failures waits anything up to %i ms', (failures, mostMs) => {
  expect(backoffMs(failures, () => 0)).toBe(0);
  expect(backoffMs(failures, () => 0.5)).toBe(mostMs / 2);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (random) => {
      const delayMs = backoffMs(failures, () => random);
      expect(delayMs).toBeGreaterThanOrEqual(0);
      expect(delayMs).toBeLessThan(mostMs);
    }),
  );
});
