import { describe, expect, it } from 'vitest';
import type { StoredOrganisation } from '../../../server/import/entries.ts';
import { planImport, type ImportPlan } from '../../../server/import/plan-import.ts';
import { previewOf } from '../../../server/import/preview.ts';
import { tableOf, type Table } from '../../../server/import/table.ts';
import { NOTHING_STORED, SMALL_OFFICE } from './stored-organisation.ts';

/** Rows of one table, cells separated by bars. */
const table = (...rows: string[]): Table =>
  tableOf(
    null,
    rows.map((row) => row.split('|')),
  );

function planned(stored: StoredOrganisation, ...rows: string[]): ImportPlan {
  const plan = planImport([table(...rows)], stored);
  if (!plan.ok) throw new Error(plan.error.message.en);
  return plan.value;
}

const wordsOf = (plan: ImportPlan, language: 'vi' | 'en' = 'vi'): string[] =>
  previewOf(plan).issues.map(({ text }) => text[language]);

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

describe('what stands at a kiosk keeps its unit', () => {
  const TWO_UNITS: StoredOrganisation = {
    ...SMALL_OFFICE,
    units: [
      ...SMALL_OFFICE.units,
      ...SMALL_OFFICE.units.map((unit) => ({ ...unit, id: 'unit-2', code: 'B' })),
    ],
    servicePoints: [
      ...SMALL_OFFICE.servicePoints,
      { id: 'point-2', code: 'A-BP2', name: 'Một cửa 2', unitCode: 'A' },
      { id: 'point-3', code: 'B-BP', name: 'Một cửa B', unitCode: 'B' },
    ],
  };
  const POINTS = 'Mã điểm|Tên điểm|Mã đơn vị';
  const COUNTERS = 'Mã quầy|Tên quầy|Mã điểm';

  it.each([
    ['a service point', [POINTS, 'A-BP|Một cửa|B'], 'Mã đơn vị'],
    ['a counter', [COUNTERS, 'Q1|Quầy 1|B-BP'], 'Mã điểm'],
  ])('%s does not move to another unit', (_, rows, column) => {
    expect(wordsOf(planned(TWO_UNITS, ...rows))).toEqual([
      `Dòng 2, cột ${column}: mã này thuộc đơn vị "A" và không chuyển sang đơn vị khác được; dùng mã mới`,
    ]);
  });

  it('moves inside its unit as it likes', () => {
    const plan = planned(TWO_UNITS, COUNTERS, 'Q1|Quầy 1|A-BP2');
    expect(plan.issues).toEqual([]);
    expect(plan.changes.counters.changed).toHaveLength(1);
  });
});

describe('what would be written', () => {
  it('tells new, changed and same rows apart', () => {
    const plan = planned(SMALL_OFFICE, 'ma|ten|cap', 'A|Sở A|sở', 'B|Xã B|xã');
    expect(previewOf(plan).lists).toEqual([
      {
        list: 'don_vi',
        title: { vi: 'Đơn vị', en: 'Units' },
        added: 1,
        changed: 0,
        same: 1,
        wrong: 0,
      },
    ]);
    const renamed = planned(SMALL_OFFICE, 'ma|ten|cap', 'A|Sở A mới|sở');
    expect(renamed.changes.units.changed).toEqual([{ ...SMALL_OFFICE.units[0], name: 'Sở A mới' }]);
  });

  it('leaves alone what a file does not say, and takes back what it says empty', () => {
    const silent = planned(SMALL_OFFICE, 'ma|ten|ma_diem', 'Q1|Quầy 1|A-BP');
    expect(silent.changes.counters.sameCount).toBe(1);
    const emptied = planned(SMALL_OFFICE, 'ma|ten|ma_diem|linh_vuc', 'Q1|Quầy 1|A-BP|');
    expect(emptied.changes.counters.changed).toMatchObject([{ code: 'Q1', fieldCode: null }]);
  });

  it('corrects the official of a duty that begins at the same time', () => {
    const plan = planned(
      {
        ...SMALL_OFFICE,
        officials: [...SMALL_OFFICE.officials, { ...SMALL_OFFICE.officials[0]!, code: 'CB2' }],
      },
      'ma_quay|ma_can_bo|tu|den',
      'Q1|CB2|01/01/2026|31/01/2026',
    );
    expect(plan.issues).toEqual([]);
    expect(plan.changes.duties.changed).toMatchObject([{ id: 'duty-1', officialCode: 'CB2' }]);
  });

  it('reads decomposed letters, runs of spaces and formulas as the text that they are', () => {
    const name = 'Xa\u0303  B\u00a0 =HYPERLINK("x")';
    const plan = planned(NOTHING_STORED, 'ma|ten|cap', `B|  ${name} |xã`);
    expect(plan.changes.units.added.map((unit) => unit.name)).toEqual(['Xã B =HYPERLINK("x")']);
  });

  it.each(['tỉnh', 'TINH', 'province'])('knows %s as a kind of unit', (kind) => {
    const plan = planned(NOTHING_STORED, 'ma|ten|cap', `B|Đơn vị B|${kind}`);
    expect(plan.changes.units.added).toMatchObject([{ kind: 'province' }]);
  });

  it('lets the lists of one workbook point to one another', () => {
    const sheet = (name: string, ...rows: string[]): Table => ({ ...table(...rows), sheet: name });
    const plan = planImport(
      [
        sheet('quay', 'ma|ten|ma_diem', 'Q9|Quầy 9|BP9'),
        sheet('diem_tiep_nhan', 'ma|ten|ma_don_vi', 'BP9|Bộ phận 9|B'),
        sheet('don_vi', 'ma|ten|cap', 'B|Xã B|xã'),
        sheet('Ghi chú', 'Cách điền'),
      ],
      NOTHING_STORED,
    );
    expect(plan).toMatchObject({ ok: true, value: { issues: [], skippedSheets: ['Ghi chú'] } });
  });

  it('names the sheet of a wrong cell, and a column that a named sheet lacks', () => {
    const plan = planImport([{ ...table('ma|cap', 'B|xã'), sheet: 'don_vi' }], NOTHING_STORED);
    if (!plan.ok) throw new Error(plan.error.code);
    expect(wordsOf(plan.value)).toEqual([
      'Trang tính don_vi, dòng 1, cột ten: thiếu cột này (tên cột: ten, ten_don_vi, don_vi)',
    ]);
  });

  it('refuses a table that is none of the lists', () => {
    const plan = planImport([table('Số|Chữ', '1|a')], NOTHING_STORED);
    expect(plan).toMatchObject({ ok: false, error: { code: 'unknown-list' } });
  });
});

describe('valid rows only', () => {
  const sheet = (name: string, ...rows: string[]): Table => ({ ...table(...rows), sheet: name });
  const FILE = [
    sheet('don_vi', 'ma|ten|cap|ma_cha', 'A|Sở A|sở|', 'B|Xã B|làng|', 'C|Xã C|xã|B'),
    sheet('diem_tiep_nhan', 'ma|ten|ma_don_vi', 'MC-A|Một cửa A|A', 'MC-C|Một cửa C|C'),
    sheet('quay', 'ma|ten|ma_diem', 'QA|Quầy A|MC-A', 'QC|Quầy C|MC-C'),
  ];

  it('leaves out what hangs on a wrong row, however far away, and says so', () => {
    const plan = planImport(FILE, NOTHING_STORED, { validOnly: true });
    if (!plan.ok) throw new Error(plan.error.code);
    const { changes, stateOf } = plan.value;
    expect(changes.units.added.map(({ code }) => code)).toEqual(['A']);
    expect(changes.servicePoints.added.map(({ code }) => code)).toEqual(['MC-A']);
    expect(changes.counters.added.map(({ code }) => code)).toEqual(['QA']);
    expect(wordsOf(plan.value).slice(1)).toEqual([
      'Trang tính don_vi, dòng 4, cột ma_cha: phụ thuộc vào dòng lỗi của "B"',
      'Trang tính diem_tiep_nhan, dòng 3, cột ma_don_vi: phụ thuộc vào dòng lỗi của "C"',
      'Trang tính quay, dòng 3, cột ma_diem: phụ thuộc vào dòng lỗi của "MC-C"',
    ]);
    expect([2, 3].map((row) => stateOf('quay', row))).toEqual(['added', 'wrong']);
  });

  it('tells one wrong cell once where it is all or nothing', () => {
    const plan = planImport(FILE, NOTHING_STORED);
    expect(plan.ok && plan.value.issues).toHaveLength(1);
  });
});

describe('dossiers handled', () => {
  const HEADING = 'Mã đơn vị|Lĩnh vực|Kỳ|Số lượng';

  it.each([
    ['2026-11', '2026-11'],
    ['11/2026', '2026-11'],
    ['Tháng 3/2026', '2026-03'],
    ['T11/2026', '2026-11'],
    ['2026-11-01', '2026-11'],
  ])('a month may be written as %s', (text, month) => {
    const { changes } = planned(SMALL_OFFICE, HEADING, `A|Đất đai|${text}|1.284`);
    expect(changes.dossiers.added).toEqual([
      { unitCode: 'A', fieldCode: 'land', month, count: 1284 },
    ]);
  });

  it.each([
    [
      'A||2026-13|5',
      'Dòng 2, cột Kỳ: "2026-13" không phải một tháng; viết như 2026-11 hoặc Tháng 11/2026',
    ],
    [
      'A||2026-11|-5',
      'Dòng 2, cột Số lượng: "-5" không phải số nguyên không âm; viết như 1284 hoặc 1.284',
    ],
    [
      'A||2026-11|1,5',
      'Dòng 2, cột Số lượng: "1,5" không phải số nguyên không âm; viết như 1284 hoặc 1.284',
    ],
    ['X||2026-11|5', 'Dòng 2, cột Mã đơn vị: không có đơn vị mang mã "X"'],
  ])('a row such as %s is wrong', (row, message) => {
    expect(wordsOf(planned(SMALL_OFFICE, HEADING, row))).toEqual([message]);
  });

  it('two rows of one unit, field and month are wrong', () => {
    expect(wordsOf(planned(SMALL_OFFICE, HEADING, 'A||2026-11|5', 'A||11/2026|6'))).toEqual([
      'Dòng 3, cột Kỳ: trùng với dòng 2',
    ]);
  });
});
