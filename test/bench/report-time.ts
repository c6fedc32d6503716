import { WHOLE_SCOPE } from '../../server/store/scope.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPeriodReport } from '../../server/documents/load-period-report.ts';
import { loadSample } from '../../server/sample/load-sample.ts';
import { loadServerKey } from '../../server/server-key.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { ensureShippedQuestionnaires } from '../../server/store/questionnaires.ts';
import { loadSettings } from '../../server/store/settings.ts';
import { loadUnitTree } from '../../server/store/unit-tree.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { periodKey, periodOf, previousPeriod } from '../../shared/domain/period.ts';
import { figure, median, print, timeMs } from './figures.ts';

const RATINGS = 100_000;
const TIMES = 21;

/** How long the report of a whole province takes, from the counts in SQLite to the view model. */
export async function measureReports(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cham-bench-'));
  const store = await openStore({ kind: 'sqlite', file: join(folder, 'mot-cham.db') });
  try {
    const nowMs = Date.now();
    await ensureShippedQuestionnaires(store.db);
    const loadMs = await timeMs(() => fill(store, folder, nowMs));
    const ratings = await countRatings(store);
    process.stdout.write(`Reports of the sample province, ${figure(ratings)} ratings\n`);
    print('sample made, signed and taken in', `${figure(loadMs / 1_000)} s`);
    const { cutOffDay } = await loadSettings(store.db, localDayOf(nowMs));
    const [province] = await loadUnitTree(store.db, localDayOf(nowMs));
    for (const kind of ['month', 'quarter', 'year'] as const) {
      const running = periodOf(localDayOf(nowMs), kind, cutOffDay);
      // The last one that is over; of the year before the sample has two months only.
      const period = kind === 'year' ? running : previousPeriod(running);
      const query = {
        store,
        scope: WHOLE_SCOPE,
        unitCode: province?.code ?? '',
        periodKey: periodKey(period),
        nowMs,
      };
      const times = await timesOf(async () => {
        const report = await loadPeriodReport(query);
        if (!report.ok || report.value.overall.kind === 'empty')
          throw new Error('An empty report.');
      });
      const text = `median ${figure(median(times))} ms, most ${figure(Math.max(...times))} ms`;
      print(`${kind} ${query.periodKey}, SQL and building`, text);
    }
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(store: Store, folder: string, nowMs: number): Promise<void> {
  await loadSample({
    store,
    serverKey: await loadServerKey(folder),
    seed: 'bench',
    ratings: RATINGS,
    nowMs,
    threads: 1,
    onProgress: () => undefined,
  });
}

async function countRatings({ db }: Store): Promise<number> {
  const row = await db
    .selectFrom('ratings')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** The first one warms the statements up and is not counted. */
async function timesOf(work: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run <= TIMES; run += 1) {
    const ms = await timeMs(work);
    if (run > 0) times.push(ms);
  }
  return times;
}
