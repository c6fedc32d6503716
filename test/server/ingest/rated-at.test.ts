import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../shared/domain/local-day.ts';
import type { TimeEvidence } from '../../../shared/record/record.ts';
import { ratedAt } from '../../../server/ingest/rated-at.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** 19/11/2026 12:00 in Viet Nam. */
const NOON_MS = Date.UTC(2026, 10, 19, 5);

const evidence = (time: Partial<TimeEvidence>): TimeEvidence => ({
  wallMs: NOON_MS,
  monoMs: 0,
  boot: 'boot-1',
  anchor: null,
  ...time,
});

describe('ratedAt', () => {
  const anchor = { serverMs: NOON_MS, monoMs: 1_000, roundTripMs: 300 };

  it('dates a record that is sent at once from its anchor to its receipt', () => {
    const time = evidence({ monoMs: 61_000, anchor, wallMs: 0 });
    const bounds = { openedAtMs: NOON_MS - DAY_MS, receivedAtMs: NOON_MS + 60_400 };
    const [at] = ratedAt([time], bounds);
    // A minute on the clock is a minute less 30 ms at the least: it may run 500 ppm fast.
    expect(at).toEqual({
      earliestMs: NOON_MS + 59_970,
      latestMs: NOON_MS + 60_400,
      bestMs: NOON_MS + 60_185,
      quality: 'A',
    });
  });

  it('takes anchor and monotonic clock for the earliest moment only: the tablet may have slept', () => {
    const time = evidence({ monoMs: 61_000, anchor, wallMs: 0 });
    const bounds = { openedAtMs: NOON_MS - DAY_MS, receivedAtMs: NOON_MS + HOUR_MS };
    expect(ratedAt([time], bounds)).toMatchObject([
      { earliestMs: NOON_MS + 59_970, latestMs: NOON_MS + HOUR_MS, quality: 'B' },
    ]);
  });

  it('bounds what waited by the next anchor of its boot, if that was asked for after it', () => {
    const hear = (askedMonoMs: number) => ({
      serverMs: NOON_MS + HOUR_MS,
      monoMs: askedMonoMs + 200,
      roundTripMs: 200,
    });
    const latestBy = (later: TimeEvidence['anchor']) =>
      ratedAt([evidence({ monoMs: 61_000, anchor }), evidence({ monoMs: 99_000, anchor: later })], {
        openedAtMs: 0,
        receivedAtMs: NOON_MS + DAY_MS,
      })[0]!.latestMs;
    // Slept for most of an hour: the stamp came a second of the monotonic clock after the record.
    expect(latestBy(hear(62_000))).toBe(NOON_MS + HOUR_MS - 999);
    // The request was under way already when the record was written.
    expect(latestBy(hear(60_900))).toBe(NOON_MS + DAY_MS - 37_981);
  });

  it('bounds a record by an anchor of a later boot', () => {
    const later = { serverMs: NOON_MS + HOUR_MS, monoMs: 5, roundTripMs: 1 };
    const times = ratedAt(
      [evidence({ anchor: null }), evidence({ boot: 'boot-2', monoMs: 8, anchor: later })],
      { openedAtMs: NOON_MS, receivedAtMs: NOON_MS + DAY_MS },
    );
    expect(times[0]).toMatchObject({ earliestMs: NOON_MS, latestMs: NOON_MS + HOUR_MS });
  });

  it('never dates a record after it was received', () => {
    const anchor = { serverMs: NOON_MS + DAY_MS, monoMs: 0, roundTripMs: 0 };
    const bounds = { openedAtMs: NOON_MS - DAY_MS, receivedAtMs: NOON_MS };
    const [at] = ratedAt([evidence({ monoMs: 5, anchor })], bounds);
    expect(at).toMatchObject({ earliestMs: NOON_MS, latestMs: NOON_MS });
  });

  it.each([
    ['inside the bounds', NOON_MS - HOUR_MS, NOON_MS - HOUR_MS],
    ['a year late', NOON_MS + 365 * DAY_MS, NOON_MS],
    ['in 1970', 0, NOON_MS - 2 * HOUR_MS],
  ])('lets a wall clock %s choose a point inside the bounds only', (_, wallMs, bestMs) => {
    const bounds = { openedAtMs: NOON_MS - 2 * HOUR_MS, receivedAtMs: NOON_MS };
    expect(ratedAt([evidence({ wallMs })], bounds)).toMatchObject([{ bestMs, quality: 'B' }]);
  });

  it('bounds a record without an anchor by its neighbours in the chain', () => {
    const anchored = (serverMs: number, boot: string) =>
      evidence({ monoMs: 10, boot, anchor: { serverMs, monoMs: 10, roundTripMs: 0 } });
    const between = evidence({ boot: 'offline', monoMs: 5 });
    const times = ratedAt(
      [anchored(NOON_MS, 'first'), between, anchored(NOON_MS + HOUR_MS, 'last')],
      { openedAtMs: 0, receivedAtMs: NOON_MS + DAY_MS },
    );
    expect(times[1]).toMatchObject({ earliestMs: NOON_MS, latestMs: NOON_MS + HOUR_MS });
  });

  it('uses the monotonic distance to neighbours of the same boot', () => {
    const offline = evidence({ monoMs: 0 });
    const anchor = { serverMs: NOON_MS, monoMs: 3 * HOUR_MS, roundTripMs: 0 };
    const online = evidence({ monoMs: 3 * HOUR_MS, anchor });
    const [first] = ratedAt([offline, online], {
      openedAtMs: NOON_MS - DAY_MS,
      receivedAtMs: NOON_MS,
    });
    // Three hours on the clock are 5.4 s less at the least.
    expect(first!.latestMs).toBe(NOON_MS - 3 * HOUR_MS + 5_400);
  });

  it.each([
    ['the same pace: it neither slept nor was set', HOUR_MS, HOUR_MS],
    ['an hour more: it slept', 2 * HOUR_MS, 2 * HOUR_MS],
    ['a year more: it was set', 365 * DAY_MS, HOUR_MS],
    ['a year less: it was set', -365 * DAY_MS, HOUR_MS],
  ])('chooses the point by a wall clock that went on by %s', (_, wallElapsedMs, bestAfterMs) => {
    const heard = { serverMs: NOON_MS, monoMs: 0, roundTripMs: 0, wallMs: 777 };
    const time = evidence({ monoMs: HOUR_MS, anchor: heard, wallMs: 777 + wallElapsedMs });
    const bounds = { openedAtMs: 0, receivedAtMs: NOON_MS + 3 * HOUR_MS };
    expect(ratedAt([time], bounds)).toMatchObject([{ bestMs: NOON_MS + bestAfterMs }]);
  });

  it.each([
    ['the day', Date.UTC(2026, 10, 18, 17), 'C'],
    ['the period atom', Date.UTC(2026, 10, 14, 17), 'D'],
  ])('does not call two minutes around the end of %s certain', (_, midnightMs, quality) => {
    const bounds = { openedAtMs: midnightMs - MINUTE_MS, receivedAtMs: midnightMs + 1_000 };
    expect(ratedAt([evidence({})], bounds)).toMatchObject([{ quality }]);
  });

  it('takes the receipt for both bounds of an epoch that was opened later than that', () => {
    const bounds = { openedAtMs: NOON_MS + DAY_MS, receivedAtMs: NOON_MS };
    expect(ratedAt([evidence({})], bounds)).toMatchObject([
      { earliestMs: NOON_MS, latestMs: NOON_MS },
    ]);
  });

  it.each([
    ['A', 2 * MINUTE_MS],
    ['B', 2 * HOUR_MS],
    ['C', 2 * DAY_MS],
    ['D', 10 * DAY_MS],
  ])('gives quality %s to an interval of %d ms', (quality, widthMs) => {
    const bounds = { openedAtMs: NOON_MS - widthMs, receivedAtMs: NOON_MS };
    expect(ratedAt([evidence({})], bounds)).toMatchObject([{ quality }]);
  });

  it('ignores an anchor that was heard after the record or holds no instant', () => {
    const bounds = { openedAtMs: NOON_MS - HOUR_MS, receivedAtMs: NOON_MS };
    const later = { serverMs: NOON_MS, monoMs: 10, roundTripMs: 0 };
    const absurd = { serverMs: -1.7e308, monoMs: 0, roundTripMs: 1.7e308 };
    for (const anchor of [later, absurd]) {
      expect(ratedAt([evidence({ monoMs: 5, anchor })], bounds)).toEqual(
        ratedAt([evidence({ monoMs: 5 })], bounds),
      );
    }
  });

  it('answers whole, ordered instants inside the bounds for any evidence at all', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const positive = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
    const anyEvidence = fc.record({
      wallMs: number,
      monoMs: positive,
      boot: fc.constantFrom('a', 'b'),
      anchor: fc.option(
        fc.record(
          { serverMs: number, monoMs: positive, roundTripMs: positive, wallMs: number },
          { requiredKeys: ['serverMs', 'monoMs', 'roundTripMs'] },
        ),
      ),
    });
    const bounds = { openedAtMs: NOON_MS - DAY_MS, receivedAtMs: NOON_MS };
    fc.assert(
      fc.property(fc.array(anyEvidence, { maxLength: 6 }), (all) => {
        for (const { earliestMs, bestMs, latestMs } of ratedAt(all, bounds)) {
          const ordered = [bounds.openedAtMs, earliestMs, bestMs, latestMs, bounds.receivedAtMs];
          expect(ordered).toEqual(ordered.toSorted((a, b) => a - b));
          expect(ordered.every(Number.isSafeInteger)).toBe(true);
        }
      }),
    );
  });
});
