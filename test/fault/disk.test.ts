import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFaultRun } from './fault-run.ts';
import {
  CALLS,
  MISHAPS,
  openFailingDisk,
  type FailingDisk,
  type Mishap,
  type Trial,
  type TrialEnd,
} from './kill/failing-disk.ts';
import { findStrace } from './kill/find-strace.ts';

const { isLong } = readFaultRun(process.env);

// Not chosen by dice: every call meets every error once. One write looks much like the next, so a
// commit tries every sync and some of the writes; `npm run fault:long` tries all.
const stepOf = ({ call, mishap }: Pick<Trial, 'call' | 'mishap'>): number => {
  if (isLong || call !== 'pwrite64') return 1;
  return mishap === 'sudden death' ? 5 : 3;
};
const TIMEOUT_MS = isLong ? 3_600_000 : 600_000;
const UNRELIABLE_STORAGE_EXIT = 70;

type Outcome = Trial & TrialEnd;

describe('twenty ratings on a disk that fails at one call', () => {
  let disk: FailingDisk;

  beforeAll(async () => {
    disk = await openFailingDisk(findStrace());
  }, TIMEOUT_MS);

  afterAll(() => disk.close());

  async function tryAll(mishap: Mishap): Promise<Outcome[]> {
    const trials: Trial[] = [];
    for (const call of CALLS) {
      const count = await disk.countCalls(call);
      const step = stepOf({ call, mishap });
      for (let nth = 1; nth <= count; nth += step) trials.push({ call, nth, mishap });
    }
    const outcomes: Outcome[] = [];
    const work = async (): Promise<void> => {
      for (let trial = trials.shift(); trial !== undefined; trial = trials.shift()) {
        outcomes.push({ ...trial, ...(await disk.try(trial)) });
      }
    };
    await Promise.all([work(), work()]);
    print(mishap, outcomes);
    return outcomes;
  }

  // The table has the names as its keys.
  it.for(Object.keys(MISHAPS) as Mishap[])(
    'never acknowledges what is not stored, whichever call meets: %s',
    { timeout: TIMEOUT_MS },
    async (mishap) => {
      const outcomes = await tryAll(mishap);
      expect(outcomes.flatMap(({ faults }) => faults)).toEqual([]);
      // A sync that fails has lost something, and nobody can say what: only a new start helps.
      const syncs = outcomes.filter(({ call }) => call === 'fsync' || call === 'fdatasync');
      expect(syncs.length).toBeGreaterThan(0);
      if (mishap === 'sudden death') {
        // By a signal: whoever ended otherwise was never killed.
        expect(outcomes.filter(({ code }) => code !== null)).toEqual([]);
        return;
      }
      expect(syncs.filter(({ code, acknowledged }) => code === 0 && acknowledged < 20)).toEqual([]);
      expect(syncs.some(({ code }) => code === UNRELIABLE_STORAGE_EXIT)).toBe(true);
    },
  );
});

function print(mishap: Mishap, outcomes: readonly Outcome[]): void {
  const ends = Map.groupBy(outcomes, ({ call, code }) => `${call} → ${String(code)}`);
  const listed = [...ends].map(([end, own]) => `${end}: ${String(own.length)}`).join(', ');
  process.stdout.write(`DISK ${mishap}, ${String(outcomes.length)} trials (${listed})\n`);
}
