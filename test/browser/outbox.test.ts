import { readFile, rm } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { KioskStatus } from '../../kiosk/kiosk-port.ts';
import type { RecordContent } from '../../shared/record/record.ts';
import type { Battery } from '../../shared/domain/battery.ts';
import { parseJson } from '../../shared/validation/parse.ts';
import { rescueFileSchema, rescueSchema } from '../../shared/validation/rescue-schema.ts';
import type {} from '../support/browser-setup.ts';
import { until } from '../support/until.ts';
import { chromiumFlags } from '../support/find-browser.ts';
import { buildOutboxPage, startOutboxServer, type OutboxServer } from './outbox-server.ts';
import type {} from './outbox-page/page.ts';

const rating: RecordContent = {
  kind: 'rating',
  body: {
    counter: 'counter-1',
    official: null,
    questionnaire: { code: 'mot-cham', version: 1 },
    level: 5,
    language: 'vi',
    channel: 'tablet',
    tookMs: 900,
    ignoredTaps: 0,
  },
};

let folder: string;
let browser: Browser;
let context: BrowserContext;
let server: OutboxServer;
let complaints: string[];

beforeAll(async () => {
  folder = await buildOutboxPage();
  browser = await chromium.launch({
    executablePath: inject('browserPath'),
    args: [...chromiumFlags],
  });
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  server = await startOutboxServer(folder);
  context = await browser.newContext();
  complaints = [];
});

afterEach(async () => {
  await context.close();
  await server.stop();
});

async function openKiosk(): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(server.address);
  return page;
}

/** Waits for a status of this kind with at most so many records left to send. */
async function waitForStatus(page: Page, kind: KioskStatus['kind'], pending = Infinity) {
  await page.waitForFunction(
    ([wanted, most]) => {
      const status = window.lastStatus;
      return status.kind === wanted && (status.kind !== 'ready' || status.queue.pending <= most);
    },
    [kind, pending] as const,
  );
}

const giveRatings = (page: Page, count: number) =>
  page.evaluate(
    async ([content, times]) => {
      const results = [];
      for (let time = 0; time < times; time += 1) results.push(await window.port.write(content));
      return results.filter(({ ok }) => ok).length;
    },
    [rating, count] as const,
  );

/** As Chromium does when it finds the files of the database damaged. */
async function deleteDatabase(page: Page): Promise<void> {
  await page.goto(`${server.address}empty`);
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase('mot-cham');
        request.onsuccess = resolve;
        request.onerror = reject;
      }),
  );
}

const pendingIn = (page: Page) =>
  page.evaluate(() => (window.lastStatus.kind === 'ready' ? window.lastStatus.queue.pending : -1));

const stored = () => server.sync.stored.map(({ epoch, kind }) => `${epoch} ${kind}`);

describe('the outbox in a real browser', () => {
  it('keeps 20 ratings that were given without a network over a reload, and delivers them', async () => {
    const page = await openKiosk();
    await waitForStatus(page, 'ready', 0);
    server.isOnline = false;
    expect(await giveRatings(page, 20)).toBe(20);
    await page.reload();
    await waitForStatus(page, 'ready');
    expect(await pendingIn(page)).toBe(21);
    server.isOnline = true;
    await page.evaluate(() => {
      window.port.retryNow();
    });
    await waitForStatus(page, 'ready', 0);
    expect(stored()).toEqual(['1 boot', ...Array<string>(20).fill('1 rating'), '1 boot']);
    expect(server.sync.health).toMatchObject({ storageMode: 'journal+indexeddb' });
    expect(complaints).toEqual([]);
  });

  it('reports the battery with its next batch, and goes on where it cannot be asked', async () => {
    await context.addInitScript(() => {
      const battery = { level: 0.34, charging: true, addEventListener: () => undefined };
      Object.assign(navigator, { getBattery: () => Promise.resolve(battery) });
    });
    const page = await openKiosk();
    await waitForStatus(page, 'ready', 0);
    const heard = (battery: Battery | null) =>
      until(`the kiosk tells of ${JSON.stringify(battery)}`, 20_000, async () => {
        await page.evaluate(() => {
          window.port.retryNow();
        });
        return isDeepStrictEqual(server.sync.health?.battery, battery) || undefined;
      });
    await heard({ percent: 34, charging: true });
    await context.addInitScript(() => {
      Object.assign(navigator, { getBattery: undefined });
    });
    await page.reload();
    await waitForStatus(page, 'ready', 0);
    await heard(null);
    expect(complaints).toEqual([]);
  });

  it('rebuilds a deleted database from the journal and delivers under the old signatures', async () => {
    const page = await openKiosk();
    await waitForStatus(page, 'ready', 0);
    server.isOnline = false;
    expect(await giveRatings(page, 20)).toBe(20);
    await deleteDatabase(page);
    await page.goto(server.address);
    await waitForStatus(page, 'pairing-offline');
    server.isOnline = true;
    await page.evaluate(() => {
      window.port.retryNow();
    });
    await waitForStatus(page, 'ready', 0);
    expect(stored()).toEqual([
      '1 boot',
      ...Array<string>(20).fill('1 rating'),
      '2 storage-loss',
      '2 boot',
    ]);
  });

  it('enrols again by its ticket after the database is gone, and delivers all of it', async () => {
    server.sync.givesTickets = true;
    const page = await openKiosk();
    await waitForStatus(page, 'ready', 0);
    server.sync.approves = false;
    server.isOnline = false;
    expect(await giveRatings(page, 20)).toBe(20);
    await deleteDatabase(page);
    await page.goto(server.address);
    await waitForStatus(page, 'key-lost');
    server.isOnline = true;
    await page.evaluate(() => {
      window.port.retryNow();
    });
    await waitForStatus(page, 'ready', 0);
    expect(stored()).toEqual([
      '1 boot',
      ...Array<string>(20).fill('1 rating'),
      '2 storage-loss',
      '2 boot',
    ]);
    expect(await giveRatings(page, 1)).toBe(1);
    await waitForStatus(page, 'ready', 0);
    expect(complaints).toEqual([]);
  });

  it("hands what was not sent to staff, as a file that the server's import reads", async () => {
    const page = await openKiosk();
    await waitForStatus(page, 'ready', 0);
    server.isOnline = false;
    expect(await giveRatings(page, 3)).toBe(3);
    const [download, count] = await Promise.all([
      page.waitForEvent('download'),
      page.evaluate(() => window.port.saveUnsent()),
    ]);
    expect(count).toBe(1);
    const file = parseJson(rescueFileSchema, await readFile(await download.path(), 'utf8'));
    const rescue = parseJson(rescueSchema, file.ok ? file.value.rescue : '');
    expect(rescue.ok && rescue.value.records).toHaveLength(3);
    expect(file.ok && file.value.signature).toEqual(expect.any(String));
    expect(complaints).toEqual([]);
  });

  it('lets one window write, and another take over when that one is closed', async () => {
    const first = await openKiosk();
    await waitForStatus(first, 'ready');
    const second = await openKiosk();
    await waitForStatus(second, 'other-window');
    expect(await giveRatings(first, 1)).toBe(1);
    await first.close();
    await waitForStatus(second, 'ready');
    expect(await giveRatings(second, 1)).toBe(1);
    await waitForStatus(second, 'ready', 0);
    expect(server.sync.stored.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('applies a new shell on the idle screen, and not before', async () => {
    const page = await openKiosk();
    await waitForStatus(page, 'ready');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await waitForStatus(page, 'ready');
    server.shellVersion = 2;
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await page.waitForFunction(
      () => window.lastStatus.kind === 'ready' && window.lastStatus.updateWaiting,
    );
    const isWaiting = () =>
      page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);
    expect(await giveRatings(page, 1)).toBe(1);
    await expect.poll(() => isWaiting()).toBe(true);
    const reloaded = page.waitForEvent('load');
    await page.evaluate(() => {
      window.port.setResting(true);
    });
    await reloaded;
    await waitForStatus(page, 'ready');
    await expect.poll(() => isWaiting()).toBe(false);
    expect(complaints).toEqual([]);
  });
});
