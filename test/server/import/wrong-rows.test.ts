import { describe, expect, it } from 'vitest';
import { previewOf } from '../../../server/import/preview.ts';
import { NOTHING_STORED, SMALL_OFFICE } from './stored-organisation.ts';
import { planned, wordsOf } from './planned-import.ts';

describe('a wrong row is told by row, column and reason', () => {
  const UNITS = 'Mã đơn vị|Tên đơn vị|Cấp|Mã cha|Từ ngày|Đến ngày';
  const DUTIES = 'Mã quầy|Mã cán bộ|Từ|Đến';

  it.each([
    [
      'an unknown parent',
      [UNITS, 'B|Xã B|xã|X'],
      'Dòng 2, cột Mã cha: không có đơn vị cấp trên mang mã "X"',
    ],
    [
      'two units with one code',
      [UNITS, 'B|Xã B|xã', 'C|Xã C|xã', 'B|Xã D|xã'],
      'Dòng 4, cột Mã đơn vị: trùng với dòng 2',
    ],
    [
      'a unit above itself',
      [UNITS, 'B|Xã B|xã|B'],
      'Dòng 2, cột Mã cha: đơn vị cấp trên tạo thành vòng: B → B',
    ],
    ['a missing name', [UNITS, 'B||xã'], 'Dòng 2, cột Tên đơn vị: không được để trống'],
    [
      'a code that is none',
      [UNITS, '=1+1|Xã B|xã'],
      'Dòng 2, cột Mã đơn vị: "=1+1" không dùng làm mã được; mã gồm chữ, số, dấu chấm, gạch ngang, tối đa 64 ký tự',
    ],
    [
      'a day that no calendar has',
      [UNITS, 'B|Xã B|xã||30/02/2026'],
      'Dòng 2, cột Từ ngày: "30/02/2026" không phải ngày có thật; viết như 15/11/2026',
    ],
    [
      'a unit that ends first',
      [UNITS, 'B|Xã B|xã||02/01/2026|01/01/2026'],
      'Dòng 2, cột Đến ngày: kết thúc trước khi bắt đầu',
    ],
    [
      'an unknown field',
      ['Mã|Tên|Mã điểm|Lĩnh vực', 'Q2|Quầy 2|A-BP|Vũ trụ'],
      'Dòng 2, cột Lĩnh vực: không có lĩnh vực "Vũ trụ"; dùng: Đất đai, Y tế',
    ],
    [
      'an unknown unit',
      ['Mã|Tên|Mã đơn vị', 'D2|Điểm 2|X'],
      'Dòng 2, cột Mã đơn vị: không có đơn vị mang mã "X"',
    ],
    [
      'an unknown service point',
      ['Mã|Tên|Mã điểm', 'Q2|Quầy 2|X'],
      'Dòng 2, cột Mã điểm: không có điểm tiếp nhận mang mã "X"',
    ],
    [
      'an honorific that is none',
      ['Mã|Họ tên|Xưng hô|Mã đơn vị', 'CB2|Lê Mẫu|Anh|A'],
      'Dòng 2, cột Xưng hô: "Anh" không phải Ông hoặc Bà',
    ],
    [
      'an unknown counter',
      [DUTIES, 'X|CB1|01/03/2026|02/03/2026'],
      'Dòng 2, cột Mã quầy: không có quầy mang mã "X"',
    ],
    [
      'an unknown official',
      [DUTIES, 'Q1|X|01/03/2026|02/03/2026'],
      'Dòng 2, cột Mã cán bộ: không có cán bộ mang mã "X"',
    ],
    [
      'a duty that ends before it begins',
      [DUTIES, 'Q1|CB1|05/03/2026|04/03/2026'],
      'Dòng 2, cột Đến: kết thúc trước khi bắt đầu',
    ],
    [
      'a time that is none',
      [DUTIES, 'Q1|CB1|05/03/2026 25:00|06/03/2026'],
      'Dòng 2, cột Từ: "05/03/2026 25:00" không phải thời điểm có thật; viết như 15/11/2026 hoặc 15/11/2026 13:30',
    ],
    [
      'duties that overlap in the file',
      [DUTIES, 'Q1|CB1|01/03/2026|05/03/2026', 'Q1|CB1|05/03/2026|06/03/2026'],
      'Dòng 3, cột Từ: chồng lên phân công ở dòng 2 của cùng quầy',
    ],
    [
      'a duty over a stored one',
      [DUTIES, 'Q1|CB1|31/01/2026|02/02/2026'],
      'Dòng 2, cột Từ: chồng lên phân công đã có của cán bộ "CB1" tại quầy này',
    ],
    [
      'one duty twice',
      [DUTIES, 'Q1|CB1|01/03/2026|05/03/2026', 'Q1|CB1|01/03/2026|06/03/2026'],
      'Dòng 3, cột Từ: trùng với dòng 2',
    ],
  ])('%s', (_case, rows, words) => {
    expect(wordsOf(planned(SMALL_OFFICE, ...rows))).toEqual([words]);
  });

  it('says the same in English', () => {
    const plan = planned(NOTHING_STORED, UNITS, 'B|Xã B|xã', 'B|Xã C|xã');
    expect(wordsOf(plan, 'en')).toEqual(['Row 3, column Mã đơn vị: repeats row 2']);
  });

  it('names every unit of a circle', () => {
    const plan = planned(NOTHING_STORED, UNITS, 'B|Xã B|xã|C', 'C|Xã C|xã|B', 'D|Xã D|xã|B');
    expect(wordsOf(plan)).toEqual([
      'Dòng 2, cột Mã cha: đơn vị cấp trên tạo thành vòng: B → C → B',
      'Dòng 3, cột Mã cha: đơn vị cấp trên tạo thành vòng: C → B → C',
    ]);
  });

  it('does not blame the rows that point to a row with another mistake', () => {
    const plan = planned(NOTHING_STORED, UNITS, 'B|Xã B|cấp lạ', 'C|Xã C|xã|B');
    expect(previewOf(plan).issues.map(({ row }) => row)).toEqual([2]);
  });

  it('counts the rows of a spreadsheet, empty ones included', () => {
    const plan = planned(NOTHING_STORED, '', UNITS, '||', 'B|Xã B|cấp lạ');
    expect(previewOf(plan).issues.map(({ row }) => row)).toEqual([4]);
  });
});
