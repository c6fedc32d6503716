import { describe, expect, it } from 'vitest';
import { readTables } from '../../../server/import/read-tables.ts';

async function told(text: string) {
  const answer = await readTables(new TextEncoder().encode(text));
  return answer.ok ? undefined : answer.error;
}

describe('a text file whose quotes do not fit', () => {
  it.each<[what: string, text: string, vi: string, en: string]>([
    [
      'a quote inside a cell',
      'ma,ten\n1,Xã A\n2,Xã "Bảy"\n',
      'Dòng 3: dấu nháy kép (") nằm sai chỗ trong ô. ',
      'Line 3: a double quote (") stands where none can stand in a cell. ',
    ],
    [
      'text behind a closing quote',
      'ma,ten\r\n1,"Xã\r\nA"\r\n\r\n2,"Bảy" xã\r\n',
      'Dòng 5: dấu nháy kép (") nằm sai chỗ trong ô. ',
      'Line 5: a double quote (") stands where none can stand in a cell. ',
    ],
    [
      'a quote that only the next quoted cell closes',
      'ma,ten\n1,"Xã A\n2,Xã B\n3,"Xã C"\n',
      'Dòng 4: dấu nháy kép (") nằm sai chỗ trong ô, trong dòng dữ liệu bắt đầu từ dòng 2. ',
      'cell, within a row that begins on line 2. ',
    ],
    [
      'a quote that nothing closes',
      'ma,ten\n1,Xã A\n2,"Xã B\n3,Xã C\n',
      'Dòng 3: có ô mở bằng dấu nháy kép (") mà đến hết tệp không có dấu đóng. ',
      'Line 3: a cell opens with a double quote (") that nothing closes before the file ends. ',
    ],
    [
      'a quote in the header that nothing closes',
      '"ma,ten\n1,Xã A\n',
      'Dòng 1: có ô mở',
      'Line 1: a cell opens',
    ],
    [
      'a quote that nothing closes in a long file',
      `ma,ten\n1,"Xã A\n${'2,Xã B\n'.repeat(10_000)}`,
      'Dòng 2: dài hơn 64 KB; thường là có ô mở bằng dấu nháy kép',
      'Line 2: longer than 64 kB; most often a cell opens with a double quote',
    ],
  ])('is refused by its line, and with what to do: %s', async (_what, text, vi, en) => {
    const fault = await told(text);
    expect(fault?.code).toBe('unreadable');
    expect(fault?.message.vi).toContain(vi);
    expect(fault?.message.vi).toContain('"Xã ""Bảy""", hoặc lưu danh sách dạng .xlsx');
    expect(fault?.message.vi).not.toMatch(/quote|invalid|record/iu);
    expect(fault?.message.en).toContain(en);
    expect(fault?.message.en).toContain('"Xã ""Bảy""", or save the list as .xlsx');
  });

  it('is read once they are doubled as the message says', async () => {
    const answer = await readTables(new TextEncoder().encode('ma,ten\n2,"Xã ""Bảy"""\n'));
    expect(answer.ok && answer.value.tables[0]?.rows[1]?.cells).toEqual(['2', 'Xã "Bảy"']);
  });
});

it('tells of a broken workbook in Vietnamese without the words of a library', async () => {
  const fault = await told('PK\u0003\u0004 and nothing more');
  expect(fault?.message.vi).toBe(
    'Không đọc được tệp: tệp hỏng hoặc sai định dạng. ' +
      'Hãy mở bằng Excel, lưu lại dạng .xlsx rồi nhập lại.',
  );
  expect(fault?.message.en).toContain('(no directory in the archive)');
});
