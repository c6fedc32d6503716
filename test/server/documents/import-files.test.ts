import { describe, expect, it } from 'vitest';
import { importErrorFile } from '../../../server/documents/import-error-file.ts';
import { importTemplate } from '../../../server/documents/import-template.ts';
import { COLUMN_GUIDES } from '../../../server/import/column-guide.ts';
import { LISTS } from '../../../server/import/lists.ts';
import { matchTable } from '../../../server/import/match-columns.ts';
import { planImport } from '../../../server/import/plan-import.ts';
import { readTables } from '../../../server/import/read-tables.ts';
import { tableOf, type Table } from '../../../server/import/table.ts';
import { NOTHING_STORED } from '../import/stored-organisation.ts';

async function tablesIn(file: Uint8Array): Promise<readonly Table[]> {
  const read = await readTables(file);
  if (!read.ok) throw new Error(read.error.message.en);
  return read.value.tables;
}

describe('the template', () => {
  it('holds every column of every list, and the import knows them all again', async () => {
    const tables = await tablesIn(await importTemplate(LISTS));
    expect(tables.map(({ sheet }) => sheet)).toEqual([
      ...LISTS.map(({ sheet }) => sheet),
      'Hướng dẫn',
    ]);
    for (const [at, list] of LISTS.entries()) {
      const match = matchTable(tables[at]!);
      expect(match?.list).toBe(list);
      expect(match?.missing).toEqual([]);
      expect(match?.ignored).toEqual([]);
      expect([...(match?.columns.keys() ?? [])].toSorted()).toEqual(
        list.columns.map(({ key }) => key).toSorted(),
      );
    }
  });

  it('gives examples that would be imported', () => {
    const sheets = LISTS.map(({ name, sheet }) =>
      tableOf(sheet, [
        COLUMN_GUIDES[name].map(({ heading }) => heading),
        COLUMN_GUIDES[name].map(({ example }) => example),
      ]),
    );
    const unit = tableOf('don_vi', [
      ['Mã', 'Tên', 'Cấp'],
      ['24', 'Tỉnh', 'tỉnh'],
    ]);
    const plan = planImport([unit, ...sheets], NOTHING_STORED);
    expect(plan).toMatchObject({ value: { issues: [], skippedSheets: [] } });
  });
});

describe('the error file', () => {
  const plan = planImport(
    [
      tableOf(null, [
        ['Mã', 'Tên', 'Cấp', 'Ghi chú'],
        ['A', 'Sở A', 'sở', '=1+1'],
        ['B', '', 'làng', '@x'],
      ]),
    ],
    NOTHING_STORED,
  );
  if (!plan.ok) throw new Error(plan.error.code);
  const { value } = plan;
  const cellsOf = async (rows: 'all' | 'wrong') =>
    (await tablesIn(await importErrorFile(value, rows)))[0]?.rows.map(({ cells }) => cells);
  const heading = ['Mã', 'Tên', 'Cấp', 'Ghi chú', 'Lỗi'];
  const wrong = [
    'B',
    '',
    'làng',
    '@x',
    expect.stringMatching(/^Tên: .*; Cấp: không rõ cấp "làng"/u),
  ];

  it('gives the wrong rows back as they came, each with its reasons', async () => {
    expect(await cellsOf('wrong')).toEqual([heading, wrong]);
  });

  it('or all rows, where nothing was imported; text that looks like a formula stays text', async () => {
    expect(await cellsOf('all')).toEqual([heading, ['A', 'Sở A', 'sở', '=1+1', ''], wrong]);
  });
});
