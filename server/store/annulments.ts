import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type {
  AnnulmentDecision,
  AnnulmentKind,
  AnnulmentPlace,
  AnnulmentReason,
} from '../../shared/domain/annulment.ts';
import type { AnnulmentRow } from './annulment-rows.ts';
import type { StoreReader, StoreTransaction } from './open-store.ts';
import { within, type Scope } from './scope.ts';

/** Ratings of one place in a window of time; UTC ms, the end not included. */
export interface AnnulmentWindow {
  readonly unitId: string;
  readonly place: AnnulmentPlace;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface AnnulmentProposal extends AnnulmentWindow {
  readonly id: string;
  readonly kind: AnnulmentKind;
  /** Of a lift: the annulment that it takes back. */
  readonly liftsId: string | null;
  readonly reason: AnnulmentReason;
  readonly explanation: string;
  readonly proposedBy: string;
  readonly proposedAtMs: number;
}

export interface DecisionMade {
  readonly decision: AnnulmentDecision;
  readonly by: string;
  readonly atMs: number;
  readonly note: string;
}

/** A proposal with what became of it. */
export interface Annulment extends AnnulmentProposal {
  readonly decided: DecisionMade | null;
  /** An approved lift took it back. */
  readonly lifted: boolean;
}

/** Keeps a proposal; whether it may be made is judged before. */
export async function insertAnnulment(
  trx: StoreTransaction,
  proposal: AnnulmentProposal,
): Promise<void> {
  await trx
    .insertInto('annulments')
    .values({
      id: proposal.id,
      unit_id: proposal.unitId,
      kind: proposal.kind,
      lifts_id: proposal.liftsId,
      place_kind: proposal.place.kind,
      place_id: proposal.place.id,
      from_ms: proposal.fromMs,
      to_ms: proposal.toMs,
      reason: proposal.reason,
      explanation: proposal.explanation,
      proposed_by: proposal.proposedBy,
      proposed_at_ms: proposal.proposedAtMs,
    })
    .execute();
}

/** Keeps the one decision on a proposal; false when there is one already. */
export async function insertDecision(
  trx: StoreTransaction,
  { id, unitId }: Pick<Annulment, 'id' | 'unitId'>,
  made: DecisionMade,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('annulment_decisions')
    .values({
      annulment_id: id,
      unit_id: unitId,
      decision: made.decision,
      decided_by: made.by,
      decided_at_ms: made.atMs,
      note: made.note,
    })
    .onConflict((conflict) => conflict.column('annulment_id').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** A page of proposals: those in front of one, as many as wanted. */
export interface AnnulmentPlaceInList {
  readonly before?: string | undefined;
  readonly limit: number;
}

/** The proposals within a scope, the newest first: every one, or a page. */
export async function listAnnulments(
  db: StoreReader,
  scope: Scope,
  page?: AnnulmentPlaceInList,
): Promise<Annulment[]> {
  const all = withDecisions(db)
    .where(within(scope, 'a.unit_id'))
    .orderBy('a.proposed_at_ms', 'desc')
    .orderBy('a.id', 'desc');
  const behind = page?.before === undefined ? all : all.where(isOlderThan(page.before));
  const rows = await (page === undefined ? behind : behind.limit(page.limit)).execute();
  return rows.map(annulmentOf);
}

/** Nothing is older than a proposal that is not there. */
const isOlderThan = (id: string): RawBuilder<SqlBool> => sql<SqlBool>`(a.proposed_at_ms, a.id) <
  (select last.proposed_at_ms, last.id from annulments as last where last.id = ${id})`;

export async function findAnnulment(db: StoreReader, id: string): Promise<Annulment | undefined> {
  const row = await withDecisions(db).where('a.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : annulmentOf(row);
}

/** Is there an undecided proposal, made since an instant, to lift an annulment? */
export async function hasOpenLift(db: StoreReader, id: string, sinceMs: number): Promise<boolean> {
  const row = await withDecisions(db)
    .where('a.lifts_id', '=', id)
    .where('a.proposed_at_ms', '>', sinceMs)
    .where('d.decision', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The ids of annulments that two persons agreed to and that nobody has lifted: a subquery. */
export const inForce = (db: StoreReader) =>
  db
    .selectFrom('annulments as p')
    .innerJoin('annulment_decisions as agreed', 'agreed.annulment_id', 'p.id')
    .select('p.id')
    .where('p.kind', '=', 'annul')
    .where('agreed.decision', '=', 'approve')
    .where('p.id', 'not in', liftedIds(db));

/** The condition that no annulment in force covers the row of `ratings` that is asked for. */
export const notAnnulled = (db: StoreReader): RawBuilder<SqlBool> => sql<SqlBool>`not exists (
  select 1 from annulled_ratings
  where annulled_ratings.unit_id = ratings.unit_id
    and annulled_ratings.rating_id = ratings.rating_id
    and annulled_ratings.annulment_id in ${inForce(db)})`;

const liftedIds = (db: StoreReader) =>
  db
    .selectFrom('annulments as l')
    .innerJoin('annulment_decisions as ld', 'ld.annulment_id', 'l.id')
    .select((row) => row.fn.coalesce('l.lifts_id', 'l.id').as('id'))
    .where('l.kind', '=', 'lift')
    .where('ld.decision', '=', 'approve');

const withDecisions = (db: StoreReader) =>
  db
    .selectFrom('annulments as a')
    .leftJoin('annulment_decisions as d', 'd.annulment_id', 'a.id')
    .selectAll('a')
    .select(['d.decision', 'd.decided_by', 'd.decided_at_ms', 'd.note'])
    .select((row) => row('a.id', 'in', liftedIds(db)).as('lifted'));

interface StoredAnnulment extends AnnulmentRow {
  readonly decision: AnnulmentDecision | null;
  readonly decided_by: string | null;
  readonly decided_at_ms: number | null;
  readonly note: string | null;
  readonly lifted: unknown;
}

const annulmentOf = (row: StoredAnnulment): Annulment => ({
  id: row.id,
  unitId: row.unit_id,
  kind: row.kind,
  liftsId: row.lifts_id,
  place: { kind: row.place_kind, id: row.place_id },
  fromMs: row.from_ms,
  toMs: row.to_ms,
  reason: row.reason,
  explanation: row.explanation,
  proposedBy: row.proposed_by,
  proposedAtMs: row.proposed_at_ms,
  decided:
    row.decision === null
      ? null
      : {
          decision: row.decision,
          by: row.decided_by ?? '',
          atMs: row.decided_at_ms ?? 0,
          note: row.note ?? '',
        },
  lifted: Boolean(row.lifted),
});
