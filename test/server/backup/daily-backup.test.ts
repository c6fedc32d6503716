import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { isBackupStale } from '../../../server/backup/backup-age.ts';
import { startDailyBackup, type DailyBackup } from '../../../server/backup/daily-backup.ts';
import { nextDailyMs } from '../../../server/backup/daily-time.ts';
import type { BackupStanding } from '../../../server/store/backups.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** 02:00 in Viet Nam. */
const AT = 120;
/** 21/11/2026 02:00 in Viet Nam. */
const TWO_MS = Date.UTC(2026, 10, 20, 19);

describe('nextDailyMs', () => {
  it.each([
    ['just before', TWO_MS - 1, AT, TWO_MS],
    ['at the very moment: the next day', TWO_MS, AT, TWO_MS + 24 * HOUR_MS],
    ['at midnight UTC', Date.UTC(2026, 10, 21), AT, TWO_MS + 24 * HOUR_MS],
    ['for midnight itself', Date.UTC(2026, 10, 20, 16, 59), 0, Date.UTC(2026, 10, 20, 17)],
    ['for the last minute', Date.UTC(2026, 10, 20, 17), 1439, Date.UTC(2026, 10, 21, 16, 59)],
    ['before 1970', -1, 420, 0],
  ])('%s', (_name, afterMs, atMinute, expected) => {
    expect(nextDailyMs(afterMs, atMinute)).toBe(expected);
  });

  it('lies within the next 24 hours and shows the minute on the clocks of Viet Nam', () => {
    const instant = fc.integer({ min: 1e12, max: 4e12 });
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 1439 }), (afterMs, atMinute) => {
        const next = nextDailyMs(afterMs, atMinute);
        expect(next).toBeGreaterThan(afterMs);
        expect(next - afterMs).toBeLessThanOrEqual(24 * HOUR_MS);
        const clock = new Date(next).toLocaleTimeString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' });
        const [hours = '', minutes = '', seconds = ''] = clock.split(':');
        expect([Number(hours) * 60 + Number(minutes), seconds]).toEqual([atMinute, '00']);
      }),
    );
  });
});

describe('a backup is stale', () => {
  const NOW_MS = TWO_MS;
  it.each<[string, BackupStanding, boolean]>([
    ['never, while no kiosk is paired', { lastVerifiedAtMs: null, firstPairedAtMs: null }, false],
    [
      'not yet on the day on which the first kiosk was paired',
      { lastVerifiedAtMs: null, firstPairedAtMs: NOW_MS - 26 * HOUR_MS },
      false,
    ],
    [
      'when none was made for more than 26 hours since the first kiosk',
      { lastVerifiedAtMs: null, firstPairedAtMs: NOW_MS - 26 * HOUR_MS - 1 },
      true,
    ],
    [
      'not when the last one is 26 hours old',
      { lastVerifiedAtMs: NOW_MS - 26 * HOUR_MS, firstPairedAtMs: 0 },
      false,
    ],
    [
      'when the last one is older',
      { lastVerifiedAtMs: NOW_MS - 26 * HOUR_MS - 1, firstPairedAtMs: 0 },
      true,
    ],
  ])('%s', (_name, standing, expected) => {
    expect(isBackupStale(standing, NOW_MS)).toBe(expected);
  });
});

describe('the daily backup', () => {
  let nowMs: number;
  let standing: BackupStanding;
  let runs: number[];
  let errors: unknown[];
  let outcome: () => Promise<boolean>;
  let timer: (() => void) | undefined;
  let given: AbortSignal | undefined;
  let daily: DailyBackup;

  beforeEach(() => {
    nowMs = TWO_MS - 10 * HOUR_MS;
    standing = { lastVerifiedAtMs: TWO_MS - 24 * HOUR_MS, firstPairedAtMs: 0 };
    runs = [];
    errors = [];
    outcome = () => {
      standing = { ...standing, lastVerifiedAtMs: nowMs };
      return Promise.resolve(true);
    };
    timer = undefined;
  });

  const start = () => {
    daily = startDailyBackup({
      atMinute: AT,
      clock: () => nowMs,
      schedule: (delayMs, task) => {
        expect(delayMs).toBe(MINUTE_MS);
        timer = task;
        return () => (timer = undefined);
      },
      standing: () => Promise.resolve(standing),
      run: (signal) => {
        runs.push(nowMs);
        given = signal;
        return outcome();
      },
      onError: (error) => errors.push(error),
    });
  };

  /** Lets the clock run, and the timer with it. */
  const pass = async (ms: number) => {
    for (const endMs = nowMs + ms; nowMs < endMs; nowMs += MINUTE_MS) {
      timer?.();
      await new Promise(setImmediate);
    }
  };

  it('is made once a day, at its time', async () => {
    start();
    await pass(72 * HOUR_MS);
    expect(runs).toEqual([TWO_MS, TWO_MS + 24 * HOUR_MS, TWO_MS + 48 * HOUR_MS]);
  });

  it('that was missed is made soon after the start, when the start is over', async () => {
    nowMs = TWO_MS + 6 * HOUR_MS;
    const startedMs = nowMs;
    start();
    await pass(12 * HOUR_MS);
    expect(runs).toEqual([startedMs + 5 * MINUTE_MS]);
  });

  it('is not made before there is a kiosk', async () => {
    standing = { lastVerifiedAtMs: null, firstPairedAtMs: null };
    start();
    await pass(48 * HOUR_MS);
    expect(runs).toEqual([]);
  });

  it('is not made twice where another server has made it', async () => {
    start();
    nowMs = TWO_MS;
    standing = { ...standing, lastVerifiedAtMs: TWO_MS + 1 };
    await pass(2 * HOUR_MS);
    expect(runs).toEqual([]);
  });

  it.each([
    ['fails', () => Promise.resolve(false), 0],
    ['throws', () => Promise.reject(new Error('no disk')), 2],
  ])('that %s is tried again an hour later', async (_name, failing, told) => {
    const succeed = outcome;
    outcome = () => (runs.length < 3 ? failing() : succeed());
    start();
    await pass(24 * HOUR_MS);
    expect(runs).toEqual([TWO_MS, TWO_MS + HOUR_MS, TWO_MS + 2 * HOUR_MS]);
    expect(errors).toHaveLength(told);
  });

  it('ends with the server, and the one under way is given up', async () => {
    start();
    nowMs = TWO_MS;
    const gate = Promise.withResolvers<boolean>();
    outcome = () => gate.promise;
    timer?.();
    await new Promise(setImmediate);
    let isOver = false;
    const stopped = daily.stop().then(() => (isOver = true));
    await new Promise(setImmediate);
    expect([isOver, given?.aborted]).toEqual([false, true]);
    gate.reject(new Error('given up'));
    await stopped;
    expect([timer, errors]).toEqual([undefined, []]);
  });
});
