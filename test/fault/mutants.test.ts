import { afterEach, describe, expect, it, vi } from 'vitest';
import { readFaultRun } from './fault-run.ts';
import { KIOSK_MUTANTS } from './mutants/kiosk-mutants.ts';
import type { Mutant } from './mutants/mutant.ts';
import { SERVER_MUTANTS } from './mutants/server-mutants.ts';
import type { RunsMade } from './sim/many-runs.ts';

const { seed } = readFaultRun(process.env);
const MOST_RUNS = 2_000;
const MUTANTS = [...KIOSK_MUTANTS, ...SERVER_MUTANTS];

/** The simulation with the broken modules in the places of the real ones. */
async function runsWith({ modules, caughtBy }: Mutant): Promise<RunsMade> {
  for (const { module, broken } of modules) {
    const path = `../../${module}`;
    vi.doMock(path, async () => {
      const real = await vi.importActual(path);
      return { ...real, ...broken(real as never) };
    });
  }
  const { makeRuns } = await import('./sim/many-runs.ts');
  return makeRuns({ seed, runs: MOST_RUNS, sought: caughtBy });
}

afterEach(() => {
  for (const { modules } of MUTANTS) {
    for (const { module } of modules) vi.doUnmock(`../../${module}`);
  }
  vi.resetModules();
});

describe('the simulation catches', () => {
  it.each([
    ...KIOSK_MUTANTS.map((mutant) => ['a kiosk that', mutant.title, mutant] as const),
    ...SERVER_MUTANTS.map((mutant) => ['a server that', mutant.title, mutant] as const),
  ])(
    `%s %s within ${String(MOST_RUNS)} runs (seed ${String(seed)})`,
    { timeout: 600_000 },
    async (_whose, _title, mutant) => {
      const { failure } = await runsWith(mutant);
      expect(failure?.faults ?? []).not.toEqual([]);
    },
  );
});
