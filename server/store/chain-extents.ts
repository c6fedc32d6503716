import { sql } from 'kysely';
import type { ChainExtent } from '../../analytics/reports/chain-gaps.ts';
import type { StoreReader } from './open-store.ts';

/** A chain with what has to be known to look for its holes. */
export interface StoredChain extends ChainExtent {
  readonly unitId: string;
  /** Highest seq up to which nothing is missing. */
  readonly throughSeq: number;
  readonly openedAtMs: number;
  readonly endedAtMs: number | null;
}

/** Of which units the chains are asked for; one kiosk alone when it is named. */
export interface ChainScope {
  readonly unitIds: readonly string[] | 'all';
  readonly kioskId?: string;
}

/** Every chain of the scope. Reads the records' keys behind the heads only. */
export async function chainExtents(db: StoreReader, scope: ChainScope): Promise<StoredChain[]> {
  let query = db
    .selectFrom('kiosk_epochs as e')
    .innerJoin('kiosks as k', 'k.id', 'e.kiosk_id')
    .leftJoin('kiosk_health as h', (join) =>
      // The last word of an earlier epoch says nothing of this one.
      join.onRef('h.kiosk_id', '=', 'e.kiosk_id').onRef('h.epoch', '=', 'e.epoch'),
    )
    .select(['k.unit_id', 'e.kiosk_id', 'e.epoch', 'e.through_seq', 'e.opened_at_ms'])
    .select(['e.ended_at_ms', 'e.ended_reported_seq', 'h.reported_seq', 'h.pending'])
    .select((eb) => {
      const beyond = eb
        .selectFrom('records as r')
        .whereRef('r.unit_id', '=', 'k.unit_id')
        .whereRef('r.kiosk_id', '=', 'e.kiosk_id')
        .whereRef('r.epoch', '=', 'e.epoch')
        .whereRef('r.seq', '>', 'e.through_seq');
      return [
        beyond.select(({ fn }) => fn.countAll<number>().as('n')).as('beyond'),
        beyond.select(({ fn }) => fn.max<number | null>('r.seq').as('seq')).as('highest'),
      ];
    });
  if (scope.unitIds !== 'all') query = query.where('k.unit_id', 'in', scope.unitIds);
  if (scope.kioskId !== undefined) query = query.where('k.id', '=', scope.kioskId);
  return (await query.execute()).map((row) => {
    const hasEnded = row.ended_at_ms !== null;
    return {
      unitId: row.unit_id,
      kioskId: row.kiosk_id,
      epoch: row.epoch,
      throughSeq: row.through_seq,
      openedAtMs: row.opened_at_ms,
      endedAtMs: row.ended_at_ms,
      received: row.through_seq + (row.beyond ?? 0),
      highestSeq: Math.max(row.through_seq, row.highest ?? 0),
      reportedSeq: hasEnded ? row.ended_reported_seq : row.reported_seq,
      pending: row.pending ?? 0,
      hasEnded,
    };
  });
}

/** Stretches below the highest record of a chain that hold none, in order. Reads keys only. */
export async function holesOf(
  db: StoreReader,
  chain: StoredChain,
): Promise<{ fromSeq: number; toSeq: number }[]> {
  if (chain.received === chain.highestSeq) return [];
  const { unitId, kioskId, epoch, throughSeq } = chain;
  const { rows } = await sql<{ seq: number; before: number | null }>`
    select seq, before from (
      select seq, lag(seq) over (order by seq) as before from records
      where unit_id = ${unitId} and kiosk_id = ${kioskId} and epoch = ${epoch}
        and seq > ${throughSeq}
    ) as seats
    where before is null or seq > before + 1
    order by seq
  `.execute(db);
  return rows
    .map(({ seq, before }) => ({ fromSeq: (before ?? throughSeq) + 1, toSeq: seq - 1 }))
    .filter(({ fromSeq, toSeq }) => fromSeq <= toSeq);
}
