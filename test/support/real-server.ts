import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { BARE_ENVIRONMENT } from './bare-environment.ts';
import { until } from './until.ts';

const ROOT = join(import.meta.dirname, '../..');
const START_MS = 30_000;

/** The product's own server in a process of its own, on a free port of 127.0.0.1. */
export interface RealServer {
  /** `http://127.0.0.1:PORT`: browsers count it as a secure context. */
  readonly origin: string;
  readonly port: number;
  /** As printed on the console; null when the office is set up already. */
  readonly setupCode: string | null;
  /** SIGTERM; answers the exit code once the process has ended. */
  stop(): Promise<number | null>;
  /** SIGKILL, for the end of a test that failed. */
  kill(): Promise<void>;
}

export interface RealServerOptions {
  readonly dataFolder: string;
  /** 0 or left out: a free one. */
  readonly port?: number;
  /** Asks administrators for a second factor, as an office's server does; left out: it does not. */
  readonly secondFactor?: boolean;
}

/** Starts `node server/main.ts` and waits until it has printed its address. */
export async function startRealServer(options: RealServerOptions): Promise<RealServer> {
  const child = run(['server/main.ts'], environmentOf(options));
  const said = listenTo(child);
  try {
    const port = await until('the server prints its address', START_MS, () => {
      if (child.exitCode !== null) throw new Error(`The server did not start:\n${said.text}`);
      return /đang chạy: http:\/\/127\.0\.0\.1:(\d+)[^]*\n.*Kiosk/u.exec(said.text)?.[1];
    });
    return {
      origin: `http://127.0.0.1:${port}`,
      port: Number(port),
      setupCode: /Setup code: ([\w-]+)/u.exec(said.text)?.[1] ?? null,
      stop: () => end(child, 'SIGTERM'),
      kill: async () => {
        await end(child, 'SIGKILL');
      },
    };
  } catch (error) {
    await end(child, 'SIGKILL');
    throw error;
  }
}

/** Runs one command of the product's CLI; throws with what it said when it fails. */
export async function runCli(args: readonly string[], options: RealServerOptions): Promise<string> {
  const child = run(['server/cli/main.ts', ...args], environmentOf(options));
  const said = listenTo(child);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0)
    throw new Error(`cli ${args.join(' ')} ended with ${String(code)}:\n${said.text}`);
  return said.text;
}

function environmentOf({
  dataFolder,
  port = 0,
  secondFactor = false,
}: RealServerOptions): NodeJS.ProcessEnv {
  return {
    ...(secondFactor ? {} : { SECOND_FACTOR_ROLES: 'none' }),
    DATA_DIR: dataFolder,
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'warn',
  };
}

function run(args: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
  const env = { ...BARE_ENVIRONMENT, HOME: process.env['HOME'], ...environment };
  return spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

function listenTo(child: ChildProcess): { text: string } {
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => (said.text += chunk));
  }
  return said;
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
  return child.exitCode;
}
