import { describe, expect, it, onTestFinished } from 'vitest';
import { startPostgres } from '../support/postgres-cluster.ts';
import { readFaultRun } from './fault-run.ts';
import { FAILPOINTS } from './kill/failpoints.ts';
import { killAgainAndAgain, type KillPlan, type KillReport } from './kill/kill-rounds.ts';
import { seededRandom } from './sim/seeded-random.ts';

const { isLong, seed } = readFaultRun(process.env);

/** One office of so many kills; a night has many such offices, so that none grows large. */
const KILLS = { random: 54, failpoints: 24, postgres: 50 };
const OFFICES = isLong ? 50 : 1;
const TIMEOUT_MS = isLong ? 8 * 3_600_000 : 600_000;

/** Two at a time, one for each of two processors. */
async function killInPairs(plans: readonly KillPlan[]): Promise<KillReport[]> {
  const left = [...plans];
  const reports: KillReport[] = [];
  const work = async (): Promise<void> => {
    for (let plan = left.shift(); plan !== undefined; plan = left.shift()) {
      reports.push(await killAgainAndAgain(plan));
    }
  };
  await Promise.all([work(), work()]);
  return reports;
}

const sum = (reports: readonly KillReport[], of: 'kills' | 'acknowledged'): number =>
  reports.reduce((total, report) => total + report[of], 0);

const faultsOf = (reports: readonly KillReport[]): string[] =>
  reports.flatMap(({ faults }) => faults);

function print(engine: string, reports: readonly KillReport[]): void {
  const lost = faultsOf(reports).length;
  process.stdout.write(
    `SRVKILL ${engine}, seed ${String(seed)}: ${String(sum(reports, 'kills'))} kills, ` +
      `${String(sum(reports, 'acknowledged'))} records acknowledged, ${String(lost)} faults\n`,
  );
}

describe(`a server that is killed under load (npm run fault -- test/fault/server-kill.test.ts --seed ${String(seed)})`, () => {
  it(
    'keeps on SQLite whatever it acknowledged, once, at every place of its death',
    { timeout: TIMEOUT_MS },
    async () => {
      const reports = await killInPairs(
        Array.from({ length: OFFICES }, (_, office) =>
          (['random', 'random', 'failpoints', 'failpoints'] as const).map(
            (how, place): KillPlan => ({
              how,
              kills: KILLS[how],
              random: seededRandom(seed + 4 * office + place),
            }),
          ),
        ).flat(),
      );
      print('SQLite', reports);
      expect(faultsOf(reports)).toEqual([]);
      for (const failpoint of FAILPOINTS) {
        expect(reports.some(({ hit }) => (hit[failpoint] ?? 0) > 0)).toBe(true);
      }
    },
  );

  it('keeps on PostgreSQL whatever it acknowledged, once', { timeout: TIMEOUT_MS }, async () => {
    const clusters = [await startPostgres(), await startPostgres()];
    onTestFinished(async () => {
      for (const { stop } of clusters) await stop();
    });
    const reports = await killInPairs(
      clusters.map(({ url }, index) => ({
        how: index === 0 ? 'random' : 'failpoints',
        kills: (OFFICES * KILLS.postgres) / 2,
        databaseUrl: url,
        random: seededRandom(seed + 1_000 + index),
      })),
    );
    print('PostgreSQL', reports);
    expect(faultsOf(reports)).toEqual([]);
  });
});
