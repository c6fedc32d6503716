import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type {} from '../support/browser-setup.ts';
import { chromiumFlags } from '../support/find-browser.ts';
import { startOutboxServer, type OutboxServer } from './outbox-server.ts';

const DIST = join(import.meta.dirname, '../../dist/kiosk');
const LIMIT_KB = 25;

let browser: Browser;
let server: OutboxServer;

beforeAll(async () => {
  if (!existsSync(join(DIST, 'index.html'))) throw new Error('Run `npm run build` first.');
  server = await startOutboxServer(DIST);
  browser = await chromium.launch({
    executablePath: inject('browserPath'),
    args: [...chromiumFlags],
  });
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** A face that may be touched: the kiosk is at rest. */
const face = (page: Page) => page.locator('[role=radio][aria-disabled=false]').first();

/** From the faces to the thanks, by clicks as an assistive tool makes them: none is a ghost tap. */
async function visit(page: Page, language: string, thanks: string): Promise<void> {
  await face(page).waitFor();
  await page.getByRole('button', { name: language }).dispatchEvent('click');
  await face(page).dispatchEvent('click');
  await page.getByText(thanks).waitFor();
}

it('a paired kiosk loads at most 25 kB of JavaScript for visits in both languages', async () => {
  // Without a service worker every script comes over the wire, where the server sees it.
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(server.address);
  await face(page).waitFor();
  const beforeVisits = server.scripts.length;
  await page.reload();
  await visit(page, 'Tiếng Việt', 'Cảm ơn');
  await visit(page, 'English', 'Thank you');
  await expect
    .poll(() => server.sync.stored.filter(({ kind }) => kind === 'rating'))
    .toHaveLength(2);
  const loaded = [...new Set(server.scripts.slice(beforeVisits))];
  expect(loaded.length).toBeGreaterThan(1);
  const sizes = await Promise.all(
    loaded.map(async (path) => {
      const script = await readFile(join(DIST, path.replace('/kiosk/', '')));
      return gzipSync(script, { level: 9 }).length / 1_000;
    }),
  );
  const kB = sizes.reduce((sum, size) => sum + size, 0);
  expect(kB, loaded.join(' ')).toBeLessThanOrEqual(LIMIT_KB);
  await context.close();
});
