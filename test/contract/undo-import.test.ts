import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidV7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planImport } from '../../server/import/plan-import.ts';
import { tableOf } from '../../server/import/table.ts';
import { IMPORT_TABLES } from '../../server/store/import-tables.ts';
import { loadImports } from '../../server/store/imports.ts';
import { openStore, type Store, type StoreLocation } from '../../server/store/open-store.ts';
import { recordImport, UNDO_MS } from '../../server/store/record-import.ts';
import { addShippedFields } from '../../server/store/shipped-fields.ts';
import { loadStoredOrganisation } from '../../server/store/stored-organisation.ts';
import { undoImport } from '../../server/store/undo-import.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { freshDatabaseUrl } from '../support/embedded-postgres.ts';

const NOW_MS = Date.UTC(2026, 10, 20, 8);
const CONTEXT = { newId: uuidV7, accountId: null, atMs: NOW_MS };

const OFFICE = [
  { sheet: 'don_vi', rows: ['ma|ten|cap|ma_cha', 'T|Tỉnh T|tỉnh|', 'A|Sở A|sở|T', 'B|Sở B|sở|T'] },
  { sheet: 'diem_tiep_nhan', rows: ['ma|ten|ma_don_vi', 'A-BP|Một cửa A|A'] },
  { sheet: 'quay', rows: ['ma|ten|ma_diem', 'Q1|Quầy 1|A-BP'] },
  { sheet: 'can_bo', rows: ['ma|ho_ten|ma_don_vi', 'CB1|Lê Thị Mẫu|A'] },
  { sheet: 'phan_cong', rows: ['ma_quay|ma_can_bo|tu|den', 'Q1|CB1|01/11/2026|30/11/2026'] },
  { sheet: 'ho_so', rows: ['ma_don_vi|linh_vuc|ky|so_luong', 'A||Tháng 11/2026|1.284'] },
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-undo-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const LOCATIONS: readonly [string, () => Promise<StoreLocation>][] = [
  ['SQLite', () => Promise.resolve({ kind: 'sqlite', file: join(folder, `${uuidV7()}.db`) })],
  ['PostgreSQL', async () => ({ kind: 'postgres', url: await freshDatabaseUrl() })],
];

describe.each(LOCATIONS)('an import into %s', (_name, locate) => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(await locate());
    await addShippedFields(store.db);
    await importSheets(OFFICE);
  });
  afterAll(() => store.close());

  async function importSheets(sheets: readonly { sheet: string; rows: readonly string[] }[]) {
    const tables = sheets.map(({ sheet, rows }) =>
      tableOf(
        sheet,
        rows.map((row) => row.split('|')),
      ),
    );
    const plan = planImport(tables, await loadStoredOrganisation(store.db));
    if (!plan.ok) throw new Error(plan.error.code);
    expect(plan.value.issues).toEqual([]);
    const context = { ...CONTEXT, today: localDayOf(NOW_MS), source: 'tep.xlsx', leftOut: 0 };
    return recordImport(store, plan.value.changes, context);
  }

  const everything = async () =>
    Promise.all(
      IMPORT_TABLES.map(async ({ name, key }) =>
        (await store.db.selectFrom(name).selectAll().execute())
          .map((row) => JSON.stringify(row))
          .toSorted()
          .concat(key.join()),
      ),
    );

  it('is undone to the row: what it added is gone, what it changed is as before', async () => {
    const before = await everything();
    const { id, summary } = await importSheets([
      { sheet: 'don_vi', rows: ['ma|ten|cap|ma_cha', 'B|Sở B mới|sở|A', 'C|Xã C|xã|A'] },
      { sheet: 'diem_tiep_nhan', rows: ['ma|ten|ma_don_vi', 'C-BP|Một cửa C|C'] },
      { sheet: 'quay', rows: ['ma|ten|ma_diem|linh_vuc', 'Q1|Quầy một|A-BP|land', 'Q2|Hai|C-BP|'] },
      { sheet: 'can_bo', rows: ['ma|ho_ten|ma_don_vi', 'CB1|Lê Thị Khác|B', 'CB2|Vũ Mẫu|C'] },
      {
        sheet: 'phan_cong',
        rows: [
          'ma_quay|ma_can_bo|tu|den',
          'Q1|CB1|01/11/2026|15/11/2026',
          'Q2|CB2|01/11/2026|2/11/2026',
        ],
      },
      {
        sheet: 'ho_so',
        rows: ['ma_don_vi|linh_vuc|ky|so_luong', 'A||2026-11|1300', 'C|Đất đai|2026-10|7'],
      },
    ]);
    expect(summary.lists).toContainEqual({ list: 'ho_so', added: 1, changed: 1 });
    expect(await everything()).not.toEqual(before);
    expect(await undoImport(store, id, CONTEXT)).toMatchObject({ ok: true });
    expect(await everything()).toEqual(before);
    expect((await loadImports(store.db, NOW_MS))[0]).toMatchObject({
      id,
      fileName: 'tep.xlsx',
      undoUntilMs: null,
      undoneAtMs: NOW_MS,
    });
    expect(await undoImport(store, id, CONTEXT)).toMatchObject({
      error: { code: 'undone-already' },
    });
    const { action } = await store.db
      .selectFrom('audit_log')
      .select('action')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(action).toBe('organisation.undo-import');
  });

  it('stays when something was built on it, which is named', async () => {
    const first = await importSheets([
      { sheet: 'don_vi', rows: ['ma|ten|cap|ma_cha', 'D|Xã D|xã|T'] },
    ]);
    await importSheets([
      { sheet: 'diem_tiep_nhan', rows: ['ma|ten|ma_don_vi', 'D-BP|Một cửa D|D'] },
    ]);
    const before = await everything();
    expect(await undoImport(store, first.id, CONTEXT)).toMatchObject({
      error: { code: 'built-on', reasons: [{ vi: '"D" đã được "D-BP" sử dụng' }] },
    });
    expect(await everything()).toEqual(before);
  });

  it('stays when its rows were changed since', async () => {
    const first = await importSheets([
      { sheet: 'can_bo', rows: ['ma|ho_ten|ma_don_vi', 'CB3|Đỗ Mẫu|A'] },
    ]);
    await importSheets([{ sheet: 'can_bo', rows: ['ma|ho_ten|ma_don_vi', 'CB3|Đỗ Thị Mẫu|A'] }]);
    expect(await undoImport(store, first.id, CONTEXT)).toMatchObject({
      error: { reasons: [{ vi: '"CB3" đã thay đổi sau lần nhập này' }] },
    });
  });

  it('stays when an official of its roster was rated in that duty', async () => {
    const { id } = await importSheets([
      { sheet: 'phan_cong', rows: ['ma_quay|ma_can_bo|tu|den', 'Q1|CB1|05/12/2026|06/12/2026'] },
    ]);
    const { officials, units } = await loadStoredOrganisation(store.db);
    const officialId = officials.find(({ code }) => code === 'CB1')!.id;
    await store.db
      .insertInto('official_days')
      .values({ unit_id: units[0]!.id, official_id: officialId, local_day: '2026-12-06' })
      .execute();
    const refused = await undoImport(store, id, CONTEXT);
    expect(refused).toMatchObject({ error: { code: 'built-on' } });
    expect(refused.ok || refused.error.reasons[0]?.en).toContain('has ratings');
  });

  it('stays after 24 hours, and then nothing keeps the rows as they were', async () => {
    const later = NOW_MS + UNDO_MS + 1;
    const { id } = await importSheets([
      { sheet: 'can_bo', rows: ['ma|ho_ten|ma_don_vi', 'CB4|Hồ Mẫu|A'] },
    ]);
    expect(await undoImport(store, id, { ...CONTEXT, atMs: later })).toMatchObject({
      error: { code: 'too-late' },
    });
    expect(await undoImport(store, 'nothing', CONTEXT)).toMatchObject({
      error: { code: 'unknown-import' },
    });
  });
});
