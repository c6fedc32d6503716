import { sql, type Selectable } from 'kysely';
import type { SampleLoad } from '../../shared/api/sample-data.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ActContext } from './act-context.ts';
import { appendAudit } from './audit-log.ts';
import type { SampleLoadRow } from './schema.ts';
import { writeSetting } from './settings.ts';
import type { Store, StoreReader, StoreTransaction } from './store.ts';
import { inTransaction } from './writing.ts';

/** A loading that was not heard of for so long is not under way any more: its process is gone. */
export const SAMPLE_SILENCE_MS = 30_000;

export type LoadRefusal = 'sample-loading' | 'office-not-empty';

/** Who begins, and how much is to be loaded. */
export interface LoadBeginning extends ActContext {
  readonly id: string;
  /** Ratings, about. */
  readonly wanted: number;
}

/**
 * Writes down that a loading begins, before its first row: whatever becomes of it, the office says
 * of its data that they are a sample, and they can be removed as one. Refused while another runs,
 * and where anything is that could be mistaken for a part of it.
 */
export function beginSampleLoad(
  store: Store,
  { id, newId, accountId, atMs, wanted }: LoadBeginning,
): Promise<Result<null, LoadRefusal>> {
  return inTransaction(store, async ({ trx, engine }) => {
    if (engine === 'postgres') {
      await sql`lock table sample_loads in share row exclusive mode`.execute(trx);
    }
    const before = await sampleLoad(trx, atMs);
    if (before?.state === 'running') return err('sample-loading');
    if (!(await isEmpty(trx))) return err('office-not-empty');
    await trx
      .insertInto('sample_loads')
      .values({
        ...{ id, started_by: accountId, started_at_ms: atMs, wanted, done: 0 },
        ...{ seen_at_ms: atMs, ended_at_ms: null, failure: null },
      })
      .execute();
    const validFrom = localDayOf(atMs);
    const set = { atMs, accountId };
    await writeSetting(trx, { name: 'sample', value: true, validFrom, legalBasis: null, set });
    const entry = { id: newId(), atMs, accountId, detail: { ratings: wanted } };
    await appendAudit(trx, { ...entry, action: 'sample.load' });
    return ok(null);
  });
}

/** The loading lives, and has come so far. */
export async function noteSampleLoad(
  db: StoreReader,
  id: string,
  { done, atMs }: { readonly done: number; readonly atMs: number },
): Promise<void> {
  await db
    .updateTable('sample_loads')
    .set({ done, seen_at_ms: atMs })
    .where('id', '=', id)
    .where('ended_at_ms', 'is', null)
    .execute();
}

/** It has ended: with all its rows, or with a reason. */
export async function endSampleLoad(
  db: StoreReader,
  id: string,
  { atMs, failure }: { readonly atMs: number; readonly failure: string | null },
): Promise<void> {
  await db
    .updateTable('sample_loads')
    .set({ ended_at_ms: atMs, seen_at_ms: atMs, failure })
    .where('id', '=', id)
    .where('ended_at_ms', 'is', null)
    .execute();
}

/** How the newest loading stands; null when none ever began, or its sample was removed. */
export async function sampleLoad(db: StoreReader, nowMs: number): Promise<SampleLoad | null> {
  const row = await db
    .selectFrom('sample_loads')
    .selectAll()
    .orderBy('started_at_ms', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { wanted, done, started_at_ms: startedAtMs } = row;
  const state = stateOf(row, nowMs);
  return { state, wanted, done: state === 'done' ? wanted : Math.min(done, wanted), startedAtMs };
}

function stateOf(row: Selectable<SampleLoadRow>, nowMs: number): SampleLoad['state'] {
  if (row.ended_at_ms !== null) return row.failure === null ? 'done' : 'broken';
  return nowMs - row.seen_at_ms < SAMPLE_SILENCE_MS ? 'running' : 'broken';
}

/** Nothing there that somebody entered, and nothing of an earlier sample. */
async function isEmpty(trx: StoreTransaction): Promise<boolean> {
  for (const table of ['units', 'service_points', 'officials', 'kiosks', 'ratings'] as const) {
    const row = await trx
      .selectFrom(table)
      .select(sql<number>`1`.as('one'))
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) return false;
  }
  return true;
}
