import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { isLevel, type Level } from '../../shared/domain/level.ts';
import { startKioskBrowser, type KioskBrowser } from '../support/kiosk-browser.ts';
import { startRealServer, type RealServer } from '../support/real-server.ts';
import { awayFromMidnight } from './away-from-midnight.ts';
import { openHand, type CitizenHand } from './citizen-hand.ts';
import { prepareOffice, type PreparedOffice } from './prepared-office.ts';
import { readChain } from './read-chain.ts';
import { readDashboardCount, readExportedCounts } from './read-figures.ts';
import { useEndings } from './use-endings.ts';

/** What forty citizens touch, in this order; every level comes in every stretch. */
const TOUCHES: readonly Level[] = Array.from({ length: 40 }, (_, index) => {
  const level = [5, 4, 5, 3, 5, 4, 5, 2, 4, 1][index % 10];
  if (!isLevel(level)) throw new Error('Every touch is a level.');
  return level;
});
const RELOADED_AFTER = 14;
const KILLED_AFTER = 27;

describe('forty ratings, from the finger to the figures', () => {
  let folder: string;
  let server: RealServer;
  let browser: KioskBrowser;
  let office: PreparedOffice;
  let hand: CitizenHand;
  /** Levels whose thanks were on the screen: what the product has promised to keep. */
  const thanked: Level[] = [];

  const endAfterAll = useEndings();

  beforeAll(async () => {
    await awayFromMidnight();
    folder = await mkdtemp(join(tmpdir(), 'mot-cham-journey-'));
    endAfterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    server = await startRealServer({ dataFolder: join(folder, 'data') });
    endAfterAll(() => server.kill());
    office = await prepareOffice(server, folder);
    browser = await startBrowser();
    endAfterAll(() => browser.close());
  });

  const startBrowser = (): Promise<KioskBrowser> =>
    startKioskBrowser({
      browserPath: inject('browserPath'),
      profileFolder: join(folder, 'profile'),
      width: 1280,
      height: 800,
    });

  const openKiosk = async (): Promise<void> => {
    await browser.page.goto(`${server.origin}/kiosk/`);
    hand = await openHand(browser.page);
  };

  async function rateUpTo(count: number): Promise<void> {
    for (const level of TOUCHES.slice(thanked.length, count)) {
      await hand.rateUntilThanked(level);
      thanked.push(level);
      if (thanked.length < count) await hand.leave();
    }
  }

  it('keeps, sends and shows every rating that was thanked for', async () => {
    await openKiosk();
    await office.pair(browser.page);
    await expect.poll(() => browser.page.locator('#app > *').count()).toBe(1);
    // Active: from now on the shell comes without the server.
    await browser.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

    expect(await server.stop()).toBe(0);
    await rateUpTo(RELOADED_AFTER);
    await browser.page.reload();
    await rateUpTo(KILLED_AFTER);
    await browser.kill();
    browser = await startBrowser();
    await openKiosk();
    await rateUpTo(TOUCHES.length);
    await hand.leave();
    expect(thanked).toEqual(TOUCHES);

    server = await startRealServer({ dataFolder: join(folder, 'data'), port: server.port });
    await hand.sendNow();

    const { records, faults } = readChain(join(folder, 'data'));
    expect(faults).toEqual([]);
    const ratings = records.filter(({ kind }) => kind === 'rating');
    expect(ratings.map(({ body }) => body['level'])).toEqual(thanked);
    expect(records.filter(({ kind }) => kind === 'boot')).toHaveLength(3);
    expect(records.filter(({ kind }) => kind === 'amendment')).toHaveLength(
      thanked.filter((level) => level < 3).length,
    );

    const context = await browser.newContext();
    expect(await readDashboardCount(context, server.origin)).toBe(thanked.length);
    const counted = await readExportedCounts(folder, office.period);
    expect(counted).toEqual({ n: thanked.length, byLevel: countByLevel(thanked) });
  });
});

function countByLevel(levels: readonly Level[]): readonly number[] {
  return [5, 4, 3, 2, 1].map((wanted) => levels.filter((level) => level === wanted).length);
}
