import { describe, expect, it } from 'vitest';
import writeExcelFile, { type Sheet } from 'write-excel-file/node';
import { readTables } from '../../../server/import/read-tables.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function cellsOf(file: Uint8Array): Promise<(readonly string[])[]> {
  const tables = await readTables(file);
  if (!tables.ok) throw new Error(tables.error.message.en);
  return tables.value.tables.flatMap(({ rows }) => rows.map(({ cells }) => cells));
}

describe('a .csv file', () => {
  it.each([
    [
      'commas',
      'ma,ten\n07201,"Xã ""A"", B"\n',
      [
        ['ma', 'ten'],
        ['07201', 'Xã "A", B'],
      ],
    ],
    [
      'semicolons',
      'ma;ten\r\n07201;Xã A, B\r\n',
      [
        ['ma', 'ten'],
        ['07201', 'Xã A, B'],
      ],
    ],
    [
      'tabs',
      'ma\tten\n07201\tXã A; B\n',
      [
        ['ma', 'ten'],
        ['07201', 'Xã A; B'],
      ],
    ],
    [
      'a byte order mark',
      '\ufeffma,ten\n1,2\n',
      [
        ['ma', 'ten'],
        ['1', '2'],
      ],
    ],
  ])('may have %s', async (_case, text, cells) => {
    expect(await cellsOf(bytes(text))).toEqual(cells);
  });

  it('keeps its own row numbers over empty lines', async () => {
    const tables = await readTables(bytes('ma,ten\n\n,\n1,2\n'));
    expect(tables).toMatchObject({
      value: { tables: [{ rows: [{ number: 1 }, { number: 4 }] }] },
    });
  });
});

describe('an .xlsx file', () => {
  const workbook = (sheets: Sheet<Buffer>[]): Promise<Uint8Array> =>
    writeExcelFile(sheets).toBuffer();

  it('gives codes, numbers, days and times as text', async () => {
    const cells = [
      { value: '07201', type: String },
      { value: 213, type: Number },
      { value: new Date('2026-11-05T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
      { value: new Date('2026-11-05T13:30:00Z'), type: Date, format: 'dd/mm/yyyy hh:mm' },
    ];
    const file = await workbook([{ sheet: 'A', data: [cells] }]);
    expect(await cellsOf(file)).toEqual([['07201', '213', '2026-11-05', '2026-11-05 13:30']]);
  });

  it('reads every sheet, and of a formula nothing that would have to be computed', async () => {
    const file = await workbook([
      { sheet: 'don_vi', data: [['a', { value: '=1+1', type: 'Formula' }]] },
      { sheet: 'quay', data: [['b']] },
    ]);
    const tables = await readTables(file);
    expect(tables).toMatchObject({
      value: {
        tables: [
          { sheet: 'don_vi', rows: [{ cells: ['a'] }] },
          { sheet: 'quay', rows: [{ cells: ['b'] }] },
        ],
      },
    });
  });
});

it.each([
  ['too large a file', new Uint8Array(5 * 1024 * 1024 + 1), 'too-large'],
  ['too many rows', bytes('ma\n'.repeat(20_002)), 'too-many-rows'],
  [
    'an encoding that reads as no Vietnamese',
    Uint8Array.from([0x6d, 0x61, 0x0a, 0xe1, 0xba]),
    'unknown-encoding',
  ],
  ['an .xls of old', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old-excel'],
  ['a broken .xlsx', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0]), 'unreadable'],
  ['an open quote', bytes('ma,ten\n"1,2\n'), 'unreadable'],
  ['an empty file', bytes(' \n\n'), 'empty'],
])('refuses %s with words', async (_case, file, code) => {
  expect(await readTables(file)).toMatchObject({ ok: false, error: { code } });
});
