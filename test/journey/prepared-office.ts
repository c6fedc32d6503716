import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { Page } from 'playwright-core';
import type { VisitTimings } from '../../shared/domain/kiosk-configuration.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { periodKey, periodOf } from '../../shared/domain/period.ts';
import { setUpOffice } from '../support/administrator.ts';
import { runCli, type RealServer } from '../support/real-server.ts';
import { writeOfficeList } from '../support/office-list.ts';

/** An office after its first run, with one counter. */
export interface PreparedOffice {
  /** The steward reads code and fingerprint off the kiosk's screen and confirms them. */
  pair(kioskPage: Page): Promise<void>;
  /** The steward sets the PIN of the kiosk's staff panel. */
  setPin(pin: string): Promise<void>;
  /** The reporting month that holds the day of the first run. */
  readonly period: string;
}

const CUT_OFF_DAY = 15;
const PAIRED_MS = 30_000;

/** Forty visits fit a test when their pauses are short; an office sets them in the same place. */
const TIMINGS: VisitTimings = {
  pickedMs: 100,
  idleMs: 30_000,
  warningMs: 20_000,
  thanksMs: 10_000,
  lockOutMs: 100,
};

/**
 * First run by the printed setup code, the lists by the CLI, the timings as a setting. As many
 * officials as counters; the kiosk comes to the first one.
 */
export async function prepareOffice(
  server: RealServer,
  folder: string,
  counters = 1,
): Promise<PreparedOffice> {
  const period = periodKey(periodOf(localDayOf(Date.now()), 'month', CUT_OFF_DAY));
  const dataFolder = join(folder, 'data');
  const administrator = await setUpOffice(server, {
    officeName: 'Trung tâm minh họa',
    cutOffDay: CUT_OFF_DAY,
    targetPreset: null,
  });
  const list = join(folder, 'office.xlsx');
  await writeOfficeList(list, counters);
  await runCli(['import', list], { dataFolder });
  setTimings(dataFolder);
  return {
    async pair(kioskPage) {
      const userCode = await textOf(kioskPage, '.pairing-code');
      const preview = await administrator.previewPairing(userCode);
      const shown = await textOf(kioskPage, '.pairing-fingerprint');
      if (preview.fingerprint !== shown) throw new Error(`${preview.fingerprint} is not ${shown}.`);
      const counter = (await administrator.units()).roots[0]?.servicePoints[0]?.counters[0];
      if (counter === undefined) throw new Error('The import brought no counter.');
      await administrator.approvePairing(userCode, {
        counterId: counter.id,
        name: 'Máy quầy 1',
        questionnaire: 'mot-cham',
      });
      await kioskPage.waitForSelector('[data-screen="rating"]', { timeout: PAIRED_MS });
    },
    async setPin(pin) {
      const [kiosk] = (await administrator.kiosks()).kiosks;
      if (kiosk === undefined) throw new Error('No kiosk is paired.');
      await administrator.setPin(kiosk.id, pin);
    },
    period,
  };
}

async function textOf(page: Page, selector: string): Promise<string> {
  await page.waitForSelector(selector, { timeout: PAIRED_MS });
  return (await page.locator(selector).innerText()).trim();
}

function setTimings(dataFolder: string): void {
  const database = new SqliteDatabase(join(dataFolder, 'mot-cham.db'));
  try {
    database
      .prepare(
        `insert into settings (name, version, valid_from, value)
         select 'visit-timings', coalesce(max(version), 0) + 1, ?, ?
         from settings where name = 'visit-timings'`,
      )
      .run('2000-01-01', JSON.stringify(TIMINGS));
  } finally {
    database.close();
  }
}
