import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clockOfMinute,
  dayOfMinute,
  localMinuteOf,
  localMinuteStartMs,
  parseLocalMinute,
} from '../../../shared/domain/local-minute.ts';

describe('a local minute', () => {
  it.each([
    ['2026-11-19T07:30', Date.UTC(2026, 10, 19, 0, 30)],
    ['2026-11-19T00:00', Date.UTC(2026, 10, 18, 17)],
    ['2027-01-01T06:59', Date.UTC(2026, 11, 31, 23, 59)],
  ])('%s begins at %d and is read back', (text, ms) => {
    const minute = parseLocalMinute(text);
    expect(minute && localMinuteStartMs(minute)).toBe(ms);
    expect(localMinuteOf(ms + 59_999)).toBe(text);
  });

  it.each(['2026-02-30T07:30', '2026-11-19T24:00', '2026-11-19 07:30', '2026-11-19T7:30', ''])(
    'is not read from %j',
    (text) => {
      expect(parseLocalMinute(text)).toBeUndefined();
    },
  );

  it('has a day and a clock', () => {
    const minute = localMinuteOf(Date.UTC(2026, 10, 19, 0, 30));
    expect([dayOfMinute(minute), clockOfMinute(minute)]).toEqual(['2026-11-19', '07:30']);
  });

  it('is its own inverse for every minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (count) => {
        const minute = localMinuteOf(count * 60_000);
        expect(localMinuteStartMs(minute)).toBe(count * 60_000);
        expect(parseLocalMinute(minute)).toBe(minute);
      }),
    );
  });
});
