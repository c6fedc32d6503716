import type { StoreReader } from './store.ts';

/** The action under which a removal of the sample stands in the audit log. */
export const REMOVAL_ACTION = 'sample.remove';

/** When sample data were removed, the earliest first: chains that daily roots name end there. */
export async function sampleRemovals(db: StoreReader): Promise<number[]> {
  const rows = await db
    .selectFrom('audit_log')
    .select('at_ms')
    .where('action', '=', REMOVAL_ACTION)
    .orderBy('at_ms')
    .execute();
  return rows.map(({ at_ms }) => at_ms);
}
