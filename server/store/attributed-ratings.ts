import { notAnnulled } from './annulments.ts';
import type { StoreReader, StoreTransaction } from './open-store.ts';
import type { Chain } from './records.ts';
import { NONE } from './rating-rows.ts';
import type { RatingRow, RecordRow } from './schema.ts';

/** First and last day on which a counter was rated; undefined when it never was. */
export async function ratedDays(db: StoreReader, counterId: string) {
  const row = await db
    .selectFrom('ratings')
    .select(({ fn }) => [
      fn.min<string | null>('local_day').as('first'),
      fn.max<string | null>('local_day').as('last'),
    ])
    .where('counter_id', '=', counterId)
    .executeTakeFirstOrThrow();
  const { first, last } = row;
  return first === null || last === null ? undefined : { first, last };
}

export function readRatingsOfDays(
  db: StoreReader,
  counterId: string,
  days: readonly string[],
): Promise<RatingRow[]> {
  return db
    .selectFrom('ratings')
    .selectAll()
    .where('counter_id', '=', counterId)
    .where('local_day', 'in', days)
    .execute();
}

/** Bytes of some records of one chain, by seq. */
export async function readBytes(
  db: StoreReader,
  chain: Chain,
  seqs: readonly number[],
): Promise<Map<number, RecordRow['bytes']>> {
  const rows = await db
    .selectFrom('records')
    .select(['seq', 'bytes'])
    .where('unit_id', '=', chain.unit_id)
    .where('kiosk_id', '=', chain.kiosk_id)
    .where('epoch', '=', chain.epoch)
    .where('seq', 'in', seqs)
    .execute();
  return new Map(rows.map(({ seq, bytes }) => [seq, bytes]));
}

/** Gives ratings of one unit to an official, or to nobody. */
export async function giveRatings(
  trx: StoreTransaction,
  ratings: Readonly<{ unitId: string; ids: readonly string[] }>,
  officialId: string | null,
): Promise<void> {
  await trx
    .updateTable('ratings')
    .set({ official_id: officialId })
    .where('unit_id', '=', ratings.unitId)
    .where('rating_id', 'in', ratings.ids)
    .execute();
}

/** Where counts were taken away: cells of one official at one counter in one atom. */
export type CountPlace = Pick<RatingRow, 'unit_id' | 'atom' | 'counter_id' | 'official_id'>;

/** Takes cells away in which nothing is left: a report would list the official with no rating. */
export async function dropEmptyCells(trx: StoreTransaction, place: CountPlace): Promise<void> {
  const key = { ...place, official_id: place.official_id ?? NONE };
  await trx
    .deleteFrom('atom_counts')
    .where((row) => row.and({ ...key, ...{ n1: 0, n2: 0, n3: 0, n4: 0, n5: 0 } }))
    .execute();
  await trx
    .deleteFrom('atom_reason_counts')
    .where((row) => row.and({ ...key, n: 0 }))
    .execute();
}

/**
 * Takes a day from an official when no dated rating of it is left in the figures, at whichever
 * counter.
 */
export async function dropEmptyDay(
  trx: StoreTransaction,
  { unit_id, atom, official_id, local_day }: RatingRow,
): Promise<void> {
  if (official_id === null) return;
  const counters = trx
    .selectFrom('atom_counts')
    .select('counter_id')
    .where((row) => row.and({ unit_id, atom, official_id }));
  const left = await trx
    .selectFrom('ratings')
    .select('rating_id')
    .where('counter_id', 'in', counters)
    .where((row) => row.and({ unit_id, official_id, local_day }))
    .where('clock_quality', '<>', 'D')
    .where(notAnnulled(trx))
    .limit(1)
    .executeTakeFirst();
  if (left !== undefined) return;
  await trx
    .deleteFrom('official_days')
    .where((row) => row.and({ unit_id, official_id, local_day }))
    .execute();
}
