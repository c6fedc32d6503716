import { sql } from 'kysely';
import type { SeatRange } from '../../shared/record/receipt.ts';
import type { StoreReader } from './open-store.ts';
import type { Chain } from './records.ts';

/** Ranges of one answer; a kiosk that fills them is told of the next ones. */
export const MOST_RANGES = 20;

/** Records of a chain that are looked through for holes, newest first. */
const MOST_RECORDS = 2_000;

/** The stretch of a chain in which holes are looked for: `afterSeq` < seq <= `lastSeq`. */
export interface Stretch extends Chain {
  readonly afterSeq: number;
  readonly lastSeq: number;
}

interface Hole {
  readonly fromSeq: number;
  readonly toSeq: number;
}

/**
 * Seats of the stretch that hold no record, in order, at most twenty ranges: the newest ones, of
 * the newest records only, because a restored database lacks the newest, and because an old hole
 * that nobody can fill must not hide them or cost more with every record.
 */
export async function missingSeats(db: StoreReader, stretch: Stretch): Promise<SeatRange[]> {
  const { epoch, afterSeq, lastSeq } = stretch;
  const taken = await newestSeqs(db, stretch);
  const holes: Hole[] = [];
  let above = lastSeq + 1;
  for (const seq of taken) {
    if (seq < above - 1) holes.push({ fromSeq: seq + 1, toSeq: above - 1 });
    above = seq;
  }
  // Further down the records were not looked through: there may be any number of them.
  if (taken.length < MOST_RECORDS && above > afterSeq + 1) {
    holes.push({ fromSeq: afterSeq + 1, toSeq: above - 1 });
  }
  return holes
    .slice(0, MOST_RANGES)
    .toReversed()
    .map((hole) => ({ epoch, ...hole }));
}

async function newestSeqs(db: StoreReader, stretch: Stretch): Promise<number[]> {
  const rows = await db
    .selectFrom('records')
    .select('seq')
    .where('unit_id', '=', stretch.unit_id)
    .where('kiosk_id', '=', stretch.kiosk_id)
    .where('epoch', '=', stretch.epoch)
    .where('seq', '>', stretch.afterSeq)
    .where('seq', '<=', stretch.lastSeq)
    .orderBy('seq', 'desc')
    .limit(sql.lit(MOST_RECORDS))
    .execute();
  return rows.map(({ seq }) => seq);
}
