import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { prepareOffice } from '../journey/prepared-office.ts';
import { findBrowser } from '../support/find-browser.ts';
import { startKioskBrowser } from '../support/kiosk-browser.ts';
import { startRealServer } from '../support/real-server.ts';
import { figure, print } from './figures.ts';
import { percentile } from './percentile.ts';
import { slowDown } from './slow-down.ts';

const TAPS = 400;
const QUEUED = 10_000;
const SLOWER = 6;

/**
 * From the page's order to write a rating until it hears that the rating is on the disk: in the
 * built kiosk in a real Chromium, one after the other, as citizens come. Needs the built kiosk.
 */
export async function measureTapToDurable(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cham-tap-'));
  const server = await startRealServer({ dataFolder: join(folder, 'data') });
  const browser = await startKioskBrowser({
    browserPath: findBrowser(),
    profileFolder: join(folder, 'profile'),
    ...{ width: 1280, height: 800 },
  });
  try {
    const { page } = browser;
    const office = await prepareOffice(server, folder);
    await page.addInitScript(keepWorker);
    await page.goto(`${server.origin}/kiosk/`);
    await office.pair(page);
    await server.stop();
    process.stdout.write(`From tap to durable, ${figure(TAPS)} ratings each\n`);
    await report(page, 'empty queue');
    await page.evaluate(writeRatings, { count: QUEUED, atOnce: 100 });
    await report(page, `${figure(QUEUED)} records queued`);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await report(page, `the same, page ${figure(SLOWER)} times slower`);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    const root = await page.context().browser()?.newBrowserCDPSession();
    const found = await root?.send('SystemInfo.getProcessInfo');
    const restore = slowDown(found?.processInfo.map(({ id }) => id) ?? [], SLOWER);
    try {
      await report(page, `the same, all of the browser ${figure(SLOWER)} times slower`);
    } finally {
      await restore();
    }
  } finally {
    await browser.kill();
    await server.kill();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function report(page: Page, name: string): Promise<void> {
  const timesMs = await page.evaluate(writeRatings, { count: TAPS, atOnce: 1 });
  const of = (percent: number): string => `${figure(percentile(timesMs, percent))} ms`;
  print(name, `p50 ${of(50)}, p99 ${of(99)}, most ${of(100)}`);
}

declare global {
  var outboxWorker: Worker | undefined;
}

/** Runs in the page, before the kiosk: keeps the worker that the kiosk starts. */
function keepWorker(): void {
  const PlainWorker = Worker;
  globalThis.Worker = class extends PlainWorker {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options);
      globalThis.outboxWorker = this;
    }
  };
}

/** Runs in the page: has ratings written by the outbox and answers how long each one took, in ms. */
async function writeRatings(load: { count: number; atOnce: number }): Promise<number[]> {
  const worker = globalThis.outboxWorker;
  if (worker === undefined) throw new Error('The kiosk has started no worker.');
  const timesMs: number[] = [];
  const write = (): Promise<void> =>
    new Promise((resolve, reject) => {
      // Beyond the tickets of the kiosk's own writes.
      const ticket = 1_000_000 + Math.floor(Math.random() * 1e12);
      const startedMs = performance.now();
      const hear = ({ data }: MessageEvent): void => {
        const said = data as { type: string; ticket: number; result: { ok: boolean } };
        if (said.type !== 'written' || said.ticket !== ticket) return;
        worker.removeEventListener('message', hear);
        timesMs.push(performance.now() - startedMs);
        if (said.result.ok) resolve();
        else reject(new Error('The outbox refused.'));
      };
      worker.addEventListener('message', hear);
      const questionnaire = { code: 'mot-cham', version: 1 };
      const seen = { language: 'vi', channel: 'tablet', tookMs: 900, ignoredTaps: 0 };
      const body = { counter: 'counter-1', official: null, questionnaire, level: 5, ...seen };
      worker.postMessage({ type: 'write', ticket, content: { kind: 'rating', body } });
    });
  for (let written = 0; written < load.count; written += load.atOnce) {
    await Promise.all(Array.from({ length: load.atOnce }, write));
  }
  return timesMs;
}
