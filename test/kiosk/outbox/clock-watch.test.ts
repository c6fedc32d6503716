import { expect, it } from 'vitest';
import { createClockWatch } from '../../../kiosk/outbox/clock-watch.ts';

const MINUTE = 60_000;

it.each([
  ['a clock that is right', [0], []],
  ['a first offset of up to a minute', [-MINUTE], []],
  [
    'a first offset beyond a minute',
    [MINUTE + 1],
    [{ wallOffsetMs: MINUTE + 1, previousWallOffsetMs: null }],
  ],
  ['a clock that drifts slowly, however far', [30_000, 80_000, 130_000, 180_000], []],
  [
    'a clock that is set forward and back',
    [5, 3_600_005, 3_600_006, 4],
    [
      { wallOffsetMs: 3_600_005, previousWallOffsetMs: 5 },
      { wallOffsetMs: 4, previousWallOffsetMs: 3_600_006 },
    ],
  ],
] as const)('%s is told of as it should be', (_, offsets, told) => {
  const watch = createClockWatch();
  expect(offsets.map((offset) => watch(offset)).filter((body) => body !== undefined)).toEqual(told);
});

it('tells of every clock that was away', () => {
  const watch = createClockWatch();
  watch(5);
  expect(watch(6, true)).toEqual({ wallOffsetMs: 6, previousWallOffsetMs: 5 });
  expect(watch(7)).toBeUndefined();
});
