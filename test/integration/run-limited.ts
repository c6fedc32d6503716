import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** A program of ours for which the system fails every write beyond a file's size of `blocks`. */
export function runLimited(dataDir: string, args: readonly string[], blocks: number) {
  const env = {
    ...{ PATH: process.env['PATH'], TZ: 'UTC', LANG: 'en', LOG_LEVEL: 'silent', PORT: '0' },
    ...{ HOST: '127.0.0.1', DATA_DIR: dataDir, MIN_FREE_MB: '0' },
  };
  const script = `ulimit -f ${blocks}; exec "$@"`;
  const command = ['-c', script, 'sh', process.execPath, ...args];
  const child = spawn('sh', command, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said.text += text));
  }
  return { child, said, ended: once(child, 'close') as Promise<[number | null]> };
}
