import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { runImportTemplate } from '../../server/cli/import-template.ts';
import { runImportUndo } from '../../server/cli/import-undo.ts';
import { runImport, type ImportOptions } from '../../server/cli/import.ts';
import { readTables } from '../../server/import/read-tables.ts';
import { openStore } from '../../server/store/open-store.ts';
import { loadSettings } from '../../server/store/settings.ts';
import { loadStoredOrganisation } from '../../server/store/stored-organisation.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { runProgram } from '../support/run-program.ts';

const SHIPPED = ['don_vi', 'diem_tiep_nhan', 'quay', 'can_bo', 'phan_cong'] as const;
const EMPTY = { units: 0, servicePoints: 0, counters: 0, officials: 0, duties: 0 };
const LIMIT_MS = 60_000;

const SHIPPED_FOLDER = join(import.meta.dirname, '../../server/shipped/sample');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-import-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The command as the console runs it, with what it said. */
async function runOn(file: string, options: ImportOptions = {}) {
  const { console, said } = listeningConsole();
  const code = await runImport(file, options, console);
  return { code, ...said };
}

/** A console that remembers what it was told. */
function listeningConsole() {
  const said = { stdout: '', stderr: '' };
  const console = {
    env: { DATA_DIR: folder, LANG: 'vi_VN.UTF-8' },
    stdin: process.stdin,
    stdout: { write: (text: string) => (said.stdout += text) },
    stderr: { write: (text: string) => (said.stderr += text) },
  };
  return { console, said };
}

async function inStore<Answer>(
  job: (store: Awaited<ReturnType<typeof openStore>>) => Promise<Answer>,
): Promise<Answer> {
  const store = await openStore({ kind: 'sqlite', file: join(folder, 'mot-cham.db') });
  try {
    return await job(store);
  } finally {
    await store.close();
  }
}

const stored = () =>
  inStore(async ({ db }) => {
    const { units, servicePoints, counters, officials, duties } = await loadStoredOrganisation(db);
    return {
      units: units.length,
      servicePoints: servicePoints.length,
      counters: counters.length,
      officials: officials.length,
      duties: duties.length,
    };
  });

/** A workbook of which three rows are wrong: a repeated code, an unknown unit, an early end. */
async function workbookWithThreeBadRows(): Promise<string> {
  const file = join(folder, 'three-bad-rows.xlsx');
  const sheet = (name: string, ...rows: string[][]) => ({
    sheet: name,
    data: rows.map((row) => row.map((value) => ({ value, type: String }))),
  });
  await writeExcelFile([
    sheet(
      'don_vi',
      ['Mã đơn vị', 'Tên đơn vị', 'Cấp'],
      ['A', 'Sở A', 'sở'],
      ['B', 'Xã B', 'xã'],
      ['', '', ''],
      ['A', 'Sở A lần nữa', 'sở'],
    ),
    sheet('diem_tiep_nhan', ['Mã', 'Tên', 'Mã đơn vị'], ['BP', 'Một cửa', 'KHONG-CO']),
    sheet('quay', ['Mã', 'Tên', 'Mã điểm'], ['Q', 'Quầy', 'BP']),
    sheet('can_bo', ['Mã', 'Họ tên', 'Mã đơn vị'], ['CB', 'Lê Thị Mẫu', 'A']),
    sheet(
      'phan_cong',
      ['Mã quầy', 'Mã cán bộ', 'Từ', 'Đến'],
      ['Q', 'CB', '02/11/2026', '01/11/2026'],
    ),
  ]).toFile(file);
  return file;
}

describe('a workbook with three bad rows', () => {
  it(
    'is refused with sheet, row and column, and nothing is imported',
    { timeout: LIMIT_MS },
    async () => {
      const { code, stdout } = await runOn(await workbookWithThreeBadRows());
      expect(code).toBe(2);
      expect(stdout.split('\n').filter((line) => line.startsWith('✖'))).toEqual([
        '✖ Trang tính don_vi, dòng 5, cột Mã đơn vị: trùng với dòng 2',
        '✖ Trang tính diem_tiep_nhan, dòng 2, cột Mã đơn vị: không có đơn vị mang mã "KHONG-CO"',
        '✖ Trang tính phan_cong, dòng 2, cột Đến: kết thúc trước khi bắt đầu',
      ]);
      expect(stdout).toContain('Đơn vị: Thêm mới 2 · Cập nhật 0 · Không đổi 0 · Lỗi 1');
      expect(stdout).toContain('Chưa nhập dòng nào');
      expect(await stored()).toEqual(EMPTY);
    },
  );

  it('tells a program the same as JSON', { timeout: LIMIT_MS }, async () => {
    const { code, stdout } = await runOn(await workbookWithThreeBadRows(), { json: true });
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      issues: [{ sheet: 'don_vi', row: 5, column: 'Mã đơn vị' }, { row: 2 }, { row: 2 }],
    });
  });
});

describe('the shipped lists', () => {
  const file = (list: string) => join(SHIPPED_FOLDER, `${list}.csv`);

  it(
    'are imported one after the other, and a second time change nothing',
    { timeout: LIMIT_MS },
    async () => {
      for (const list of SHIPPED) expect(await runOn(file(list))).toMatchObject({ code: 0 });
      const once = { units: 4, servicePoints: 3, counters: 6, officials: 6, duties: 6 };
      expect(await stored()).toEqual(once);
      for (const list of SHIPPED) {
        const { stdout } = await runOn(file(list));
        expect(stdout).toContain('Thêm mới 0 · Cập nhật 0');
      }
      expect(await stored()).toEqual(once);
      const day = localDayOf(Date.now());
      expect(await inStore(({ db }) => loadSettings(db, day))).toMatchObject({ sample: false });
    },
  );

  it('are a sample when the importer says so', { timeout: LIMIT_MS }, async () => {
    await runOn(file('don_vi'), { sample: true });
    const day = localDayOf(Date.now());
    expect(await inStore(({ db }) => loadSettings(db, day))).toMatchObject({ sample: true });
  });

  it('are only shown by a dry run', { timeout: LIMIT_MS }, async () => {
    const { code, stdout } = await runOn(file('don_vi'), { dryRun: true });
    expect(code).toBe(0);
    expect(stdout).toContain('Thêm mới 4');
    expect(await stored()).toEqual(EMPTY);
  });
});

it(
  'keeps the changes of a later file apart from what it does not say',
  { timeout: LIMIT_MS },
  async () => {
    for (const list of SHIPPED) await runOn(join(SHIPPED_FOLDER, `${list}.csv`));
    const changed = join(folder, 'changed.csv');
    await writeFile(changed, 'ma,ten,cap,ma_cha\n07375,Thị trấn Vôi mới,thị trấn,24\n');
    expect(await runOn(changed)).toMatchObject({ code: 0 });
    const { units } = await inStore(({ db }) => loadStoredOrganisation(db));
    expect(units.find(({ code }) => code === '07375')).toMatchObject({
      name: 'Thị trấn Vôi mới',
      parentCode: '24',
      kind: 'commune',
    });
    expect(units).toHaveLength(4);
  },
);

it.each([
  ['khong-co.csv', null, 'Không mở được tệp'],
  ['khong-phai.csv', 'xin chào\n', 'Không nhận ra danh sách nào'],
])('says in words that %s cannot be imported', { timeout: LIMIT_MS }, async (name, text, words) => {
  const file = join(folder, name);
  if (text !== null) await writeFile(file, text);
  const { code, stderr } = await runOn(file);
  expect(code).toBe(2);
  expect(stderr).toContain(words);
});

it(
  'is a command of the program, with exit code 2 for a file that is wrong',
  { timeout: LIMIT_MS },
  async () => {
    const { code, stdout } = await runProgram({
      args: ['server/cli/main.ts', 'import', await workbookWithThreeBadRows(), '--json'],
      env: { DATA_DIR: folder },
    });
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ issues: [{ row: 5 }, { row: 2 }, { row: 2 }] });
  },
);

describe('valid rows only', () => {
  it(
    'imports the rest, gives the wrong rows back as a file, and is undone by its id',
    { timeout: LIMIT_MS },
    async () => {
      const errors = join(folder, 'loi_nhap_lieu.xlsx');
      const file = await workbookWithThreeBadRows();
      const { code, stdout } = await runOn(file, { validOnly: true, errors, json: true });
      expect(code).toBe(2);
      expect(await stored()).toEqual({ ...EMPTY, units: 2, officials: 1 });
      const read = await readTables(await readFile(errors));
      expect(read.ok && read.value.tables[0]?.rows.at(-1)?.cells.at(-1)).toBe(
        'Mã đơn vị: trùng với dòng 2',
      );
      const { importId } = JSON.parse(stdout) as { importId: string };
      const { console, said } = listeningConsole();
      expect(await runImportUndo(importId, {}, console)).toBe(0);
      expect(said.stdout).toContain('Đã hoàn tác, 3 dòng');
      expect(await stored()).toEqual(EMPTY);
      expect(await runImportUndo(importId, {}, console)).toBe(2);
      expect(said.stderr).toContain('đã được hoàn tác');
    },
  );

  it('says of a preview that nothing was written', { timeout: LIMIT_MS }, async () => {
    const file = await workbookWithThreeBadRows();
    const { stdout } = await runOn(file, { validOnly: true, dryRun: true });
    expect(stdout).toContain('chưa ghi gì');
    expect(stdout).not.toContain('Đã nhập');
    expect(await stored()).toEqual(EMPTY);
    expect((await runOn(file, { validOnly: true })).stdout).not.toContain('chưa ghi gì');
  });

  it(
    'tells the id for the undoing before the file of wrong rows, which may fail',
    { timeout: LIMIT_MS },
    async () => {
      const errors = join(folder, 'no-folder', 'loi.xlsx');
      const file = await workbookWithThreeBadRows();
      const { code, stdout, stderr } = await runOn(file, { validOnly: true, errors });
      expect(code).toBe(1);
      expect(stdout).toMatch(/Đã nhập các dòng hợp lệ.+import --undo [\da-f-]{36}\n$/u);
      expect(stderr).toContain(`Không ghi được ${errors}`);
      expect(stderr).toContain('--errors');
    },
  );
});

it('refuses a file of 200 MB before reading it', { timeout: LIMIT_MS }, async () => {
  const file = join(folder, 'lon.csv');
  const handle = await open(file, 'w');
  // A hole: it takes no room on the disk, and reading it would take 200 MB of memory.
  await handle.truncate(200 * 1024 * 1024);
  await handle.close();
  const before = process.memoryUsage().arrayBuffers;
  const { code, stderr } = await runOn(file);
  expect(code).toBe(2);
  expect(stderr).toContain('lớn hơn 5 MB');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024);
});

it('shows a sample of what was converted from TCVN3', { timeout: LIMIT_MS }, async () => {
  const file = join(folder, 'abc.csv');
  await writeFile(file, Buffer.from('ma,ten,cap\nSTP,S\xeb T\xad ph\xb8p,s\xeb\n', 'latin1'));
  const { code, stdout } = await runOn(file);
  expect(code).toBe(0);
  expect(stdout).toContain('Bảng mã phát hiện: TCVN3 (ABC), đã chuyển sang Unicode');
  expect(stdout).toContain('→ Sở Tư pháp');
  const { units } = await inStore(({ db }) => loadStoredOrganisation(db));
  expect(units[0]?.name).toBe('Sở Tư pháp');
});

it('writes a template of one list, and names the lists when asked for another', async () => {
  const file = join(folder, 'mau.xlsx');
  const { console, said } = listeningConsole();
  expect(await runImportTemplate(file, { list: 'ho_so' }, console)).toBe(0);
  const read = await readTables(await readFile(file));
  expect(read.ok && read.value.tables.map(({ sheet }) => sheet)).toEqual(['ho_so', 'Hướng dẫn']);
  expect(await runImportTemplate(file, { list: 'khac' }, console)).toBe(2);
  expect(said.stderr).toContain('don_vi, diem_tiep_nhan');
});
