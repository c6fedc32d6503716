import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { startServer } from '../../server/run-server.ts';
import { makeCertificate } from '../support/make-certificate.ts';
import { runProgram } from '../support/run-program.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mot-cham-health-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const check = (port: number) =>
  runProgram({
    args: ['server/health-check.ts'],
    env: { DATA_DIR: dataDir, PORT: String(port) },
  });

it.each([false, true])(
  'tells a running server from one that is gone, by TLS: %s',
  async (byTls) => {
    if (byTls) await makeCertificate(dataDir);
    const env = { DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent' };
    const config = readConfig(env);
    if (!config.ok) throw new Error(JSON.stringify(config.error));
    const server = await startServer(config.value);
    expect(await check(server.port)).toEqual({ code: 0, stdout: '', stderr: '' });
    await server.stop();
    expect(await check(server.port)).toEqual({ code: 1, stdout: '', stderr: '' });
  },
);
