import { sql } from 'kysely';
import type { ListName } from '../import/entries.ts';
import { LISTS } from '../import/lists.ts';
import type { OrganisationChanges } from '../import/organisation-changes.ts';
import { imagesBetween, keepImages } from './import-images.ts';
import { lockForImport } from './imported-duties.ts';
import { auditImport, writeOrganisation, type ImportContext } from './import-organisation.ts';
import { readRows, tablesOf, type ImportTable, type RowsByKey } from './import-tables.ts';
import type { Store, StoreTransaction } from './store.ts';
import { inTransaction, type Writing } from './writing.ts';

/** For how long an import can be undone. */
export const UNDO_MS = 24 * 3_600_000;

/** What an import did, list by list. */
export interface ImportSummary {
  readonly lists: readonly {
    /** Name of the list's sheet, as in don_vi. */
    readonly list: string;
    readonly added: number;
    readonly changed: number;
  }[];
  /** Wrong rows that were left out. */
  readonly leftOut: number;
  /** Ratings that belong to somebody else by the imported duties; left out by older imports. */
  readonly reAttributed?: number;
}

export interface RecordedImport {
  readonly id: string;
  readonly summary: ImportSummary;
}

/**
 * Writes what a plan says as `importOrganisation` does, and keeps every row that it touched as it
 * was and as it became, so that `undoImport` can put it back for 24 hours.
 */
export async function recordImport(
  store: Store,
  changes: OrganisationChanges,
  context: ImportContext & { readonly source: string; readonly leftOut: number },
): Promise<RecordedImport> {
  const importId = context.newId();
  let summary: ImportSummary = summaryOf(changes, context.leftOut);
  const lists = LISTS.map(({ name }) => name).filter((name) => touches(changes, name));
  const tables = tablesOf(lists);
  await inTransaction(store, async (writing) => {
    const { trx, engine } = writing;
    // Both readings must see one state, or what others write meanwhile would count as the import's.
    if (engine === 'postgres') {
      await sql`set transaction isolation level repeatable read`.execute(trx);
    }
    await lockForImport(writing, changes);
    const before = await readTables(trx, tables);
    const reAttributed = await writeOrganisation(writing, changes, context);
    summary = { ...summaryOf(changes, context.leftOut), reAttributed };
    await dropOldImages(writing, context.atMs);
    await trx
      .insertInto('imports')
      .values({
        id: importId,
        at_ms: context.atMs,
        account_id: context.accountId,
        file_name: context.source,
        summary: JSON.stringify(summary),
        undone_at_ms: null,
        undone_by: null,
      })
      .execute();
    await keepImages(writing, importId, await differences(trx, before));
    await auditImport(trx, changes, { ...context, importId, reAttributed });
  });
  return { id: importId, summary };
}

type Reading = ReadonlyMap<ImportTable, RowsByKey>;

async function readTables(trx: StoreTransaction, tables: readonly ImportTable[]): Promise<Reading> {
  const reading = new Map<ImportTable, RowsByKey>();
  for (const table of tables) reading.set(table, await readRows(trx, table));
  return reading;
}

async function differences(trx: StoreTransaction, before: Reading) {
  const after = await readTables(trx, [...before.keys()]);
  return [...before].flatMap(([table, rows]) =>
    imagesBetween(table, rows, after.get(table) ?? new Map()),
  );
}

/** Once an import cannot be undone any more, nothing needs the rows as they were. */
async function dropOldImages({ trx }: Writing, nowMs: number): Promise<void> {
  await trx
    .deleteFrom('import_images')
    .where('import_id', 'in', (old) =>
      old
        .selectFrom('imports')
        .select('id')
        .where('at_ms', '<', nowMs - UNDO_MS),
    )
    .execute();
}

function touches(changes: OrganisationChanges, list: ListName): boolean {
  const { added, changed } = changes[list];
  return added.length + changed.length > 0;
}

function summaryOf(changes: OrganisationChanges, leftOut: number): ImportSummary {
  return {
    leftOut,
    lists: LISTS.filter(({ name }) => touches(changes, name)).map(({ name, sheet }) => ({
      list: sheet,
      added: changes[name].added.length,
      changed: changes[name].changed.length,
    })),
  };
}
