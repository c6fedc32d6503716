import { sql } from 'kysely';
import { chunksOf } from '../../shared/chunks-of.ts';
import type { Localized } from '../../shared/domain/language.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import type { RowImage } from './import-images.ts';
import {
  IMPORT_TABLES,
  readRows,
  rowKey,
  rowText,
  type ImportTable,
  type ImportTableName,
  type StoredRow,
} from './import-tables.ts';
import type { StoreTransaction } from './store.ts';

/** How many reasons are told; the first ones say enough. */
const MOST_BLOCKERS = 10;

/** How many ids one statement asks for. */
const CHUNK = 400;

/** What is built on a row that an import added, beside the rows of imports themselves. */
const BUILT_ON: readonly {
  readonly base: ImportTableName;
  readonly table: string;
  readonly column: string;
  readonly words: Localized;
}[] = [
  {
    ...{ base: 'units', table: 'grants', column: 'unit_id' },
    words: { vi: 'đã có vai trò được giao', en: 'has roles granted on it' },
  },
  {
    ...{ base: 'units', table: 'unit_successions', column: 'predecessor_id' },
    words: { vi: 'đã được sáp nhập, chia tách hoặc đổi tên', en: 'was merged, split or renamed' },
  },
  {
    ...{ base: 'units', table: 'unit_successions', column: 'successor_id' },
    words: { vi: 'đã kế thừa đơn vị khác', en: 'has followed another unit' },
  },
  {
    ...{ base: 'service_points', table: 'closed_days', column: 'service_point_id' },
    words: { vi: 'đã có ngày nghỉ được ghi', en: 'has closed days noted' },
  },
  {
    ...{ base: 'units', table: 'targets', column: 'unit_id' },
    words: { vi: 'đã có chỉ tiêu', en: 'has targets' },
  },
  {
    ...{ base: 'units', table: 'kiosks', column: 'unit_id' },
    words: { vi: 'đã có máy đánh giá', en: 'has kiosks' },
  },
  {
    ...{ base: 'counters', table: 'kiosks', column: 'counter_id' },
    words: { vi: 'đã có máy đánh giá', en: 'has kiosks' },
  },
  {
    ...{ base: 'officials', table: 'official_days', column: 'official_id' },
    words: { vi: 'đã có lượt đánh giá', en: 'has ratings' },
  },
  {
    ...{ base: 'officials', table: 'kiosk_duties', column: 'official_id' },
    words: { vi: 'đã được chọn trực tại máy đánh giá', en: 'was put on duty at a kiosk' },
  },
];

/** Columns by which rows of imports point to one another. */
const POINTERS: readonly {
  readonly from: ImportTableName;
  readonly column: string;
  readonly to: ImportTableName;
}[] = [
  { from: 'unit_parents', column: 'child_id', to: 'units' },
  { from: 'unit_parents', column: 'parent_id', to: 'units' },
  { from: 'service_points', column: 'unit_id', to: 'units' },
  { from: 'counters', column: 'unit_id', to: 'units' },
  { from: 'counters', column: 'service_point_id', to: 'service_points' },
  { from: 'officials', column: 'unit_id', to: 'units' },
  { from: 'duties', column: 'counter_id', to: 'counters' },
  { from: 'duties', column: 'official_id', to: 'officials' },
  { from: 'dossiers', column: 'unit_id', to: 'units' },
];

/** Why an import cannot be taken back; empty when it can. */
export async function undoBlockers(
  trx: StoreTransaction,
  images: readonly RowImage[],
): Promise<Localized[]> {
  const byTable = Map.groupBy(images, ({ table }) => table);
  const blockers: Localized[] = [];
  for (const [table, own] of byTable) blockers.push(...(await changedSince(trx, table, own)));
  const added = new Map(
    [...byTable].map(([table, own]): [ImportTableName, StoredRow[]] => [
      table.name,
      own.flatMap(({ before, after }) => (before === null && after !== null ? [after] : [])),
    ]),
  );
  for (const { base, table, column, words } of BUILT_ON) {
    const rows = added.get(base) ?? [];
    const used = await idsIn(trx, { table, column }, rows.map(idOf));
    blockers.push(...rows.filter((row) => used.has(idOf(row))).map((row) => about(row, words)));
  }
  blockers.push(...(await pointedAt(trx, images, added)), ...(await ratedDuties(trx, images)));
  return blockers.slice(0, MOST_BLOCKERS);
}

async function changedSince(
  trx: StoreTransaction,
  table: ImportTable,
  images: readonly RowImage[],
): Promise<Localized[]> {
  const now = await readRows(trx, table);
  return images.flatMap(({ before, after }) => {
    const row = after ?? before;
    if (row === null) return [];
    const found = now.get(rowKey(table, row));
    const isSame =
      after === null
        ? found === undefined
        : found !== undefined && rowText(found) === rowText(after);
    const words = { vi: 'đã thay đổi sau lần nhập này', en: 'was changed after this import' };
    return isSame ? [] : [about(row, words)];
  });
}

/** Rows that somebody else hung on what the import added. */
async function pointedAt(
  trx: StoreTransaction,
  images: readonly RowImage[],
  added: ReadonlyMap<ImportTableName, readonly StoredRow[]>,
): Promise<Localized[]> {
  const own = new Set(images.flatMap(({ table, after }) => (after ? keyIn(table, after) : [])));
  const blockers: Localized[] = [];
  for (const { from, column, to } of POINTERS) {
    const bases = new Map((added.get(to) ?? []).map((row) => [idOf(row), row]));
    for (const ids of chunksOf([...bases.keys()], CHUNK)) {
      const { rows } = await sql<StoredRow>`
        select * from ${sql.table(from)} where ${sql.ref(column)} in (${sql.join(ids)})
      `.execute(trx);
      const table = tableOf(from);
      for (const row of rows.filter((found) => !own.has(keyIn(table, found)))) {
        const base = bases.get(String(row[column]));
        const words = {
          vi: `đã được "${nameOf(row)}" sử dụng`,
          en: `is used by "${nameOf(row)}"`,
        };
        if (base !== undefined) blockers.push(about(base, words));
      }
    }
  }
  return blockers;
}

/** Ratings were given to an official in a duty that the import brought or changed. */
async function ratedDuties(
  trx: StoreTransaction,
  images: readonly RowImage[],
): Promise<Localized[]> {
  const duties = images.flatMap(({ table, after }) =>
    table.name === 'duties' && after !== null ? [after] : [],
  );
  const officials = [...new Set(duties.map((duty) => String(duty['official_id'])))];
  const days = new Map<string, string[]>();
  for (const ids of chunksOf(officials, CHUNK)) {
    const rows = await trx
      .selectFrom('official_days')
      .select(['official_id', 'local_day'])
      .where('official_id', 'in', ids)
      .execute();
    for (const row of rows) {
      days.set(row.official_id, [...(days.get(row.official_id) ?? []), row.local_day]);
    }
  }
  const rated = duties.filter((duty) => {
    const first = localDayOf(Number(duty['starts_at_ms']));
    const last = localDayOf(Number(duty['ends_at_ms']) - 1);
    return days.get(String(duty['official_id']))?.some((day) => day >= first && day <= last);
  });
  const vi = 'đã có lượt đánh giá trong ca trực này';
  return rated.map((duty) => about(duty, { vi, en: 'has ratings in this duty' }));
}

async function idsIn(
  trx: StoreTransaction,
  { table, column }: { readonly table: string; readonly column: string },
  wanted: readonly string[],
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const ids of chunksOf(wanted, CHUNK)) {
    const { rows } = await sql<{ id: string }>`
      select distinct ${sql.ref(column)} as id from ${sql.table(table)}
      where ${sql.ref(column)} in (${sql.join(ids)})
    `.execute(trx);
    for (const { id } of rows) found.add(id);
  }
  return found;
}

const idOf = (row: StoredRow): string => String(row['id']);

const keyIn = (table: ImportTable, row: StoredRow): string =>
  `${table.name}\n${rowKey(table, row)}`;

function tableOf(name: ImportTableName): ImportTable {
  const table = IMPORT_TABLES.find((known) => known.name === name);
  if (table === undefined) throw new Error(`No table of imports is called ${name}.`);
  return table;
}

/** What people call a row: its code, or what else it has to be known by. */
function nameOf(row: StoredRow): string {
  return String(row['code'] ?? row['month'] ?? row['id'] ?? row['child_id']);
}

function about(row: StoredRow, { vi, en }: Localized): Localized {
  return { vi: `"${nameOf(row)}" ${vi}`, en: `"${nameOf(row)}" ${en}` };
}
