import { expect } from 'vitest';
import { verifyReads } from '../../server/store/verify-reads.ts';
import { verifyStore } from '../../server/verify/verify-store.ts';
import type { IngestUnderTest } from './ingest-under-test.ts';
import {
  keptDays,
  keptLevels,
  keptReasons,
  recountDays,
  recountLevels,
  recountReasons,
} from './recount.ts';

/** Counts equal a recount of the ratings, and the ratings follow from records and roster. */
export async function expectAgreement({ store }: IngestUnderTest): Promise<void> {
  expect(await keptLevels(store)).toEqual(await recountLevels(store));
  expect(await keptReasons(store)).toEqual(await recountReasons(store));
  expect(await keptDays(store)).toEqual(await recountDays(store));
  const report = await verifyStore(verifyReads(store.db), () => 0);
  expect(report.findings).toEqual([]);
}
