import { sql } from 'kysely';
import { expect } from 'vitest';
import { verifyReads } from '../../server/store/verify-reads.ts';
import { verifyStore } from '../../server/verify/verify-store.ts';
import type { IngestUnderTest } from './ingest-under-test.ts';
import { keptLevels, keptReasons, recountLevels, recountReasons } from './recount.ts';

/** Counts equal a recount of the ratings, and the ratings follow from records and roster. */
export async function expectAgreement({ store }: IngestUnderTest): Promise<void> {
  expect(await keptLevels(store)).toEqual(await recountLevels(store));
  expect(await keptReasons(store)).toEqual(await recountReasons(store));
  const days = sql<object>`select distinct unit_id, official_id, local_day from ratings
    where official_id is not null and clock_quality <> 'D' order by official_id, local_day`;
  const kept = await store.db
    .selectFrom('official_days')
    .selectAll()
    .orderBy('official_id')
    .orderBy('local_day')
    .execute();
  expect(kept).toEqual((await days.execute(store.db)).rows);
  const report = await verifyStore(verifyReads(store.db), () => 0);
  expect(report.findings).toEqual([]);
}
