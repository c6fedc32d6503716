import { sql } from 'kysely';
import type { SampleCounts, SampleData, SampleObstacle } from '../../shared/api/sample-data.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ActContext } from './act-context.ts';
import { appendAudit } from './audit-log.ts';
import { openedForRemoval } from './migrations/append-only.ts';
import { latestRootEntry } from './rooted-heads.ts';
import { sampleObstacles } from './sample-obstacles.ts';
import { REMOVAL_ACTION } from './sample-removals.ts';
import { sampleLoad } from './sample-loads.ts';
import { tablesThat } from './sample-tables.ts';
import { loadSettings, writeSetting } from './settings.ts';
import type { Store, StoreReader, StoreTransaction } from './store.ts';
import { inTransaction, type Writing } from './writing.ts';

export type RemovalRefusal =
  | { readonly code: 'no-sample-data' | 'sample-loading' }
  | { readonly code: 'not-only-sample'; readonly obstacles: readonly SampleObstacle[] };

/** Does the office hold a sample, what would go with it, and what stands against that? */
export async function sampleData(db: StoreReader, nowMs: number): Promise<SampleData> {
  const { sample } = await loadSettings(db, localDayOf(nowMs));
  return {
    sample,
    goes: await countSample(db),
    obstacles: sample ? await sampleObstacles(db, nowMs) : [],
    load: await sampleLoad(db, nowMs),
  };
}

/**
 * Removes the sample: the organisation, its kiosks and all that they sent, in one transaction with
 * its entry in the audit log. Accounts, settings, the log and what daily roots have sealed stay.
 * Refused, and nothing changed, unless the office says of its data that they are a sample, and
 * nothing in them is known to have come otherwise.
 */
export function removeSample(
  store: Store,
  { atMs, newId, accountId }: ActContext,
): Promise<Result<SampleCounts, RemovalRefusal>> {
  return inTransaction(store, async (writing) => {
    const { trx } = writing;
    const close = await openTables(writing);
    const { sample, goes, obstacles, load } = await sampleData(trx, atMs);
    if (load?.state === 'running') {
      await close();
      return err({ code: 'sample-loading' });
    }
    if (!sample || obstacles.length > 0) {
      await close();
      return err(sample ? { code: 'not-only-sample', obstacles } : { code: 'no-sample-data' });
    }
    await deleteOfUnits(trx);
    for (const table of tablesThat('opened', 'goes')) await trx.deleteFrom(table).execute();
    await close();
    const validFrom = localDayOf(atMs);
    const set = { atMs, accountId };
    await writeSetting(trx, { name: 'sample', value: false, validFrom, legalBasis: null, set });
    // Behind every root: whoever takes them again sees where the chains of the sample ended.
    const root = await latestRootEntry(trx);
    await appendAudit(trx, {
      ...{ id: newId(), atMs: Math.max(atMs, (root?.at_ms ?? 0) + 1), accountId },
      ...{ action: REMOVAL_ACTION, detail: { ...goes } },
    });
    return ok(goes);
  });
}

/** Keeps other writers out, and lets rows be removed until the answer is called. */
async function openTables({ trx, engine }: Writing): Promise<() => Promise<void>> {
  if (engine === 'postgres') {
    await sql`lock table units, kiosks, counters, grants in share row exclusive mode`.execute(trx);
  }
  const opened = tablesThat('opened').map((table) => openedForRemoval(table, engine));
  const run = async (statements: readonly string[]) => {
    for (const statement of statements) await sql.raw(statement).execute(trx);
  };
  await run(opened.flatMap(({ open }) => open));
  return () => run(opened.flatMap(({ close }) => close));
}

/** Targets of single units, and roles on them that have ended. */
async function deleteOfUnits(trx: StoreTransaction): Promise<void> {
  await trx.deleteFrom('targets').where('unit_id', 'is not', null).execute();
  await trx.deleteFrom('grants').where('unit_id', 'is not', null).execute();
}

async function countSample(db: StoreReader): Promise<SampleCounts> {
  const count = async (table: keyof SampleCounts) => {
    const { n } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return n;
  };
  return {
    units: await count('units'),
    counters: await count('counters'),
    officials: await count('officials'),
    kiosks: await count('kiosks'),
    ratings: await count('ratings'),
  };
}
