import { describe, expect, inject, it } from 'vitest';
import { readFaultRun } from './fault-run.ts';
import { killTablet, type TabletReport } from './kill/killed-tablet.ts';
import { seededRandom } from './sim/seeded-random.ts';

const { isLong, seed } = readFaultRun(process.env);
const KILLS_PER_TABLET = 15;
const TABLETS = isLong ? 134 : 4;
/** Real wipes are rare; these make sure that every run sees some. */
const WIPES_PER_TABLET = 2;
const TIMEOUT_MS = isLong ? 8 * 3_600_000 : 900_000;

describe(`a tablet that loses its power (npm run fault -- test/fault/browser-kill.test.ts --seed ${String(seed)})`, () => {
  it(
    'has every rating stored once for which a citizen was thanked',
    { timeout: TIMEOUT_MS },
    async () => {
      const numbers = Array.from({ length: TABLETS }, (_, index) => index);
      const reports: TabletReport[] = [];
      const work = async (): Promise<void> => {
        for (let tablet = numbers.shift(); tablet !== undefined; tablet = numbers.shift()) {
          const random = seededRandom(seed + tablet);
          const browserPath = inject('browserPath');
          const chance = { random, browserPath };
          reports.push(
            await killTablet({ kills: KILLS_PER_TABLET, wipes: WIPES_PER_TABLET, ...chance }),
          );
        }
      };
      await Promise.all([work(), work()]);
      print(reports);
      expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
      expect(reports.every(({ thanked }) => thanked > 0)).toBe(true);
      // No wipe goes unnoticed: auditors find a record of each.
      expect(reports.filter(({ noticedLosses, wipes }) => noticedLosses < wipes)).toEqual([]);
    },
  );
});

function print(reports: readonly TabletReport[]): void {
  const sum = (of: 'kills' | 'wipes' | 'thanked' | 'stored' | 'noticedLosses'): string =>
    String(reports.reduce((total, report) => total + report[of], 0));
  process.stdout.write(
    `BRKILL, seed ${String(seed)}: ${sum('kills')} kills, ${sum('wipes')} forced wipes, ` +
      `${sum('noticedLosses')} losses noticed, ${sum('thanked')} thanked, ${sum('stored')} stored\n`,
  );
}
