import type { StoreReader } from './store.ts';

/** What is missing in a unit's chains, as the server knows it now, without a verification. */
export interface ChainGaps {
  readonly chains: number;
  /** Chains in which at least one seat up to the newest received record is empty. */
  readonly chainsWithHoles: number;
  /** Empty seats below the newest received record of their chain. */
  readonly missingRecords: number;
  /** Seats claimed by two records. */
  readonly forks: number;
}

/** Sums over the chains of some units. */
export async function chainGaps(db: StoreReader, unitIds: readonly string[]): Promise<ChainGaps> {
  if (unitIds.length === 0) {
    return { chains: 0, chainsWithHoles: 0, missingRecords: 0, forks: 0 };
  }
  const chains = await db
    .selectFrom('kiosk_epochs as e')
    .innerJoin('kiosks as k', 'k.id', 'e.kiosk_id')
    .where('k.unit_id', 'in', unitIds)
    .select('e.through_seq')
    .select((eb) => [
      // Up to its head a chain is whole: only what came beyond has to be looked at.
      eb
        .selectFrom('records as r')
        .select((records) => records.fn.countAll<number>().as('n'))
        .whereRef('r.unit_id', '=', 'k.unit_id')
        .whereRef('r.kiosk_id', '=', 'e.kiosk_id')
        .whereRef('r.epoch', '=', 'e.epoch')
        .whereRef('r.seq', '>', 'e.through_seq')
        .as('beyond'),
      eb
        .selectFrom('records as r')
        .select((records) => records.fn.max('r.seq').as('seq'))
        .whereRef('r.unit_id', '=', 'k.unit_id')
        .whereRef('r.kiosk_id', '=', 'e.kiosk_id')
        .whereRef('r.epoch', '=', 'e.epoch')
        .as('last_seq'),
    ])
    .execute();
  const holes = chains.map(({ through_seq, beyond, last_seq }) =>
    Math.max(0, (last_seq ?? 0) - through_seq - (beyond ?? 0)),
  );
  const forks = await db
    .selectFrom('forks')
    .where('unit_id', 'in', unitIds)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return {
    chains: chains.length,
    chainsWithHoles: holes.filter((hole) => hole > 0).length,
    missingRecords: holes.reduce((sum, hole) => sum + hole, 0),
    forks: forks.n,
  };
}
