import { annulledAmong, ratingsCoveredBy } from './annulled-ratings.ts';
import type { AnnulledCountRow } from './annulment-rows.ts';
import { listAnnulments, type Annulment } from './annulments.ts';
import type { StoreReader } from './open-store.ts';
import type { RatingIds } from './ratings.ts';
import type { RatingRow } from './schema.ts';
import { REMOVAL_ACTION } from './sample-removals.ts';
import { summedPart } from './scope.ts';

/** An approval as the audit log has it. */
export interface LoggedApproval {
  readonly action: string;
  readonly accountId: string | null;
  readonly detail: string;
}

/** What a verification reads of decisions that put ratings out of the figures. */
export interface AnnulmentReads {
  /** Of some ratings those that an annulment in force puts out, by `ratingKey`. */
  readonly annulled: (ids: RatingIds) => Promise<Set<string>>;
  readonly annulments: (unitId: string) => Promise<Annulment[]>;
  /** The ids of annulments that rows of a unit name, and how many ratings each. */
  readonly annulledRows: (unitId: string) => Promise<{ annulment_id: string; n: number }[]>;
  readonly annulledCounts: (unitId: string) => Promise<AnnulledCountRow[]>;
  readonly coveredRatings: (annulment: { id: string; unitId: string }) => Promise<RatingRow[]>;
  /**
   * Entries of the audit log by which a unit's annulments were approved or lifted; none from before
   * a removal of sample data, which took their rows away.
   */
  readonly loggedApprovals: (unitId: string) => Promise<LoggedApproval[]>;
}

export const annulmentReads = (db: StoreReader): AnnulmentReads => ({
  annulled: (ids) => annulledAmong(db, ids),
  annulments: (unitId) => listAnnulments(db, summedPart([unitId])),
  annulledRows: (unitId) =>
    db
      .selectFrom('annulled_ratings')
      .select(['annulment_id', ({ fn }) => fn.countAll<number>().as('n')])
      .where('unit_id', '=', unitId)
      .groupBy('annulment_id')
      .orderBy('annulment_id')
      .execute(),
  annulledCounts: (unitId) =>
    db.selectFrom('annulled_counts').selectAll().where('unit_id', '=', unitId).execute(),
  coveredRatings: (annulment) => ratingsCoveredBy(db, annulment),
  loggedApprovals: async (unitId) => {
    const rows = await db
      .selectFrom('audit_log')
      .select(['action', 'account_id', 'detail'])
      .where('unit_id', '=', unitId)
      .where('action', 'in', ['annulment.approve', 'annulment.lift'])
      .where('position', '>', lastRemoval(db))
      .orderBy('position')
      .execute();
    return rows.map(({ account_id, ...entry }) => ({ accountId: account_id, ...entry }));
  },
});

/** Where the log says so; 0 when there was none: a subquery. By place, as a removal's clock may lie ahead. */
const lastRemoval = (db: StoreReader) =>
  db
    .selectFrom('audit_log as removal')
    .select(({ fn, val }) => fn.coalesce(fn.max('removal.position'), val(0)).as('position'))
    .where('removal.action', '=', REMOVAL_ACTION);
