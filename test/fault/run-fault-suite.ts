import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { drawSeed } from './fault-run.ts';

/**
 * `npm run fault [-- file...] [--seed N [--path P]] [--long]`: the fault suite, or one
 * counterexample of the simulation again, exactly as a failure has printed it.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    path: { type: 'string' },
    long: { type: 'boolean', default: false },
  },
});

const files = values.path === undefined ? positionals : ['test/fault/sim.test.ts'];
const suite = spawn(
  'vitest',
  ['run', '--project', 'fault', '--project', 'fault-browser', ...files],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      FAULT_SEED: values.seed ?? String(drawSeed()),
      ...(values.path === undefined ? {} : { FAULT_PATH: values.path }),
      ...(values.long ? { FAULT_LONG: '1' } : {}),
    },
  },
);
suite.on('exit', (code) => (process.exitCode = code ?? 1));
