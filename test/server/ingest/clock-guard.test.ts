import { describe, expect, it } from 'vitest';
import { clockGuard } from '../../../server/ingest/clock-guard.ts';
import { DAY_MS } from '../../../shared/domain/local-day.ts';

const MINUTE_MS = 60_000;

describe('clockGuard', () => {
  it('never tells an earlier time than before, whatever the clock shows', () => {
    let clockMs = 1_000;
    const guard = clockGuard(() => clockMs, -Infinity);
    expect(guard.nowMs()).toBe(1_000);
    clockMs = 400;
    expect(guard.nowMs()).toBe(1_000);
    expect(guard.isRight()).toBe(true);
    clockMs = 1_001;
    expect(guard.nowMs()).toBe(1_001);
  });

  it.each([
    ['a minute', MINUTE_MS, true],
    ['more than a minute', MINUTE_MS + 1, false],
    ['a day', DAY_MS, false],
  ])('judges a clock that went back by %s', (_, backMs, isRight) => {
    let clockMs = DAY_MS;
    const guard = clockGuard(() => clockMs, -Infinity);
    guard.nowMs();
    clockMs -= backMs;
    expect(guard.isRight()).toBe(isRight);
  });

  it('is right again when the clock has caught up', () => {
    let clockMs = 0;
    const guard = clockGuard(() => clockMs, DAY_MS);
    expect(guard.isRight()).toBe(false);
    clockMs = DAY_MS - MINUTE_MS;
    expect(guard.isRight()).toBe(true);
    expect(guard.nowMs()).toBe(DAY_MS);
  });
});
