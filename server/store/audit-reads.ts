import type { AuditLogRow } from './schema.ts';
import type { StoreReader } from './store.ts';

/** What a verification reads of the audit log's chain. */
export interface AuditChainRows {
  /** Entries behind a place, in the order of the chain. */
  readonly auditChain: (after: ChainPlace, limit: number) => Promise<AuditLogRow[]>;
  /** Hash of the entries in a position: one, unless somebody has been at work. */
  readonly auditHashes: (position: number) => Promise<string[]>;
  /** Where the chain is said to end; undefined when that row is gone. */
  readonly auditEnd: () => Promise<{ position: number; hash: string } | undefined>;
}

/** The id tells entries apart that were given one position. */
export type ChainPlace = Pick<AuditLogRow, 'position' | 'id'>;

export const auditChainRows = (db: StoreReader): AuditChainRows => ({
  auditChain: ({ position, id }, limit) =>
    db
      .selectFrom('audit_log')
      .selectAll()
      .where((eb) =>
        eb.or([
          eb('position', '>', position),
          eb.and([eb('position', '=', position), eb('id', '>', id)]),
        ]),
      )
      .orderBy('position')
      .orderBy('id')
      .limit(limit)
      .execute(),
  auditHashes: async (position) => {
    const query = db.selectFrom('audit_log').select('hash').where('position', '=', position);
    return (await query.execute()).map(({ hash }) => hash);
  },
  auditEnd: () =>
    db.selectFrom('audit_head').select(['position', 'hash']).where('id', '=', 1).executeTakeFirst(),
});
