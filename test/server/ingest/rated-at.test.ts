import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimeEvidence } from '../../../shared/record/record.ts';
import { ratedAt } from '../../../server/ingest/rated-at.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
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
  it('carries the server time of an anchor along the monotonic clock', () => {
    const anchor = { serverMs: NOON_MS, monoMs: 1_000, roundTripMs: 300 };
    const time = evidence({ monoMs: 61_000, anchor, wallMs: 0 });
    const bounds = { openedAtMs: NOON_MS - DAY_MS, receivedAtMs: NOON_MS + HOUR_MS };
    expect(ratedAt([time], bounds)).toEqual([
      {
        earliestMs: NOON_MS + 59_850,
        latestMs: NOON_MS + 60_150,
        bestMs: NOON_MS + MINUTE_MS,
        quality: 'A',
      },
    ]);
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
    expect(first!.latestMs).toBe(NOON_MS - 3 * HOUR_MS);
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

  it('holds the true time of an honest kiosk, whatever its wall clock says', () => {
    const step = fc.record({
      waitMs: fc.integer({ min: 0, max: 3 * DAY_MS }),
      wallMs: fc.double({ noNaN: true, noDefaultInfinity: true }),
      reboots: fc.boolean(),
      hears: fc.boolean(),
      roundTripMs: fc.integer({ min: 0, max: 5_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
        let [trueMs, monoMs, boot] = [NOON_MS, 0, 0];
        let anchor: TimeEvidence['anchor'] = null;
        const written: { time: TimeEvidence; trueMs: number }[] = [];
        for (const { waitMs, wallMs, reboots, hears, roundTripMs } of steps) {
          trueMs += waitMs;
          monoMs += waitMs;
          if (reboots) [monoMs, boot, anchor] = [0, boot + 1, null];
          if (hears) anchor = { serverMs: trueMs, monoMs, roundTripMs };
          written.push({ time: { wallMs, monoMs, boot: `boot-${boot}`, anchor }, trueMs });
        }
        const bounds = { openedAtMs: NOON_MS, receivedAtMs: trueMs };
        const times = ratedAt(
          written.map(({ time }) => time),
          bounds,
        );
        for (const [index, { trueMs: truth }] of written.entries()) {
          expect(times[index]!.earliestMs).toBeLessThanOrEqual(truth);
          expect(times[index]!.latestMs).toBeGreaterThanOrEqual(truth);
          expect(times[index]!.bestMs).toBeGreaterThanOrEqual(times[index]!.earliestMs);
          expect(times[index]!.bestMs).toBeLessThanOrEqual(times[index]!.latestMs);
        }
      }),
    );
  });

  it('answers whole, ordered instants inside the bounds for any evidence at all', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const positive = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
    const anyEvidence = fc.record({
      wallMs: number,
      monoMs: positive,
      boot: fc.constantFrom('a', 'b'),
      anchor: fc.option(fc.record({ serverMs: number, monoMs: positive, roundTripMs: positive })),
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
