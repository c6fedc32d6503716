import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { readTables } from '../../../server/import/read-tables.ts';
import { storedZip } from '../../../server/import/xlsx/stored-zip.ts';
import { MAX_UNPACKED_BYTES } from '../../../server/import/xlsx/unpack-workbook.ts';
import { zipDirectory } from '../../../server/import/xlsx/zip-directory.ts';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

async function partsOf(rows: string[][]): Promise<Map<string, Uint8Array>> {
  const data = rows.map((row) => row.map((value) => ({ value, type: String })));
  const file: Uint8Array = await writeExcelFile(data).toBuffer();
  const { unpackWorkbook } = await import('../../../server/import/xlsx/unpack-workbook.ts');
  const parts = await unpackWorkbook(file);
  if (!parts.ok) throw new Error(parts.error.code);
  return parts.value;
}

const SHEET = 'xl/worksheets/sheet1.xml';
const ROWS = [
  ['ma', 'ten', 'cap'],
  ['A', 'Sở A', 'sở'],
];

async function withSheet(change: (xml: string) => string): Promise<Uint8Array> {
  const parts = await partsOf(ROWS);
  const sheet = new TextDecoder().decode(parts.get(SHEET));
  expect(sheet).not.toBe('');
  return storedZip(parts.set(SHEET, text(change(sheet))));
}

/** One deflated entry whose directory says another size than what comes out of it. */
function bomb(realBytes: number, saidBytes: number): Uint8Array {
  const name = Buffer.from(SHEET);
  const packed = deflateRawSync(Buffer.alloc(realBytes));
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(8, 4);
  facts.writeUInt32LE(crc32(Buffer.alloc(0)), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(saidBytes, 18);
  facts.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, name, packed]);
  const listed = Buffer.concat([
    ...[Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), facts],
    ...[Buffer.alloc(14), name],
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, listed, end]);
}

describe('an archive is refused before it fills the memory', () => {
  it.each([
    ['says it unpacks to 4 GB', () => bomb(1000, 0xffff_fffe), 'too-much-inside'],
    ['says little and unpacks to a lot', () => bomb(MAX_UNPACKED_BYTES + 1, 10), 'too-much-inside'],
    [
      'holds 501 entries',
      () => storedZip(new Map(Array.from({ length: 501 }, (_, at) => [`${at}.xml`, text('')]))),
      'too-much-inside',
    ],
    ['has no directory', () => text('PK\u0003\u0004 and nothing more'), 'unreadable'],
    ['is cut off', () => bomb(1000, 1000).subarray(0, 50), 'unreadable'],
  ])('when it %s', async (_case, make, code) => {
    const answer = await readTables(make());
    expect(answer).toMatchObject({ ok: false, error: { code } });
    expect(answer.ok || answer.error.message.vi.length > 20).toBe(true);
  });

  it('when one cell stands at the far corner of the sheet', async () => {
    const file = await withSheet((xml) =>
      xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"/></row></sheetData>'),
    );
    expect(await readTables(file)).toMatchObject({ ok: false, error: { code: 'too-much-inside' } });
  });

  it('when entities could unfold', async () => {
    const file = await withSheet((xml) => `<!DOCTYPE a [<!ENTITY b "cc">]>${xml}`);
    expect(await readTables(file)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
  });
});

it('reads a repacked workbook as the original', async () => {
  const file = storedZip(await partsOf(ROWS));
  expect(zipDirectory(file)?.map(({ name }) => name)).toContain(SHEET);
  const read = await readTables(file);
  expect(read.ok && read.value.tables[0]?.rows.map(({ cells }) => cells)).toEqual(ROWS);
});

it('takes the stored result of a formula and computes nothing', async () => {
  const file = await withSheet((xml) =>
    xml.replace(
      '</sheetData>',
      '<row r="3"><c r="A3" t="str"><f>WEBSERVICE("http://x")</f><v>B</v></c>' +
        '<c r="B3"><f>1+1</f></c></row></sheetData>',
    ),
  );
  const read = await readTables(file);
  expect(read.ok && read.value.tables[0]?.rows[2]?.cells.slice(0, 2)).toEqual(['B', '']);
});

it('reads a .tsv, and a workbook typed in a TCVN3 font with a sample of what was converted', async () => {
  const tsv = await readTables(text('ma\tten\n1\tSở A\n'));
  expect(tsv).toMatchObject({ value: { encoding: { encoding: 'utf-8', samples: [] } } });
  const file = storedZip(
    await partsOf([
      ['Mã', 'Tên', 'Cấp'],
      ['STP', 'Së T­ ph¸p', 'së'],
      ['A', 'Sở Y tế', 'sở'],
    ]),
  );
  expect(await readTables(file)).toMatchObject({
    value: {
      tables: [
        {
          rows: [
            { cells: ['Mã', 'Tên', 'Cấp'] },
            { cells: ['STP', 'Sở Tư pháp', 'sở'] },
            { cells: ['A', 'Sở Y tế', 'sở'] },
          ],
        },
      ],
      encoding: {
        text: { vi: 'Bảng mã phát hiện: TCVN3 (ABC), đã chuyển sang Unicode' },
        samples: [
          { before: 'Së T­ ph¸p', after: 'Sở Tư pháp' },
          { before: 'së', after: 'sở' },
        ],
      },
    },
  });
});
