import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import type { KioskStatus } from '../../../kiosk/kiosk-port.ts';
import { NINE_O_CLOCK_MS } from '../../fixtures/kiosk-configuration.ts';

const ORIGIN = 'https://kiosk.example';

/** As strict as the server's: whatever the screens do must get by with it. */
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; " +
    "require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'",
};

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

export type BuiltHarness = ReadonlyMap<string, string | Uint8Array>;

/** Bundles the harness page as the kiosk is bundled, in memory: file name to content. */
export async function buildHarness(): Promise<BuiltHarness> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: join(import.meta.dirname),
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { write: false, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  const outputs = Array.isArray(built) ? built : [built];
  return new Map(
    outputs.flatMap((output) =>
      'output' in output
        ? output.output.map(
            (file) =>
              [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source] as const,
          )
        : [],
    ),
  );
}

export interface OpenKiosk {
  readonly page: Page;
  /** Messages of the console and errors of the page: a test expects none. */
  readonly complaints: readonly string[];
}

export interface KioskFrame {
  readonly width: number;
  readonly height: number;
  readonly hasTouch?: boolean;
}

/** A page of the kiosk at nine o'clock, its clock standing still until `page.clock.runFor`. */
export async function openKiosk(
  browser: Browser,
  files: BuiltHarness,
  { hasTouch = false, ...viewport }: KioskFrame,
): Promise<OpenKiosk> {
  const context = await browser.newContext({ viewport, hasTouch, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const name = pathname === '/' ? '/index.html' : pathname;
    const content = files.get(name);
    if (content === undefined) return route.fulfill({ status: 404, body: '' });
    const contentType = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    const body = typeof content === 'string' ? content : Buffer.from(content);
    return route.fulfill({ body, contentType, headers: HEADERS });
  });
  await page.clock.install({ time: NINE_O_CLOCK_MS });
  await page.goto(`${ORIGIN}/`);
  await page.locator('.page').waitFor();
  await page.clock.pauseAt(NINE_O_CLOCK_MS + 60_000);
  return { page, complaints };
}

/** Sets what the device says, and lets the screen settle beyond the tap guard's ghost time. */
export async function show(page: Page, status: KioskStatus): Promise<void> {
  await page.evaluate((given) => window.harness.show(given), status);
  await settle(page);
}

/** Past the tap guard's 350 ms after a change of screen. */
export async function settle(page: Page): Promise<void> {
  await page.clock.runFor(400);
}
