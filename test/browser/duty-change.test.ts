import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { KioskReady } from '../../kiosk/kiosk-port.ts';
import { kioskConfiguration, NINE_O_CLOCK_MS } from '../fixtures/kiosk-configuration.ts';
import { chromiumFlags } from '../support/find-browser.ts';
import { dutyPanel, openDuty, PIN, typePin } from './kiosk-harness/duty-panel.ts';
import {
  buildHarness,
  openKiosk,
  settle,
  show,
  type BuiltHarness,
} from './kiosk-harness/open-harness.ts';

let browser: Browser;
let files: BuiltHarness;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: inject('screenBrowserPath'),
    args: [...chromiumFlags],
  });
  files = await buildHarness();
});

afterAll(() => browser.close());

async function kioskWithPin(): Promise<Page> {
  const { page } = await openKiosk(browser, files, { width: 1280, height: 800 });
  const waiting = { oldestPendingWallMs: null, lastContactWallMs: NINE_O_CLOCK_MS };
  const status: KioskReady = {
    ...{ kind: 'ready', refusal: null, updateWaiting: false, reloadDue: false },
    configuration: kioskConfiguration(await dutyPanel()),
    queue: { pending: 0, held: 0, online: true, ...waiting },
  };
  await show(page, status);
  return page;
}

const written = (page: Page) => page.evaluate(() => window.harness.written);
const said = (page: Page) => page.locator('.pin-said').innerText();

describe('staff change the official on duty', () => {
  it('by touch alone, and are told only when it is kept', async () => {
    const page = await kioskWithPin();
    await openDuty(page);
    for (const digit of PIN) {
      await page.getByRole('button', { name: digit, exact: true }).click();
    }
    await page.locator('.officials').waitFor();
    await settle(page);
    await page.evaluate(() => window.harness.answerWrites('never'));
    await page.getByRole('button', { name: 'Trần Văn An' }).click();
    await settle(page);
    expect(await page.locator('.duty-saved').count()).toBe(0);
    expect(await page.locator('.official:enabled').count()).toBe(0);
    await page.context().close();
  });

  it('by keys alone, down to that nobody serves', async () => {
    const page = await kioskWithPin();
    await openDuty(page);
    await typePin(page, `2x${PIN.slice(1)}`);
    await page.locator('.officials').waitFor();
    await settle(page);
    await page.getByRole('button', { name: 'Không có cán bộ' }).press('Enter');
    await page.locator('.duty-saved').waitFor();
    expect(await written(page)).toEqual([
      { kind: 'duty', body: { counter: 'counter-3', official: null } },
    ]);
    await page.context().close();
  });

  it('see who is shown now, and can go on after a failure', async () => {
    const page = await kioskWithPin();
    await openDuty(page);
    await typePin(page, PIN);
    await page.locator('.officials').waitFor();
    await settle(page);
    expect(await page.locator('[aria-current="true"]').innerText()).toContain('Nguyễn Thị Hoa');
    await page.evaluate(() => window.harness.answerWrites('broken'));
    await page.getByRole('button', { name: 'Trần Văn An' }).click();
    await page.getByRole('alert').waitFor();
    await page.evaluate(() => window.harness.answerWrites(null));
    await settle(page);
    await page.getByRole('button', { name: 'Trần Văn An' }).click();
    await page.getByText('Đã ghi: Ông Trần Văn An').waitFor();
    await page.context().close();
  });

  it('wait five minutes after five wrong PINs, and a new load of the page does not help', async () => {
    const page = await kioskWithPin();
    await openDuty(page);
    for (const left of [4, 3, 2, 1]) {
      await typePin(page, '000000');
      await expect.poll(() => said(page)).toContain(`Còn ${String(left)} lần thử`);
    }
    await typePin(page, '000000');
    await expect.poll(() => said(page)).toContain('Thử lại sau 5:00');
    expect(await page.locator('.pin-keys button:enabled').count()).toBe(0);
    await typePin(page, PIN);
    expect(await page.locator('.officials').count()).toBe(0);
    const kept = await page.evaluate(() => localStorage.getItem('mot-cham.pin-tries'));
    expect(kept).toMatch(/^0 \d+$/u);
    await page.context().close();
  });

  it('keep the panel open as long as they touch it', async () => {
    const page = await kioskWithPin();
    await openDuty(page);
    await page.clock.runFor(15_000);
    await page.getByRole('button', { name: '1', exact: true }).click();
    await page.clock.runFor(15_000);
    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.clock.runFor(6_000);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.context().close();
  });
});
