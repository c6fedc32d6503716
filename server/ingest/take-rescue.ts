import { MAX_BATCH_RECORDS } from '../../shared/api/batch.ts';
import type { RescueResult } from '../../shared/api/rescue.ts';
import { chunksOf } from '../../shared/chunks-of.ts';
import type { RecordFate, RecordResult } from '../../shared/record/receipt.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { OpenedRescue } from './open-rescue.ts';
import type { OpenedBatch } from './opened-batch.ts';
import type { Refusal } from './refusal.ts';

/** Takes one batch in; what became of its records once they are committed. */
export type Commit = (
  batch: OpenedBatch,
) => Promise<Result<{ readonly results: readonly RecordResult[] }, Refusal>>;

/**
 * Takes a rescued queue in, batch by batch like one that was sent. A refusal in the middle leaves
 * what was taken by then; the file is imported again when the obstacle is gone.
 */
export async function takeRescue(
  { kioskId, sealed, batch, refused }: OpenedRescue,
  commit: Commit,
): Promise<Result<RescueResult, Refusal>> {
  const fates: RecordFate[] = [];
  for (const records of chunksOf(batch.records, MAX_BATCH_RECORDS)) {
    const committed = await commit({ ...batch, records });
    if (!committed.ok) return committed;
    fates.push(...committed.value.results.map(({ fate }) => fate));
  }
  const countOf = (fate: RecordFate): number => fates.filter((one) => one === fate).length;
  return ok({
    kiosk: kioskId,
    sealed,
    stored: countOf('stored'),
    duplicate: countOf('duplicate'),
    quarantined: countOf('quarantined'),
    fork: countOf('fork'),
    refused,
  });
}
