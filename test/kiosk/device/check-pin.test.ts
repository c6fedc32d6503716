import { describe, expect, it } from 'vitest';
import { checkPin } from '../../../kiosk/device/check-pin.ts';
import { lockedForMs, readTries, type TriesStorage } from '../../../kiosk/device/pin-tries.ts';
import { hashPin } from '../../../shared/record/staff-pin.ts';

const NOW_MS = Date.UTC(2026, 10, 19, 2);
const MINUTE_MS = 60_000;

/** As `localStorage`: it outlives a new load of the page. */
function storage(): TriesStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
  };
}

const salted = { salt: 'AAECAwQFBgcICQoLDA0ODw', iterations: 1_000 };
const expected = { ...salted, hash: await hashPin('204681', salted) };

async function tryPins(kept: TriesStorage, pins: readonly string[], nowMs = NOW_MS) {
  const answers: boolean[] = [];
  for (const pin of pins) {
    const { isRight } = await checkPin({ pin, expected, storage: kept, nowMs });
    answers.push(isRight);
  }
  return answers;
}

const FOUR = ['000000', '111111', '222222', '333333'];

describe('the PIN of the staff panel', () => {
  it('is what PBKDF2 says elsewhere', async () => {
    // Python: hashlib.pbkdf2_hmac('sha256', b'204681', bytes(range(16)), 1000)
    expect(await hashPin('204681', salted)).toBe('arQDifEDo39a17H3btkp4GvEF6Hb1ta3yhOtJvj3umI');
  });

  it('opens, and forgets the wrong tries before', async () => {
    const kept = storage();
    expect(await tryPins(kept, [...FOUR, '204681', ...FOUR, '204681'])).toEqual([
      ...[false, false, false, false, true],
      ...[false, false, false, false, true],
    ]);
  });

  it('is not taken for five minutes after five wrong ones, the right one neither', async () => {
    const kept = storage();
    await tryPins(kept, [...FOUR, '444444']);
    expect(lockedForMs(readTries(kept, NOW_MS), NOW_MS)).toBe(5 * MINUTE_MS);
    expect(await tryPins(kept, ['204681'], NOW_MS + 5 * MINUTE_MS - 1)).toEqual([false]);
    expect(await tryPins(kept, ['204681'], NOW_MS + 5 * MINUTE_MS)).toEqual([true]);
  });

  it('counts anew after the five minutes', async () => {
    const kept = storage();
    await tryPins(kept, [...FOUR, '444444']);
    const later = NOW_MS + 6 * MINUTE_MS;
    expect(await tryPins(kept, [...FOUR, '204681'], later)).toEqual([
      ...[false, false, false, false, true],
    ]);
  });

  it('is locked for five minutes at most when the clock is set back', async () => {
    const kept = storage();
    await tryPins(kept, [...FOUR, '444444']);
    const back = NOW_MS - 1_000 * MINUTE_MS;
    const leftAfter = (minutes: number): number => {
      const nowMs = back + minutes * MINUTE_MS;
      return lockedForMs(readTries(kept, nowMs), nowMs) / MINUTE_MS;
    };
    expect([0, 1, 2, 3, 4, 5].map(leftAfter)).toEqual([5, 4, 3, 2, 1, 0]);
    expect(await tryPins(kept, ['204681'], back + 5 * MINUTE_MS - 1)).toEqual([false]);
    expect(await tryPins(kept, ['204681'], back + 5 * MINUTE_MS)).toEqual([true]);
  });

  it('counts a try before it is looked at: a new load of the page wins nothing', async () => {
    const kept = storage();
    const looking = checkPin({ pin: '000000', expected, storage: kept, nowMs: NOW_MS });
    expect(readTries(kept, NOW_MS).wrong).toBe(1);
    await looking;
  });

  it('begins without tries where something strange is kept', () => {
    const kept = storage();
    kept.setItem('mot-cham.pin-tries', 'strange');
    expect(readTries(kept, NOW_MS)).toEqual({ wrong: 0, lockedUntilMs: 0 });
  });
});
