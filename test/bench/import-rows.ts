import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidV7 } from 'uuid';
import writeExcelFile from 'write-excel-file/node';
import { planImport } from '../../server/import/plan-import.ts';
import { readTables } from '../../server/import/read-tables.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { recordImport } from '../../server/store/record-import.ts';
import { addShippedFields } from '../../server/store/shipped-fields.ts';
import { loadStoredOrganisation } from '../../server/store/stored-organisation.ts';
import { undoImport } from '../../server/store/undo-import.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { figure, print, timeMs } from './figures.ts';

const ROWS = 20_000;
const UNITS = 100;

/** How long a file of 20,000 rows takes, from its bytes to COMMIT, and back again. */
export async function measureImport(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cham-bench-'));
  const store = await openStore({ kind: 'sqlite', file: join(folder, 'mot-cham.db') });
  try {
    await addShippedFields(store.db);
    await importFile(store, text(unitRows()));
    process.stdout.write(`Imports of ${figure(ROWS)} rows, reading, checking and writing\n`);
    const officials = officialRows('Cán bộ');
    await measure(store, 'officials, .xlsx, all new', await workbook(officials));
    await measure(store, 'officials, .csv, all the same', text(officials));
    await measure(store, 'officials, .csv, all changed', text(officialRows('Công chức')));
    await measure(store, 'dossiers, .csv, all new', text(dossierRows()));
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(store: Store, name: string, bytes: Uint8Array): Promise<void> {
  let id = '';
  const ms = await timeMs(async () => {
    id = await importFile(store, bytes);
  });
  print(name, `${figure(ms / 1_000)} s`);
  if (!name.startsWith('dossiers')) return;
  const undoMs = await timeMs(async () => {
    const undone = await undoImport(store, id, {
      atMs: Date.now(),
      newId: uuidV7,
      accountId: null,
    });
    if (!undone.ok) throw new Error(undone.error.code);
  });
  print('and undone', `${figure(undoMs / 1_000)} s`);
}

async function importFile(store: Store, bytes: Uint8Array): Promise<string> {
  const read = await readTables(bytes);
  if (!read.ok) throw new Error(read.error.message.en);
  const plan = planImport(read.value.tables, await loadStoredOrganisation(store.db));
  if (!plan.ok || plan.value.issues.length > 0) throw new Error('The file has wrong rows.');
  const atMs = Date.now();
  const { id } = await recordImport(store, plan.value.changes, {
    ...{ atMs, newId: uuidV7, today: localDayOf(atMs), accountId: null },
    ...{ source: 'bench', leftOut: 0 },
  });
  return id;
}

const numbered = <Row>(count: number, rowAt: (index: number) => Row): Row[] =>
  Array.from({ length: count }, (_, index) => rowAt(index));

const unitRows = (): string[][] => [
  ['ma', 'ten', 'cap'],
  ...numbered(UNITS, (index) => [`U${index}`, `Xã số ${index}`, 'xã']),
];

const officialRows = (title: string): string[][] => [
  ['ma', 'ho_ten', 'xung_ho', 'chuc_danh', 'ma_don_vi'],
  ...numbered(ROWS, (index) => [
    ...[`CB${index}`, `Nguyễn Thị Mẫu ${index}`, index % 2 === 0 ? 'Ông' : 'Bà', title],
    `U${index % UNITS}`,
  ]),
];

const dossierRows = (): string[][] => [
  ['ma_don_vi', 'ky', 'so_luong'],
  ...numbered(ROWS, (index) => {
    const month = Math.floor(index / UNITS);
    const key = `${2010 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    return [`U${index % UNITS}`, key, String(index)];
  }),
];

const text = (rows: readonly string[][]): Uint8Array =>
  new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n'));

async function workbook(rows: readonly string[][]): Promise<Uint8Array> {
  const data = rows.map((row) => row.map((value) => ({ value, type: String })));
  return writeExcelFile(data).toBuffer();
}
