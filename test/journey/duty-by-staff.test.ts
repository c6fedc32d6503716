import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { beforeAll, expect, inject, it } from 'vitest';
import { TAP_LIMITS } from '../../kiosk/visit/tap-guard.ts';
import { startKioskBrowser, type KioskBrowser } from '../support/kiosk-browser.ts';
import { runCli, startRealServer, type RealServer } from '../support/real-server.ts';
import { until } from '../support/until.ts';
import { awayFromMidnight } from './away-from-midnight.ts';
import { openHand, type CitizenHand } from './citizen-hand.ts';
import { prepareOffice, type PreparedOffice } from './prepared-office.ts';
import { useEndings } from './use-endings.ts';

const PIN = '204681';
const SCREEN_MS = 30_000;
const PLANNED = 'Nguyễn Thị Mẫu 1';
const STAND_IN = 'Nguyễn Thị Mẫu 2';

let folder: string;
let server: RealServer;
let browser: KioskBrowser;
let office: PreparedOffice;
let hand: CitizenHand;

const endAfterAll = useEndings();

beforeAll(async () => {
  await awayFromMidnight();
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-duty-'));
  endAfterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  server = await startRealServer({ dataFolder: join(folder, 'data') });
  endAfterAll(() => server.kill());
  office = await prepareOffice(server, folder, 2);
  browser = await startKioskBrowser({
    browserPath: inject('browserPath'),
    profileFolder: join(folder, 'profile'),
    ...{ width: 1280, height: 800 },
  });
  endAfterAll(() => browser.close());
});

/** People look before they touch; a faster touch is none to the kiosk's tap guard. */
const look = (): Promise<void> => delay(TAP_LIMITS.settleMs + 50);

const shown = (): Promise<string> => browser.page.locator('.served-by-name').innerText();

async function openPanel(): Promise<void> {
  await browser.page.waitForSelector('[data-screen="rating"]', { timeout: SCREEN_MS });
  await look();
  await browser.page.locator('.logo-button').press('Enter');
  await browser.page.waitForSelector('[data-screen="panel-state"]', { timeout: SCREEN_MS });
  await look();
  await browser.page.locator('.duty-button').click();
  await browser.page.waitForSelector('[data-screen="panel-pin"]', { timeout: SCREEN_MS });
  await look();
}

const closePanel = (): Promise<void> => browser.page.getByRole('button', { name: 'Đóng' }).click();

async function changeOfficial(name: string): Promise<void> {
  const { page } = browser;
  await openPanel();
  await page.locator('.pin-pad').waitFor({ timeout: SCREEN_MS });
  for (const digit of PIN) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.locator('.officials').waitFor({ timeout: SCREEN_MS });
  await look();
  await page.getByRole('button', { name }).click({ timeout: SCREEN_MS });
  await page.locator('.duty-saved').waitFor({ timeout: SCREEN_MS });
  await look();
  await closePanel();
}

/** Codes of the officials in the order in which their ratings were given. */
function ratedOfficials(): unknown[] {
  const database = new SqliteDatabase(join(folder, 'data', 'mot-cham.db'), { readonly: true });
  try {
    return database
      .prepare(
        'select o.code from ratings r left join officials o on o.id = r.official_id order by seq',
      )
      .pluck()
      .all();
  } finally {
    database.close();
  }
}

it('an official who was changed by PIN without a network is shown, kept and rated', async () => {
  await browser.page.goto(`${server.origin}/kiosk/`);
  hand = await openHand(browser.page);
  await office.pair(browser.page);
  await browser.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => shown()).toContain(PLANNED);

  await openPanel();
  await browser.page.getByText('chưa có mã PIN').waitFor({ timeout: SCREEN_MS });
  await closePanel();
  await office.setPin(PIN);
  await hand.rateUntilThanked(5);
  await hand.leave();
  // A receipt tells of the new configuration, some seconds after it was changed.
  await until('the kiosk has the PIN', 60_000, async () => {
    await hand.sendNow();
    await openPanel();
    const pads = await browser.page.locator('.pin-pad').count();
    await closePanel();
    return pads > 0 || undefined;
  });

  expect(await server.stop()).toBe(0);
  await hand.rateUntilThanked(4);
  await hand.leave();
  await changeOfficial(STAND_IN);
  await expect.poll(() => shown()).toContain(STAND_IN);
  await hand.rateUntilThanked(5);
  await hand.leave();
  await browser.page.reload();
  await hand.rateUntilThanked(4);
  await hand.leave();
  await expect.poll(() => shown()).toContain(STAND_IN);

  server = await startRealServer({ dataFolder: join(folder, 'data'), port: server.port });
  await hand.sendNow();
  expect(ratedOfficials()).toEqual(['CB-1', 'CB-1', 'CB-2', 'CB-2']);
  await expect.poll(() => shown()).toContain(STAND_IN);
  // What the server has taken comes back with the configuration: nobody has to say it again.
  await browser.page.reload();
  await browser.page.getByText(STAND_IN).waitFor({ timeout: SCREEN_MS });
  // It exits with 1 when anything does not agree with the records.
  await runCli(['verify'], { dataFolder: join(folder, 'data') });
});
