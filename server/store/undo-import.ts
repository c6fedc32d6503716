import { sql } from 'kysely';
import type { Localized } from '../../shared/domain/language.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { reAttribute, type TouchedStretch } from '../ingest/re-attribute.ts';
import type { ActContext } from './act-context.ts';
import { appendAudit } from './audit-log.ts';
import { loadImages, type RowImage } from './import-images.ts';
import { IMPORT_TABLES, type ImportTable, type StoredRow } from './import-tables.ts';
import { UNDO_MS } from './record-import.ts';
import { lockRoster } from './roster-lock.ts';
import type { Store, StoreTransaction } from './store.ts';
import { undoBlockers } from './undo-blockers.ts';
import { inTransaction, type Writing } from './writing.ts';

/** Why an import stays. `built-on` names what stands on it. */
export interface UndoRefusal {
  readonly code: 'unknown-import' | 'undone-already' | 'too-late' | 'built-on';
  readonly reasons: readonly Localized[];
}

const refuse = (code: UndoRefusal['code'], vi: string, en: string) =>
  err<UndoRefusal>({ code, reasons: [{ vi, en }] });

/**
 * Puts every row that an import added or changed back as it was, all of it or nothing. Refused
 * after 24 hours, and when something has been built on it since. Answers how many rows.
 */
export async function undoImport(
  store: Store,
  importId: string,
  context: ActContext,
): Promise<Result<number, UndoRefusal>> {
  try {
    return await inTransaction(store, (writing) => undoIn(writing, importId, context));
  } catch (error) {
    // What `undoBlockers` does not know of, the database does: nothing was put back.
    if (!isReferenced(error)) throw error;
    return refuse(
      'built-on',
      'Dữ liệu của lần nhập này đã được nơi khác sử dụng.',
      'Other data refer to what was imported.',
    );
  }
}

async function undoIn(
  writing: Writing,
  importId: string,
  context: ActContext,
): Promise<Result<number, UndoRefusal>> {
  const { trx } = writing;
  await lockRoster(writing);
  const found = await trx
    .selectFrom('imports')
    .select(['at_ms', 'undone_at_ms'])
    .where('id', '=', importId)
    .executeTakeFirst();
  if (found === undefined) {
    return refuse('unknown-import', 'Không có lần nhập này.', 'There is no such import.');
  }
  if (found.undone_at_ms !== null) {
    return refuse('undone-already', 'Lần nhập này đã được hoàn tác.', 'It is undone already.');
  }
  if (context.atMs - found.at_ms > UNDO_MS) {
    return refuse(
      'too-late',
      'Đã quá 24 giờ nên không hoàn tác được. Hãy nhập một tệp mới để sửa.',
      'More than 24 hours have passed. Import a new file that corrects it.',
    );
  }
  const images = await loadImages(trx, importId);
  const reasons = await undoBlockers(trx, images);
  if (reasons.length > 0) return err<UndoRefusal>({ code: 'built-on', reasons });
  await putBack(trx, images);
  const reAttributed = await reAttribute(writing, images.flatMap(stretchesOf));
  await noteUndone(trx, importId, { ...context, rows: images.length, reAttributed });
  return ok(images.length);
}

/** The time that a row of the roster spoke of, before the import and by it. */
function stretchesOf({ table, before, after }: RowImage): TouchedStretch[] {
  if (table.name !== 'duties') return [];
  return [before, after].flatMap((row) =>
    row === null
      ? []
      : [
          {
            counterId: String(row['counter_id']),
            startsAtMs: Number(row['starts_at_ms']),
            endsAtMs: Number(row['ends_at_ms']),
          },
        ],
  );
}

/** Both engines' codes of a foreign key that holds. */
const REFERENCED = new Set(['SQLITE_CONSTRAINT_FOREIGNKEY', '23503']);

function isReferenced(error: unknown): boolean {
  return error instanceof Error && 'code' in error && REFERENCED.has(String(error.code));
}

/** Added rows go first, from the leaves up; then changed and removed ones come back. */
async function putBack(trx: StoreTransaction, images: readonly RowImage[]): Promise<void> {
  for (const table of IMPORT_TABLES.toReversed()) {
    const own = images.filter((image) => image.table === table);
    for (const { before, after } of own) {
      if (before === null && after !== null) await removeRow(trx, table, after);
    }
  }
  for (const { table, before, after } of images) {
    if (before === null) continue;
    if (after === null) await insertRow(trx, table, before);
    else await restoreRow(trx, table, before);
  }
}

async function removeRow(trx: StoreTransaction, table: ImportTable, row: StoredRow): Promise<void> {
  await sql`delete from ${sql.table(table.name)} where ${whereKey(table, row)}`.execute(trx);
}

async function restoreRow(trx: StoreTransaction, table: ImportTable, row: StoredRow) {
  const cells = Object.entries(row).map(([column, cell]) => sql`${sql.ref(column)} = ${cell}`);
  await sql`
    update ${sql.table(table.name)} set ${sql.join(cells)} where ${whereKey(table, row)}
  `.execute(trx);
}

async function insertRow(trx: StoreTransaction, table: ImportTable, row: StoredRow): Promise<void> {
  const columns = Object.keys(row).map((column) => sql.ref(column));
  await sql`
    insert into ${sql.table(table.name)} (${sql.join(columns)})
    values (${sql.join(Object.values(row))})
  `.execute(trx);
}

function whereKey({ key }: ImportTable, row: StoredRow) {
  const parts = key.map((column) => sql`${sql.ref(column)} = ${row[column]}`);
  return sql.join(parts, sql` and `);
}

async function noteUndone(
  trx: StoreTransaction,
  importId: string,
  done: ActContext & { readonly rows: number; readonly reAttributed: number },
): Promise<void> {
  const { atMs, newId, accountId, rows, reAttributed } = done;
  await trx
    .updateTable('imports')
    .set({ undone_at_ms: atMs, undone_by: accountId })
    .where('id', '=', importId)
    .execute();
  await trx.deleteFrom('import_images').where('import_id', '=', importId).execute();
  await appendAudit(trx, {
    id: newId(),
    atMs,
    accountId,
    action: 'organisation.undo-import',
    detail: { importId, rows, ...(reAttributed === 0 ? {} : { reAttributed }) },
  });
}
