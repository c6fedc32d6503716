import { OVERALL } from '../../shared/domain/questionnaire.ts';
import type { DayRange } from '../../shared/domain/period.ts';
import { inForce } from './annulments.ts';
import type { Chain } from './records.ts';
import type { StoreReader } from './store.ts';

/** A chain that has ratings of a period, and where in it they lie. */
export interface ProvenChain extends Chain {
  readonly algorithm: string;
  readonly publicKey: string;
  /** The first record to hand over: a rating of before the period, or the chain's first record. */
  readonly fromSeq: number;
  /** The last record that the counts of the period rest on. */
  readonly toSeq: number;
}

/** The chains of a unit that have dated ratings in a range of days. */
export async function provenChains(
  db: StoreReader,
  unitId: string,
  { firstDay, lastDay }: DayRange,
): Promise<ProvenChain[]> {
  const rows = await db
    .selectFrom('ratings as r')
    .innerJoin('kiosk_epochs as e', (join) =>
      join.onRef('e.kiosk_id', '=', 'r.kiosk_id').onRef('e.epoch', '=', 'r.epoch'),
    )
    .leftJoin('answers as a', (join) =>
      join
        .onRef('a.unit_id', '=', 'r.unit_id')
        .onRef('a.rating_id', '=', 'r.rating_id')
        .on('a.item_code', '=', OVERALL),
    )
    .select(['r.unit_id', 'r.kiosk_id', 'r.epoch', 'e.algorithm', 'e.public_key'])
    .select(({ fn }) => [
      fn.min('r.seq').as('first_seq'),
      fn.max('r.seq').as('last_seq'),
      fn.max('a.seq').as('last_amendment'),
    ])
    .where('r.unit_id', '=', unitId)
    .where('r.local_day', '>=', firstDay)
    .where('r.local_day', '<=', lastDay)
    .where('r.clock_quality', '<>', 'D')
    .groupBy(['r.unit_id', 'r.kiosk_id', 'r.epoch', 'e.algorithm', 'e.public_key'])
    .orderBy('r.kiosk_id')
    .orderBy('r.epoch')
    .execute();
  const chains: ProvenChain[] = [];
  for (const { algorithm, public_key, first_seq, last_seq, last_amendment, ...chain } of rows) {
    const fromSeq = await ratingBefore(db, chain, first_seq);
    const toSeq = Math.max(last_seq, last_amendment ?? 0);
    chains.push({ ...chain, algorithm, publicKey: public_key, fromSeq, toSeq });
  }
  return chains;
}

async function ratingBefore(db: StoreReader, chain: Chain, seq: number): Promise<number> {
  const row = await db
    .selectFrom('ratings')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('unit_id', '=', chain.unit_id)
    .where('kiosk_id', '=', chain.kiosk_id)
    .where('epoch', '=', chain.epoch)
    .where('seq', '<', seq)
    .where('clock_quality', '<>', 'D')
    .executeTakeFirst();
  return row?.seq ?? 1;
}

/** How many dated ratings of a range of days decisions of two persons keep out of the figures. */
export async function annulledInProof(
  db: StoreReader,
  { firstDay, lastDay }: DayRange,
  unitIds: readonly string[],
): Promise<number> {
  const row = await db
    .selectFrom('annulled_ratings as a')
    .innerJoin('ratings as r', (join) =>
      join.onRef('r.unit_id', '=', 'a.unit_id').onRef('r.rating_id', '=', 'a.rating_id'),
    )
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('a.unit_id', 'in', unitIds)
    .where('a.annulment_id', 'in', inForce(db))
    .where('r.local_day', '>=', firstDay)
    .where('r.local_day', '<=', lastDay)
    .where('r.clock_quality', '<>', 'D')
    .executeTakeFirstOrThrow();
  return row.n;
}

/** What the reports print for a unit and a range of days: overall levels 1 to 5, summed. */
export async function claimedLevels(
  db: StoreReader,
  unitId: string,
  atoms: { readonly first: string; readonly last: string },
): Promise<[number, number, number, number, number]> {
  const row = await db
    .selectFrom('atom_counts')
    .select(({ fn }) => [
      fn.sum<number | null>('n1').as('n1'),
      fn.sum<number | null>('n2').as('n2'),
      fn.sum<number | null>('n3').as('n3'),
      fn.sum<number | null>('n4').as('n4'),
      fn.sum<number | null>('n5').as('n5'),
    ])
    .where('unit_id', '=', unitId)
    .where('item_code', '=', OVERALL)
    .where('atom', '>=', atoms.first)
    .where('atom', '<=', atoms.last)
    .executeTakeFirst();
  return [row?.n1 ?? 0, row?.n2 ?? 0, row?.n3 ?? 0, row?.n4 ?? 0, row?.n5 ?? 0];
}
