import {
  gapsOfChain,
  missingIn,
  type DatedGap,
  type SeatGap,
} from '../../analytics/reports/chain-gaps.ts';
import { chunksOf } from '../../shared/chunks-of.ts';
import { localDayOf, type LocalDay } from '../../shared/domain/local-day.ts';
import { parseJson } from '../../shared/validation/parse.ts';
import { recordSchema } from '../../shared/validation/record-schema.ts';
import { holesOf, type StoredChain } from './chain-extents.ts';
import type { StoreReader } from './open-store.ts';
import { readRatings } from './ratings.ts';
import type { RecordRow } from './schema.ts';

const SEATS_AT_ONCE = 500;

/** Every gap of the chains, each with the days of its neighbours. */
export async function datedGaps(
  db: StoreReader,
  chains: readonly StoredChain[],
  nowMs: number,
): Promise<DatedGap[]> {
  const dated: DatedGap[] = [];
  for (const chain of chains) {
    if (missingIn(chain) === 0) continue;
    const gaps = gapsOfChain(chain, await holesOf(db, chain));
    const days = await daysOfSeats(db, chain, gaps.flatMap(neighboursOf));
    const opened = localDayOf(chain.openedAtMs);
    const ended = localDayOf(chain.endedAtMs ?? nowMs);
    for (const gap of gaps) {
      const firstDay = days.get(gap.fromSeq - 1) ?? opened;
      const lastDay = days.get(gap.toSeq + 1) ?? ended;
      // A record that came late and is no rating may seem younger than the one behind it.
      dated.push({ ...gap, firstDay: firstDay < lastDay ? firstDay : lastDay, lastDay });
    }
  }
  return dated;
}

const neighboursOf = ({ fromSeq, toSeq }: SeatGap): number[] => [fromSeq - 1, toSeq + 1];

/** The days on which the records of some seats were written, as well as the server knows them. */
async function daysOfSeats(
  db: StoreReader,
  { unitId, kioskId, epoch }: StoredChain,
  seqs: readonly number[],
): Promise<Map<number, LocalDay>> {
  const days = new Map<number, LocalDay>();
  for (const some of chunksOf(seqs, SEATS_AT_ONCE)) {
    const rows = await db
      .selectFrom('records')
      .select(['seq', 'bytes', 'received_at_ms'])
      .where('unit_id', '=', unitId)
      .where('kiosk_id', '=', kioskId)
      .where('epoch', '=', epoch)
      .where('seq', 'in', some)
      .execute();
    const named = new Map(rows.map((row) => [row.seq, ratingNamedIn(row)]));
    const ratingIds = [...named.values()].filter((id) => id !== undefined);
    const ratings =
      ratingIds.length === 0 ? [] : await readRatings(db, { unitIds: [unitId], ratingIds });
    const dayOf = new Map(ratings.map((row) => [row.rating_id, row.local_day]));
    for (const { seq, received_at_ms } of rows) {
      const rated = dayOf.get(named.get(seq) ?? '');
      // Written by ingest from `localDayOf`, and by nothing else.
      days.set(seq, rated === undefined ? localDayOf(received_at_ms) : (rated as LocalDay));
    }
  }
  return days;
}

/** The rating that a record is or amends: both were written in one visit. */
function ratingNamedIn({ bytes }: Pick<RecordRow, 'bytes'>): string | undefined {
  const read = parseJson(recordSchema, new TextDecoder().decode(bytes));
  if (!read.ok) return undefined;
  if (read.value.kind === 'amendment') return read.value.body.rating;
  return read.value.kind === 'rating' ? read.value.id : undefined;
}
