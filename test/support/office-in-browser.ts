import { chromium, type Browser, type Page } from 'playwright-core';
import { inject } from 'vitest';
import type {} from './browser-setup.ts';
import type {} from './dashboard-setup.ts';
import { chromiumFlags } from './find-browser.ts';
import {
  GOOD_PASSWORD,
  setUp,
  startServerUnderTest,
  type ServerUnderTest,
} from './server-under-test.ts';

/** The dashboard as it is built now, on a server after its first run, in a real browser. */
export interface OfficeInBrowser {
  readonly server: ServerUnderTest;
  readonly browser: Browser;
  /** Errors and warnings of every page, as the browser's console had them. */
  readonly complaints: readonly string[];
  /** A window of its own in which nobody is signed in; `nowMs` stops its clock. */
  open(nowMs?: number): Promise<Page>;
  /** Takes a page there as the administrator of the first run. */
  enter(page: Page, path: string): Promise<void>;
  close(): Promise<void>;
}

export async function openOfficeInBrowser(): Promise<OfficeInBrowser> {
  const server = await startServerUnderTest({
    env: { SECOND_FACTOR_ROLES: 'none' },
    replace: ({ facts }) => ({ facts: { ...facts, distDir: inject('builtApps') } }),
  });
  await setUp(server);
  const browser = await chromium.launch({
    executablePath: inject('screenBrowserPath'),
    args: [...chromiumFlags],
  });
  const complaints: string[] = [];
  return {
    server,
    browser,
    complaints,
    open: async (nowMs) => {
      const context = await browser.newContext({
        viewport: { width: 1366, height: 768 },
        acceptDownloads: true,
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(20_000);
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      if (nowMs !== undefined) await page.clock.setFixedTime(nowMs);
      return page;
    },
    enter: async (page, path) => {
      await page.goto(`${server.url}${path}`);
      await page.getByLabel('Tên đăng nhập').fill('quantri');
      await page.getByLabel('Mật khẩu', { exact: true }).fill(GOOD_PASSWORD);
      await page.getByRole('button', { name: 'Đăng nhập' }).click();
    },
    close: async () => {
      await browser.close();
      await server.stop();
    },
  };
}
