import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { TAP_LIMITS } from '../../../kiosk/visit/tap-guard.ts';
import type { VisitTimings } from '../../../shared/domain/kiosk-configuration.ts';
import { prepareOffice } from '../../journey/prepared-office.ts';
import { startKioskBrowser, type KioskBrowser } from '../../support/kiosk-browser.ts';
import { startRealServer, type RealServer } from '../../support/real-server.ts';
import { until } from '../../support/until.ts';
import { watchThanks } from './watch-thanks.ts';

/** A tablet that loses its power again and again, and the server that it belongs to. */
export interface TabletPlan {
  readonly browserPath: string;
  readonly kills: number;
  /** How often the browser's database is deleted between two lives; two need no steward. */
  readonly wipes: number;
  readonly random: () => number;
}

export interface TabletReport {
  readonly kills: number;
  readonly wipes: number;
  /** Ratings for which the thanks were on the screen. */
  readonly thanked: number;
  readonly stored: number;
  /** Losses of the browser's storage that the kiosk noticed itself, forced ones among them. */
  readonly noticedLosses: number;
  readonly faults: readonly string[];
}

/** Quick visits: a life of some seconds has several. */
const TIMINGS: VisitTimings = {
  pickedMs: 60,
  idleMs: 30_000,
  warningMs: 20_000,
  thanksMs: 150,
  lockOutMs: 60,
};
const SETTLE_MS = TAP_LIMITS.settleMs + 20;
const SCREEN_MS = 60_000;
const ARRIVAL_MS = 120_000;
const LIVES_WITHOUT_SERVER = 4;
const MOST_WHOLE_VISITS = 3;
/** From the last touch to the cut: before, in and after the writing, and into the thanks. */
const LATEST_CUT_MS = 250;

interface Tablet {
  readonly plan: TabletPlan;
  readonly folder: string;
  readonly origin: string;
  readonly thanked: Set<string>;
}

/** Thanks citizens and dies, so many times; then compares what was thanked for with the server. */
export async function killTablet(plan: TabletPlan): Promise<TabletReport> {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cham-tablet-'));
  let server = await startRealServer({ dataFolder: join(folder, 'data') });
  const tablet: Tablet = { plan, folder, origin: server.origin, thanked: new Set() };
  let wipes = 0;
  try {
    await pairTablet(tablet, server);
    await server.stop();
    for (let life = 1; life <= plan.kills; life += 1) {
      const isOnline = life % (LIVES_WITHOUT_SERVER + 1) === 0;
      if (isOnline && wipes < plan.wipes) {
        await wipeDatabases(folder);
        wipes += 1;
      }
      if (isOnline) server = await restart(tablet, server);
      await liveOnce(tablet);
      if (isOnline) await server.stop();
    }
    server = await restart(tablet, server);
    return { kills: plan.kills, wipes, ...(await deliverAll(tablet)) };
  } finally {
    await server.kill();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const restart = ({ folder }: Tablet, { port }: RealServer): Promise<RealServer> =>
  startRealServer({ dataFolder: join(folder, 'data'), port });

async function pairTablet(tablet: Tablet, server: RealServer): Promise<void> {
  const office = await prepareOffice(server, tablet.folder);
  setTimings(join(tablet.folder, 'data'));
  const browser = await startTablet(tablet);
  try {
    await browser.page.goto(`${tablet.origin}/kiosk/`);
    await office.pair(browser.page);
    // Active: from now on the shell comes without the server.
    await browser.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  } finally {
    await browser.kill();
  }
}

/** Newer than the office's own. */
function setTimings(dataFolder: string): void {
  const database = new SqliteDatabase(join(dataFolder, 'mot-cham.db'));
  database
    .prepare(
      `insert into settings (name, version, valid_from, value)
         select 'visit-timings', coalesce(max(version), 0) + 1, ?, ?
         from settings where name = 'visit-timings'`,
    )
    .run('2001-01-01', JSON.stringify(TIMINGS));
  database.close();
}

const startTablet = ({ plan, folder }: Tablet): Promise<KioskBrowser> =>
  startKioskBrowser({
    browserPath: plan.browserPath,
    profileFolder: join(folder, 'profile'),
    width: 1280,
    height: 800,
  });

async function openKiosk({ origin, thanked }: Tablet, { page }: KioskBrowser): Promise<void> {
  await page.exposeFunction('reportThanks', (recordId: string) => void thanked.add(recordId));
  await page.addInitScript(watchThanks);
  await page.goto(`${origin}/kiosk/`);
  await page.waitForSelector('[data-screen="rating"]', { timeout: SCREEN_MS });
}

/** Some whole visits, one more touch, and the power goes. */
async function liveOnce(tablet: Tablet): Promise<void> {
  const { random } = tablet.plan;
  const browser = await startTablet(tablet);
  try {
    await openKiosk(tablet, browser);
    const visits = Math.floor(random() * (MOST_WHOLE_VISITS + 1));
    for (let visit = 0; visit < visits; visit += 1) {
      const before = tablet.thanked.size;
      await touchFace(browser);
      const thanked = () => (tablet.thanked.size > before ? true : undefined);
      await until('the kiosk gives thanks', SCREEN_MS, thanked);
      await browser.page.waitForSelector('[data-screen="rating"]', { timeout: SCREEN_MS });
    }
    await touchFace(browser);
    await delay(random() * LATEST_CUT_MS);
  } finally {
    await browser.kill();
  }
}

async function touchFace({ page }: KioskBrowser): Promise<void> {
  await delay(SETTLE_MS);
  await page.locator('.face-tile').first().click({ timeout: SCREEN_MS });
}

/** As the browser does it itself when it finds its files damaged: all databases of the origin. */
const wipeDatabases = (folder: string): Promise<void> =>
  rm(join(folder, 'profile/Default/IndexedDB'), { recursive: true, force: true });

/** A last life with a server, in which nothing happens but the sending. */
async function deliverAll(
  tablet: Tablet,
): Promise<Pick<TabletReport, 'thanked' | 'stored' | 'noticedLosses' | 'faults'>> {
  const browser = await startTablet(tablet);
  const endsAtMs = performance.now() + ARRIVAL_MS;
  try {
    await openKiosk(tablet, browser);
    for (;;) {
      const found = readServer(tablet);
      if (found.faults.length === 0 || performance.now() > endsAtMs) return found;
      await delay(250);
    }
  } finally {
    await browser.kill();
  }
}

function readServer({ folder, thanked, plan }: Tablet) {
  const database = new SqliteDatabase(join(folder, 'data/mot-cham.db'), { readonly: true });
  try {
    const ids = database.prepare<[], string>('select rating_id from ratings').pluck().all();
    const texts = database.prepare<[], Buffer>('select bytes from records').pluck().all();
    const losses = texts.filter((bytes) => bytes.includes('"kind":"storage-loss"')).length;
    const stored = new Set(ids);
    const lost = [...thanked].filter((id) => !stored.has(id)).length;
    // Written, and the power went before anybody was thanked.
    const unthanked = [...stored].filter((id) => !thanked.has(id)).length;
    const faults = [
      ...(lost === 0 ? [] : [`${String(lost)} of ${String(thanked.size)} thanked and lost`]),
      ...(ids.length === stored.size ? [] : ['ratings are stored twice']),
      ...(unthanked <= plan.kills ? [] : ['more ratings than touches']),
    ];
    return { thanked: thanked.size, stored: stored.size, noticedLosses: losses, faults };
  } finally {
    database.close();
  }
}
