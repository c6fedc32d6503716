import { devNull } from 'node:os';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../support/run-program.ts';

describe('the script by which others check a proof', () => {
  it.each<[what: string, args: string[], named: string]>([
    ['no file', [], 'usage: verify-proof.mjs FILE'],
    ['a file that is not there', ['no-such-file'], 'ENOENT'],
    ['another document', ['README.md'], 'unreadable'],
    ['an empty file', [devNull], 'expected one claim, found 0'],
  ])('does not take %s for a proof', { timeout: 20_000 }, async (_what, args, named) => {
    const run = await runProgram({ args: ['docs/verify-proof.mjs', ...args], env: {} });
    expect(run).toMatchObject({ code: 1, stderr: '' });
    expect(run.stdout).toContain(named);
    expect(run.stdout).toContain('NOT OK');
  });
});
