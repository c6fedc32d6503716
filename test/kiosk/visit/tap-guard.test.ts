import { describe, expect, it } from 'vitest';
import {
  guardNewScreen,
  guardTap,
  mayActByKey,
  openTapGuard,
  type PointerMoment,
  type TapVerdict,
} from '../../../kiosk/visit/tap-guard.ts';

const moment = (changes: Partial<PointerMoment>): PointerMoment => ({
  kind: 'down',
  pointerId: 1,
  monoMs: 1_000,
  x: 100,
  y: 100,
  width: 20,
  button: 0,
  target: 7,
  ...changes,
});

/** The verdicts of pointer moments, in order, on a screen that appeared at 0 ms. */
function verdicts(moments: readonly Partial<PointerMoment>[], screenChangedMs = 0): TapVerdict[] {
  let guard = openTapGuard(screenChangedMs);
  return moments.map((changes) => {
    const judged = guardTap(guard, moment(changes));
    guard = judged.guard;
    return judged.verdict;
  });
}

const last = (moments: readonly Partial<PointerMoment>[]): TapVerdict | undefined =>
  verdicts(moments).at(-1);

describe('the tap guard', () => {
  it.each<[string, TapVerdict, Partial<PointerMoment>[]]>([
    ['a plain tap acts at its end', 'tap', [{}, { kind: 'up', monoMs: 1_080 }]],
    ['a slow finger of 2 s still acts', 'tap', [{}, { kind: 'up', monoMs: 3_000 }]],
    ['a contact over 2 s is refused', 'refused', [{}, { kind: 'up', monoMs: 3_001 }]],
    [
      'a shaky finger of 24 px still acts',
      'tap',
      [{}, { kind: 'move', x: 124 }, { kind: 'up', monoMs: 1_080 }],
    ],
    [
      'a movement over 24 px is refused, even when it comes back',
      'refused',
      [{}, { kind: 'move', x: 118, y: 118 }, { kind: 'up', monoMs: 1_080 }],
    ],
    ['another button than the primary is refused', 'refused', [{ button: 2 }, { kind: 'up' }]],
    ['a palm is refused', 'refused', [{ width: 61 }, { kind: 'up', monoMs: 1_080 }]],
    [
      'a contact that grows into a palm is refused',
      'refused',
      [{}, { kind: 'move', width: 61 }, { kind: 'up', monoMs: 1_080 }],
    ],
    [
      'a finger that ends on another target is refused',
      'refused',
      [{}, { kind: 'up', monoMs: 1_080, target: 8 }],
    ],
    ['a touch beside every target is nothing', 'none', [{ target: null }, { kind: 'up' }]],
    ['a cancelled contact is refused', 'refused', [{}, { kind: 'cancel', monoMs: 1_080 }]],
    ['an end without a beginning is nothing', 'none', [{ kind: 'up' }]],
    ['a beginning alone is nothing', 'none', [{}]],
  ])('%s', (_name, verdict, moments) => {
    expect(last(moments)).toBe(verdict);
  });

  it('refuses both of two fingers, and takes the next one alone', () => {
    expect(
      verdicts([
        {},
        { pointerId: 2, target: 8 },
        { kind: 'up', monoMs: 1_100 },
        { kind: 'up', pointerId: 2, target: 8, monoMs: 1_120 },
        { monoMs: 1_500 },
        { kind: 'up', monoMs: 1_580 },
      ]),
    ).toEqual(['none', 'none', 'refused', 'refused', 'none', 'tap']);
  });

  it.each([
    [349, 'refused'],
    [350, 'tap'],
  ])('a touch %i ms after a change of screen: %s', (sinceMs, verdict) => {
    const moments = [{ monoMs: 1_000 + sinceMs }, { kind: 'up' as const, monoMs: 2_000 }];
    expect(verdicts(moments, 1_000).at(-1)).toBe(verdict);
  });

  it('refuses a touch that began on the screen before', () => {
    const down = guardTap(openTapGuard(0), moment({})).guard;
    const up = moment({ kind: 'up', monoMs: 1_600 });
    expect(guardTap(guardNewScreen(down, 1_100), up).verdict).toBe('refused');
  });

  it('forgets a contact that a faulty panel never ends', () => {
    expect(
      last([{}, { pointerId: 2, monoMs: 11_001 }, { kind: 'up', pointerId: 2, monoMs: 11_080 }]),
    ).toBe('tap');
  });

  it('lets keys act only once the screen has settled', () => {
    const guard = openTapGuard(1_000);
    expect(mayActByKey(guard, 1_349)).toBe(false);
    expect(mayActByKey(guard, 1_350)).toBe(true);
  });
});
