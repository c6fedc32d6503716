import { sql } from 'kysely';
import type { StoreReader } from './open-store.ts';
import type { Chain, Seat } from './records.ts';
import type { QuarantineRow, RecordRow } from './schema.ts';

/** Which of the waiting records are asked for. */
export interface QuarantineFilter {
  /** One reason; null for all but `without`. */
  readonly reason: string | null;
  readonly without: readonly string[];
  /** Null for all units. */
  readonly unitIds: readonly string[] | null;
}

/** The next waiting records behind a seat, in the order of their chains. */
export function quarantinePage(
  db: StoreReader,
  { reason, without, unitIds }: QuarantineFilter,
  page: { readonly after: Omit<Seat, 'unit_id'>; readonly limit: number },
): Promise<QuarantineRow[]> {
  const { kiosk_id, epoch, seq } = page.after;
  let query = db
    .selectFrom('quarantine')
    .selectAll()
    .where(sql<boolean>`(kiosk_id, epoch, seq) > (${kiosk_id}, ${epoch}, ${seq})`)
    .orderBy('kiosk_id')
    .orderBy('epoch')
    .orderBy('seq')
    .limit(page.limit);
  query =
    reason === null ? query.where('reason', 'not in', without) : query.where('reason', '=', reason);
  if (unitIds !== null) query = query.where('unit_id', 'in', unitIds);
  return query.execute();
}

/** Records of one chain in a stretch of seqs, both ends included, in order. */
export function readStretch(
  db: StoreReader,
  chain: Chain,
  [fromSeq, toSeq]: readonly [number, number],
): Promise<RecordRow[]> {
  return db
    .selectFrom('records')
    .selectAll()
    .where('unit_id', '=', chain.unit_id)
    .where('kiosk_id', '=', chain.kiosk_id)
    .where('epoch', '=', chain.epoch)
    .where('seq', '>=', fromSeq)
    .where('seq', '<=', toSeq)
    .orderBy('seq')
    .execute();
}
