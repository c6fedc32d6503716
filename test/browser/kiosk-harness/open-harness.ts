import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page, type Route } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import type { KioskStatus } from '../../../kiosk/kiosk-port.ts';
import { NINE_O_CLOCK_MS } from '../../fixtures/kiosk-configuration.ts';
import { accessibilityFaults } from '../../support/accessibility.ts';
import type {} from '../../support/browser-setup.ts';
import { chromiumFlags } from '../../support/find-browser.ts';
import type {} from '../../support/harness-setup.ts';

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

export interface KioskFrame {
  readonly width: number;
  readonly height: number;
  readonly hasTouch?: boolean;
}

export const TABLET: KioskFrame = { width: 1280, height: 800 };

/** One page for all tests of a file: what a screen needs from the tablet, it is shown anew. */
export interface SharedKiosk {
  readonly page: Page;
  /** Messages of the console and errors of the page: a test expects none. */
  readonly complaints: string[];
}

declare global {
  interface Window {
    /** The browser's own, from before the page's clock was made to stand. */
    realSetTimeout: typeof setTimeout;
  }
}

/** Registers a page of the kiosk at nine o'clock for the tests of one file, its clock standing. */
export function useKiosk(frame: KioskFrame = TABLET): SharedKiosk {
  const complaints: string[] = [];
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: inject('screenBrowserPath'),
      args: [...chromiumFlags],
    });
    page = await openKiosk(browser, frame, complaints);
  });
  afterAll(() => browser.close());
  return {
    complaints,
    get page() {
      return page;
    },
  };
}

async function openKiosk(
  browser: Browser,
  { hasTouch = false, ...viewport }: KioskFrame,
  complaints: string[],
): Promise<Page> {
  const context = await browser.newContext({ viewport, hasTouch, reducedMotion: 'reduce' });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const folder = inject('kioskHarness');
  await page.route('**/*', (route) => answer(route, folder));
  await page.addInitScript(() => {
    window.realSetTimeout = setTimeout;
  });
  await page.clock.install({ time: NINE_O_CLOCK_MS });
  await page.goto(`${ORIGIN}/`);
  await page.locator('.page').waitFor();
  await page.clock.pauseAt(NINE_O_CLOCK_MS + 60_000);
  return page;
}

async function answer(route: Route, folder: string): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  const contentType = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  const body = await readFile(join(folder, name)).catch(() => undefined);
  if (body === undefined) return route.fulfill({ status: 404, body: '' });
  return route.fulfill({ body, contentType, headers: HEADERS });
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

/** What axe finds while the page's clock stands: only axe waits by the browser's own. */
export async function faultsOf(page: Page, tags?: string[]): Promise<string[]> {
  await page.evaluate(() => {
    const standing = window.setTimeout;
    window.setTimeout = window.realSetTimeout;
    window.realSetTimeout = standing;
  });
  try {
    return await accessibilityFaults(page, tags);
  } finally {
    await page.evaluate(() => {
      const real = window.setTimeout;
      window.setTimeout = window.realSetTimeout;
      window.realSetTimeout = real;
    });
  }
}
