import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../../server/app.ts';
import { readConfig, type Config } from '../../server/config.ts';
import { listen } from '../../server/listen.ts';
import { openServices } from '../../server/open-services.ts';
import { makeServices, type Services } from '../../server/services.ts';

/** Thursday 19/11/2026, 09:00 in Viet Nam. */
export const NOW_MS = Date.UTC(2026, 10, 19, 2);

/** The whole server on a free port of this machine, with its own empty data folder. */
export interface ServerUnderTest {
  readonly services: Services;
  readonly setupCode: string;
  readonly url: string;
  readonly dataDir: string;
  readonly config: Config;
  /** Lines of the log, parsed. */
  readonly logLines: Record<string, unknown>[];
  /** Moves the server's clock on. */
  wait(ms: number): void;
  call(path: string, init?: CallInit): Promise<Response>;
  stop(): Promise<void>;
}

export interface CallInit {
  readonly method?: string;
  readonly json?: unknown;
  readonly body?: NonNullable<RequestInit['body']>;
  readonly headers?: Record<string, string>;
  /** Cookie header, as `signIn` answers it. */
  readonly cookie?: string;
}

export interface ServerOptions {
  readonly env?: Record<string, string>;
  /** Replaces parts of the container before the app is built. */
  readonly replace?: (services: Services) => Partial<Services>;
}

export async function startServerUnderTest(options: ServerOptions = {}): Promise<ServerUnderTest> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mot-cham-server-'));
  const config = configOf({ DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', ...options.env });
  const logLines: Record<string, unknown>[] = [];
  const write = (line: string) => {
    logLines.push(JSON.parse(line) as Record<string, unknown>); // pino writes an object per line
  };
  const log = pino({ level: 'debug' }, { write });
  let offsetMs = 0;
  const startedMs = performance.now();
  const clock = () => NOW_MS + Math.round(performance.now() - startedMs) + offsetMs;
  const opened = await openServices(config, { log, clock });
  const services = makeServices({ ...opened.services, ...options.replace?.(opened.services) });
  const listening = await listen(createApp(services), config);
  const url = `http://127.0.0.1:${listening.port}`;
  return {
    services,
    setupCode: opened.setupCodeText,
    url,
    dataDir,
    config,
    logLines,
    wait: (ms) => {
      offsetMs += ms;
    },
    call: (path, init = {}) => fetch(`${url}${path}`, requestInit(init)),
    stop: async () => {
      await listening.close(100);
      await services.store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A good first run; answers the Cookie header of the administrator. */
export async function setUp(server: ServerUnderTest): Promise<string> {
  const response = await server.call('/api/v1/setup', {
    json: {
      setupCode: server.setupCode,
      login: 'quantri',
      displayName: 'Nguyễn Thị Quản Trị',
      password: GOOD_PASSWORD,
      officeName: 'Sở Nội vụ tỉnh Bắc Giang',
      cutOffDay: 15,
      targetPreset: null,
    },
  });
  if (response.status !== 201) throw new Error(await response.text());
  return cookieOf(response);
}

export const GOOD_PASSWORD = 'con bò vàng ăn cỏ';

/** `name=value` of the cookie that an answer sets. */
export function cookieOf(response: Response): string {
  const [cookie = ''] = response.headers.getSetCookie();
  return cookie.split(';')[0] ?? '';
}

function configOf(env: Record<string, string>): Config {
  const config = readConfig(env);
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  return config.value;
}

function requestInit({ json, headers, cookie, ...init }: CallInit): RequestInit {
  return {
    ...init,
    redirect: 'manual',
    ...(json === undefined ? {} : { method: init.method ?? 'POST', body: JSON.stringify(json) }),
    headers: {
      ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(cookie === undefined ? {} : { Cookie: cookie }),
      ...headers,
    },
  };
}
