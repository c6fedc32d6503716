import { describe, expect, it } from 'vitest';
import { isNightPast } from '../../../kiosk/outbox/night.ts';

const HOUR_MS = 3_600_000;
/** An anchor that was heard at this time in Vietnam, ten seconds after the run began. */
const heardAt = (time: string) => ({
  serverMs: Date.parse(`2026-03-05T${time}+07:00`),
  monoMs: 11_000,
  roundTripMs: 50,
});
const since = { sinceMonoMs: 1_000 };

describe('the night', () => {
  it.each([
    ['at 02:59:49 it has not come', '02:59:40', 9_000, false],
    ['at 03:00 it has', '02:59:40', 20_000, true],
    ['it stays past until the next load', '08:00:00', 30 * HOUR_MS, true],
    ['a kiosk that starts after three is left alone all day', '03:00:30', 20 * HOUR_MS, false],
    ['and until the next three', '03:00:30', 24 * HOUR_MS, true],
    ['midnight is none', '23:30:00', HOUR_MS, false],
  ])('%s', (_, time, laterMs, expected) => {
    const anchor = heardAt(time);
    expect(isNightPast(anchor, { ...since, monoMs: anchor.monoMs + laterMs })).toBe(expected);
  });

  it('is not known before the server was heard', () => {
    expect(isNightPast(null, { ...since, monoMs: 100 * HOUR_MS })).toBe(false);
  });
});
