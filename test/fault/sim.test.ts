import { describe, expect, it } from 'vitest';
import { readFaultRun, replayCommand } from './fault-run.ts';
import { makeRunsInThreads } from './sim/in-threads.ts';
import type { RunsFailure } from './sim/many-runs.ts';

const { isLong, seed, path } = readFaultRun(process.env);
const RUNS = isLong ? 2_000_000 : 20_000;
const REAL_CRYPTO_RUNS = isLong ? 100_000 : 1_000;
const MOST_MS_PER_RUN = 60;

/** All that is needed to see it again. */
const told = (failure: RunsFailure | undefined): string =>
  failure === undefined
    ? ''
    : [
        ...failure.faults,
        JSON.stringify(failure.plan),
        `Replay: ${replayCommand(failure.seed, failure.path)}`,
      ].join('\n');

describe('kiosk, network and server, with every fault that chance brings', () => {
  const many = path === undefined ? RUNS.toLocaleString('en') : 'one';
  it(
    `keep their promise in ${many} runs (seed ${String(seed)})`,
    { timeout: RUNS * MOST_MS_PER_RUN },
    async () => {
      const made = await makeRunsInThreads({ seed, path, runs: RUNS });
      expect(told(made.failure)).toBe('');
      // A simulation in which nobody is thanked proves nothing.
      expect(made.thanked).toBeGreaterThan(path === undefined ? made.runs : -1);
    },
  );

  it(
    `keep it with real signatures as well (seed ${String(seed)})`,
    { timeout: REAL_CRYPTO_RUNS * MOST_MS_PER_RUN * 4 },
    async () => {
      const runs = REAL_CRYPTO_RUNS;
      const made = await makeRunsInThreads({ seed, path, runs, hasRealCrypto: true });
      expect(told(made.failure)).toBe('');
    },
  );
});
