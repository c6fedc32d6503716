import type { StoreTransaction } from './open-store.ts';

/** The id of a code; throws for a code that is not stored. */
export type CodeIds = (code: string) => string;

/** Ids by code, of one of the tables that have codes. */
export async function codeIds(
  trx: StoreTransaction,
  table: 'units' | 'service_points' | 'counters' | 'officials',
): Promise<CodeIds> {
  // Of several that had the code one after the other, the last one.
  const rows = await trx.selectFrom(table).select(['id', 'code']).orderBy('valid_from').execute();
  const ids = new Map(rows.map(({ id, code }) => [code, id]));
  return (code) => {
    const id = ids.get(code);
    // The plan was checked: a code that is gone was changed by somebody else in between.
    if (id === undefined) throw new Error(`No row of ${table} has the code ${code}.`);
    return id;
  };
}
