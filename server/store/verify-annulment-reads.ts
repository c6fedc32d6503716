import { annulledAmong, ratingsCoveredBy } from './annulled-ratings.ts';
import type { AnnulledCountRow } from './annulment-rows.ts';
import { listAnnulments, type Annulment } from './annulments.ts';
import type { StoreReader } from './open-store.ts';
import type { RatingIds } from './ratings.ts';
import type { RatingRow } from './schema.ts';
import { summedPart } from './scope.ts';

/** An approval as the audit log has it. */
export interface LoggedApproval {
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
  /** Entries of the audit log by which a unit's annulments were approved or lifted. */
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
      .select(['account_id', 'detail'])
      .where('unit_id', '=', unitId)
      .where('action', 'in', ['annulment.approve', 'annulment.lift'])
      .execute();
    return rows.map(({ account_id, detail }) => ({ accountId: account_id, detail }));
  },
});
