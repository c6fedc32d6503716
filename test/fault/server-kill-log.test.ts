import { describe, expect, it, onTestFinished } from 'vitest';
import { readFaultRun } from './fault-run.ts';
import { openCutLog, TAILS } from './kill/cut-log.ts';
import { seededRandom } from './sim/seeded-random.ts';

const { isLong, seed } = readFaultRun(process.env);
const CUTS = isLong ? 1_000 : 60;
const BATCHES = 30;

describe(`a power cut in the log of the database (npm run fault -- test/fault/server-kill-log.test.ts --seed ${String(seed)})`, () => {
  it.for(TAILS)(
    'leaves every acknowledged rating, with %s behind the last good byte',
    { timeout: isLong ? 3_600_000 : 120_000 },
    async (tail) => {
      const random = seededRandom(seed);
      const log = await openCutLog({ batches: BATCHES, random });
      onTestFinished(() => log.close());
      const faults: string[] = [];
      for (let cut = 0; cut < CUTS / TAILS.length; cut += 1) {
        const nth = 1 + Math.floor(random() * log.acknowledgements);
        faults.push(...(await log.cut(nth, tail)));
      }
      expect(faults).toEqual([]);
    },
  );

  it('would be seen by this test if a receipt went out before its records were in the log', async () => {
    const log = await openCutLog({ batches: 3, random: seededRandom(seed) });
    onTestFinished(() => log.close());
    expect(await log.cutTooEarly(3)).toContainEqual(
      expect.stringContaining('acknowledged records are not stored'),
    );
  });
});
