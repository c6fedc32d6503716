import { readBytes } from '../store/attributed-ratings.ts';
import type { StoreReader } from '../store/open-store.ts';
import { ratingKey } from '../store/ratings.ts';
import type { RatingRow } from '../store/schema.ts';
import { groupsBy } from './groups-by.ts';
import { understandBytes } from './open-records.ts';
import { bestMsOf } from './rated-at.ts';

/** Stored ratings at the moment (UTC ms) by which they were attributed, by `ratingKey`. */
export async function ratedMoments(
  db: StoreReader,
  ratings: readonly RatingRow[],
): Promise<Map<string, number>> {
  const moments = new Map<string, number>();
  const chains = groupsBy(ratings, (row) => `${row.unit_id}\n${row.kiosk_id}\n${row.epoch}`);
  for (const own of chains) {
    const seqs = own.map(({ seq }) => seq);
    const bytes = await readBytes(db, own[0], seqs);
    for (const row of own) moments.set(ratingKey(row), momentOf(row, bytes.get(row.seq)));
  }
  return moments;
}

function momentOf(row: RatingRow, bytes: Uint8Array | undefined): number {
  const understood = bytes === undefined ? undefined : understandBytes(bytes);
  const whole = { earliestMs: row.earliest_ms, latestMs: row.latest_ms };
  // A row without its record is named by the verification; here it must not stop a correction.
  if (understood?.ok !== true) return Math.round((row.earliest_ms + row.latest_ms) / 2);
  return bestMsOf(whole, understood.value.time);
}
