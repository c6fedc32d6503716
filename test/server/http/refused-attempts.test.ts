import { describe, expect, it } from 'vitest';
import { gatherRefused } from '../../../server/http/refused-attempts.ts';

describe('refused attempts', () => {
  it('are written down at once, then together, and not again', () => {
    let nowMs = 1_000;
    const attempts = gatherRefused(() => nowMs, 600_000);
    const told = [1, 2, 3].map(() => attempts.refused('hoa'));
    expect(told).toEqual([1, 0, 0]);
    expect(attempts.refused('lan')).toBe(1);
    nowMs += 600_000;
    expect(attempts.refused('hoa')).toBe(3);
    expect(attempts.refused('hoa')).toBe(0);
  });

  it('that were not written down yet are handed over once', () => {
    const attempts = gatherRefused(() => 0, 600_000);
    expect(attempts.taken('hoa')).toBe(0);
    for (let n = 0; n < 4; n += 1) attempts.refused('hoa');
    expect(attempts.taken('hoa')).toBe(3);
    expect(attempts.taken('hoa')).toBe(0);
    expect(attempts.refused('hoa')).toBe(1);
  });
});
