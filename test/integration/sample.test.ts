import { WHOLE_SCOPE } from '../../server/store/scope.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPeriodReport } from '../../server/documents/load-period-report.ts';
import { SAMPLE_MERGER } from '../../server/sample/sample-merger.ts';
import { loadSample, type LoadedSample } from '../../server/sample/load-sample.ts';
import { loadServerKey } from '../../server/server-key.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { ensureShippedQuestionnaires } from '../../server/store/questionnaires.ts';
import { removeSample } from '../../server/store/remove-sample.ts';
import { loadSettings } from '../../server/store/settings.ts';
import { verifyReads } from '../../server/store/verify-reads.ts';
import { verifyStore } from '../../server/verify/verify-store.ts';
import { writeRoot } from '../../server/verify/write-root.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { ENGINES } from '../contract/engines.ts';
import { keptLevels, keptReasons, recountLevels, recountReasons } from '../contract/recount.ts';

const NOW_MS = Date.UTC(2026, 10, 20, 8);
const LIMIT_MS = 120_000;

let folder: string;
let store: Store;
let sample: LoadedSample;

async function countOf(table: 'ratings' | 'quarantine' | 'forks' | 'kiosks'): Promise<number> {
  const count = store.db.fn.countAll<number>().as('n');
  const row = await store.db.selectFrom(table).select(count).executeTakeFirstOrThrow();
  return row.n;
}

/** What the merged units were given in the period of November of the year before. */
async function lastYearOf(codes: readonly string[]): Promise<{ ids: number; n: number }> {
  const units = await store.db
    .selectFrom('units')
    .select('id')
    .where('code', 'in', codes)
    .where('valid_to', 'is not', null)
    .execute();
  const { n } = await store.db
    .selectFrom('ratings')
    .where(
      'unit_id',
      'in',
      units.map(({ id }) => id),
    )
    .where('local_day', '>=', '2025-10-15')
    .where('local_day', '<=', '2025-11-14')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { ids: units.length, n };
}

describe.each(ENGINES)('a small sample, through the ingest, on %s', (_engine, locate) => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mot-cham-sample-'));
    store = await openStore(await locate());
    await ensureShippedQuestionnaires(store.db);
    sample = await loadSample({
      store,
      serverKey: await loadServerKey(folder),
      seed: 'test',
      ratings: 2_000,
      nowMs: NOW_MS,
      threads: 1,
      onProgress: () => undefined,
    });
  }, LIMIT_MS);
  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is all counted: nothing in quarantine, no fork', async () => {
    expect(sample.ratingCount).toBeGreaterThan(2_000);
    expect(await countOf('ratings')).toBe(sample.ratingCount);
    expect(await countOf('kiosks')).toBe(sample.plans.length);
    expect(await countOf('quarantine')).toBe(0);
    expect(await countOf('forks')).toBe(0);
  });

  it('has the counts that a recount of its ratings gives', async () => {
    expect(await keptLevels(store)).toEqual(await recountLevels(store));
    expect(await keptReasons(store)).toEqual(await recountReasons(store));
  });

  it('knows the day of every rating, also of those of the offline kiosk', async () => {
    const rows = await store.db.selectFrom('ratings').select('clock_quality').distinct().execute();
    expect(rows.map((row) => row.clock_quality).sort()).toEqual(['A', 'B']);
  });

  it('leaves no hole in any chain', async () => {
    const rows = await store.db
      .selectFrom('kiosk_epochs')
      .leftJoin('kiosk_health', 'kiosk_health.kiosk_id', 'kiosk_epochs.kiosk_id')
      .select(['through_seq', 'reported_seq'])
      .execute();
    expect(rows.filter((row) => row.through_seq !== row.reported_seq)).toEqual([]);
  });

  it('shows the same period of last year across a merger, as the sum of the predecessors', async () => {
    const { successor, predecessors } = SAMPLE_MERGER;
    const reportOf = async (unitCode: string, periodKey: string) => {
      const report = await loadPeriodReport({
        ...{ store, scope: WHOLE_SCOPE, unitCode, periodKey, nowMs: NOW_MS },
      });
      if (!report.ok) throw new Error(report.error.code);
      return report.value;
    };
    const merged = await reportOf(successor.code, '2026-11');
    expect(merged.unit.name).toBe(successor.name);
    expect(merged.standing).toEqual({ partial: null, previous: 'own', lastYear: 'merged' });
    expect(merged.predecessors.map(({ code }) => code).sort()).toEqual(predecessors);
    const { ids, n } = await lastYearOf(predecessors);
    expect(ids).toBe(2);
    // Few as they are in a small sample, they may have to be withheld.
    const [then] = merged.trend;
    if (then?.figure.kind === 'shown') expect(then.figure.n).toBe(n);
    else expect(then?.figure.kind).toBe(n === 0 ? 'empty' : expect.stringMatching(/hidden|coarse/));
  });

  it('verifies from the bytes that are stored', async () => {
    const report = await verifyStore(verifyReads(store.db), () => 0);
    expect(report.findings).toEqual([]);
    expect(report.totals).toMatchObject({
      chains: sample.plans.length,
      ratings: sample.ratingCount,
    });
  });

  it('says that it is a sample, for all its days', async () => {
    for (const day of [localDayOf(NOW_MS), sample.range.firstDay]) {
      expect(await loadSettings(store.db, day)).toMatchObject({ sample: true });
    }
  });

  it('goes in one act, is never taken for real data, and leaves a store that verifies', async () => {
    let ids = 0;
    const newId = () => `removal-${String((ids += 1))}`;
    await writeRoot({ store, clock: () => NOW_MS, newId });
    const removed = await removeSample(store, { atMs: NOW_MS, newId, accountId: null });
    expect(removed).toMatchObject({ ok: true, value: { ratings: sample.ratingCount } });
    for (const table of ['ratings', 'kiosks'] as const) expect(await countOf(table)).toBe(0);
    await writeRoot({ store, clock: () => NOW_MS + 1, newId });
    const report = await verifyStore(verifyReads(store.db), () => 0);
    expect(report.findings).toEqual([]);
    expect(report.totals).toMatchObject({ roots: 2 });
  });
});
