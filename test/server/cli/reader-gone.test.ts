import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { PassThrough } from 'node:stream';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { letReaderGo } from '../../../server/cli/reader-gone.ts';
import { BARE_ENVIRONMENT } from '../../support/bare-environment.ts';

const ROOT = join(import.meta.dirname, '../../..');
const START_LIMIT_MS = 20_000;

it('ends as ever when nobody reads any more', { timeout: START_LIMIT_MS }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cham-reader-'));
  const template = join(folder, 'mau.xlsx');
  const args = ['server/cli/main.ts', 'import', '--template', template];
  const child = spawn(process.execPath, args, {
    ...{ cwd: ROOT, env: BARE_ENVIRONMENT, stdio: ['ignore', 'pipe', 'pipe'] },
  });
  child.stdout.destroy();
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  expect([await once(child, 'close'), complaint]).toEqual([[0, null], '']);
  await rm(folder, { recursive: true });
});

it('hides no other fault of an output', () => {
  const output = new PassThrough();
  letReaderGo([output]);
  const failing = (code: string) => () =>
    output.emit('error', Object.assign(new Error('it says so'), { code }));
  expect(failing('EPIPE')).not.toThrow();
  expect(failing('EIO')).toThrow('it says so');
});
