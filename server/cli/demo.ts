import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Localized } from '../../shared/domain/language.ts';
import { CODE_ALPHABET } from '../../shared/record/fingerprint.ts';
import { configFailure } from '../config-failure.ts';
import { readConfig, type Config } from '../config.ts';
import { EXIT } from '../exit-codes.ts';
import type { Surroundings } from '../run-server.ts';
import type { DemoPlace } from '../sample/approve-pairings.ts';
import { appsAreBuilt, buildApps } from './build-apps.ts';
import { complain, say, type Console } from './console.ts';
import type { DemoLogin } from './fill-demo-folder.ts';

export interface DemoOptions {
  /** Build the browser apps anew even when they are there. */
  readonly build?: boolean;
}

const LOGIN = 'demo';

/** By custom, 128 and the number of SIGINT. */
const INTERRUPTED = 130;

/** This machine alone can reach it: whoever asks is confirmed. */
// Sample data need no second factor: one step in, and no phone.
const DEFAULTS = { HOST: '127.0.0.1', LOG_LEVEL: 'error', SECOND_FACTOR_ROLES: 'none' };

const PREPARING: Localized = {
  vi: 'Đang chuẩn bị dữ liệu minh họa: tỉnh Bắc Giang, 14 tháng, khoảng 100.000 lượt đánh giá…',
  en: 'Preparing sample data: Bắc Giang province, 14 months, about 100,000 ratings…',
};

const NOT_BUILT: Localized = {
  vi: 'Không dựng được giao diện; nguyên nhân ở các dòng trên. Hãy thử: npm ci, rồi npm run demo.',
  en: 'The browser apps could not be built; the lines above say why. Try: npm ci, then npm run demo.',
};

const STOPPED: Localized = {
  vi: 'Đã dừng. Dữ liệu minh họa đã được xóa.',
  en: 'Stopped. The sample data are deleted.',
};

/**
 * The whole product on sample data in a folder that is thrown away: loads, listens, confirms every
 * kiosk that asks, prints three links; runs until Ctrl+C. Answers the exit code.
 */
export async function runDemo(
  options: DemoOptions,
  around: Surroundings & Console,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cham-demo-'));
  // Also when something fails: the data are a sample and nobody misses them.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const config = readConfig({
    ...DEFAULTS,
    ...around.env,
    DATA_DIR: folder,
    DATABASE_URL: '',
    BACKUP_AT: 'off',
  });
  if (!config.ok) {
    const { message, exitCode } = configFailure(config.error);
    return complain(around, message, exitCode);
  }
  const stopping = new AbortController();
  around.once('SIGINT', () => stopping.abort());
  around.once('SIGTERM', () => stopping.abort());
  const signIn = { login: LOGIN, password: newPassword() };
  const mustBuild = options.build === true || !appsAreBuilt();
  const place = await prepare({ config: config.value, signIn, mustBuild }, stopping.signal, around);
  if (place === undefined) return EXIT.failed;
  const { serveDemo } = await import('./serve-demo.ts');
  await serveDemo({ config: config.value, signIn, place, stopped: stopping.signal }, around);
  say(around, STOPPED);
  return 0;
}

interface Preparation {
  readonly config: Config;
  readonly signIn: DemoLogin;
  readonly mustBuild: boolean;
}

/** Sample and browser apps, side by side; undefined when the apps could not be built. */
async function prepare(
  { config, signIn, mustBuild }: Preparation,
  stopped: AbortSignal,
  around: Console,
): Promise<DemoPlace | undefined> {
  say(around, PREPARING);
  // Nothing is served yet that would have to end in good order.
  const leave = () => process.exit(INTERRUPTED);
  stopped.addEventListener('abort', leave);
  // The builds begin while this process still reads the larger part of the program.
  const [buildFailure, place] = await Promise.all([
    mustBuild ? buildApps() : undefined,
    import('./fill-demo-folder.ts').then(({ fillDemoFolder }) =>
      fillDemoFolder(config, signIn, around),
    ),
  ]);
  stopped.removeEventListener('abort', leave);
  if (buildFailure === undefined) return place;
  around.stderr.write(`${buildFailure}\n`);
  complain(around, NOT_BUILT);
  return undefined;
}

/** Sixteen letters that cannot be mistaken for one another, for this run alone. */
function newPassword(): string {
  const letters: string[] = [];
  while (letters.length < 16) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    // Above, the first letters would be likelier.
    if (byte < 240) letters.push(CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length).toLowerCase());
  }
  return letters.join('').replace(/(.{4})(?=.)/gu, '$1-');
}
