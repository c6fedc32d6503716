import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { BARE_ENVIRONMENT } from '../../support/bare-environment.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** The product's server, or the same with failpoints, in a process that is there to be killed. */
export interface KillableServer {
  readonly origin: string;
  readonly pid: number;
  /** Resolves when the process is gone, whoever ended it. */
  readonly ended: Promise<ServerEnd>;
  /** Sends the signal and waits for the end. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<ServerEnd>;
}

export interface ServerEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** All that it printed. */
  readonly said: string;
}

export interface KillableServerOptions {
  readonly dataFolder: string;
  /** PostgreSQL; left out: the SQLite file in the data folder. */
  readonly databaseUrl?: string | undefined;
  /** Script and arguments; left out: `server/main.ts`. */
  readonly script?: readonly string[];
  /** 0 or left out: a free one. */
  readonly port?: number;
}

/** Starts the server and waits until it has printed its address; throws when it ends before. */
export async function startKillableServer(options: KillableServerOptions): Promise<KillableServer> {
  const { script = ['server/main.ts'] } = options;
  const child = spawn(process.execPath, script, {
    cwd: ROOT,
    env: environmentOf(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = once(child, 'close').then(([code, signal]): ServerEnd => {
    // What Node's own event carries.
    return { code: code as number | null, signal: signal as NodeJS.Signals | null, said };
  });
  const port = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const [, found] = /http:\/\/127\.0\.0\.1:(\d+)\n/u.exec(said) ?? [];
        if (found !== undefined) resolve(found);
      });
    }
  });
  const failed = ended.then((end): never => {
    throw new Error(`The server did not start (${String(end.code)}):\n${end.said}`);
  });
  return {
    origin: `http://127.0.0.1:${await Promise.race([port, failed])}`,
    pid: child.pid ?? 0,
    ended,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

function environmentOf(options: KillableServerOptions): NodeJS.ProcessEnv {
  const { dataFolder, databaseUrl, port = 0 } = options;
  return {
    ...BARE_ENVIRONMENT,
    HOME: process.env['HOME'],
    DATA_DIR: dataFolder,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'fatal',
    BACKUP_AT: 'off',
    // The machine of a test may have a small disk; how a full one is met has tests of its own.
    MIN_FREE_MB: '0',
  };
}
