import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPeriodReport } from '../../server/documents/load-period-report.ts';
import { loadSample } from '../../server/sample/load-sample.ts';
import { loadServerKey } from '../../server/server-key.ts';
import { listKiosks } from '../../server/store/kiosks.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { ensureShippedQuestionnaires } from '../../server/store/questionnaires.ts';
import { readAs } from '../../server/store/read-as.ts';
import { scopeUnder } from '../../server/store/scope.ts';
import { loadUnitTree } from '../../server/store/unit-tree.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { startPostgres } from '../support/postgres-cluster.ts';
import { figure, median, print, timeMs } from './figures.ts';

/**
 * What the wall of PostgreSQL around the own units costs: `node test/bench/wall-cost.ts [ratings]`.
 * The same reads with it and without it, in turn.
 */
const RATINGS = Number(process.argv[2] ?? 100_000);
const TIMES = 21;

const cluster = await startPostgres();
const folder = await mkdtemp(join(tmpdir(), 'mot-cham-bench-'));
const store = await openStore({ kind: 'postgres', url: cluster.url });
try {
  await measure(store);
} finally {
  await store.close();
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measure(walled: Store): Promise<void> {
  const nowMs = Date.now();
  await ensureShippedQuestionnaires(walled.db);
  const serverKey = await loadServerKey(folder);
  const onProgress = () => undefined;
  await loadSample({
    ...{ store: walled, serverKey, seed: 'bench', ratings: RATINGS, nowMs, threads: 1, onProgress },
  });
  const [province] = await loadUnitTree(walled.db, localDayOf(nowMs));
  const commune = province?.children[0];
  if (province === undefined || commune === undefined) throw new Error('The sample has no tree.');
  const below = await scopeUnder(walled.db, [province.id]);
  const open: Store = { ...walled, wall: { kind: 'none' } };
  const report = (code: string, periodKey: string) => async (store: Store) => {
    const query = { store, scope: below, unitCode: code, periodKey, nowMs };
    if (!(await loadPeriodReport(query)).ok) throw new Error('No report.');
  };
  const [year, month] = [localDayOf(nowMs).slice(0, 4), localDayOf(nowMs).slice(0, 7)];
  const kiosks = (store: Store) => readAs(store, below, (db) => listKiosks(db, below, nowMs));
  process.stdout.write(`With the wall and without it, ${figure(RATINGS)} ratings on PostgreSQL\n`);
  await compare('report of the province, a year', [open, walled], report(province.code, year));
  await compare('report of the province, a month', [open, walled], report(province.code, month));
  await compare('report of a commune, a month', [open, walled], report(commune.code, month));
  await compare('list of all kiosks', [open, walled], kiosks);
}

async function compare(
  name: string,
  stores: readonly [Store, Store],
  work: (store: Store) => Promise<unknown>,
): Promise<void> {
  const times: [number[], number[]] = [[], []];
  // In turn, so that whatever else the machine does falls on both.
  for (let run = 0; run <= TIMES; run += 1) {
    for (const side of [0, 1] as const) {
      const ms = await timeMs(() => work(stores[side]));
      if (run > 0) times[side].push(ms);
    }
  }
  const [without, withWall] = times.map(median);
  print(name, `${figure(without ?? NaN)} ms without, ${figure(withWall ?? NaN)} ms with`);
}
