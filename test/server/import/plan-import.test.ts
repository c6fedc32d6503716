import { describe, expect, it } from 'vitest';
import type { StoredOrganisation } from '../../../server/import/entries.ts';
import { planImport } from '../../../server/import/plan-import.ts';
import { previewOf } from '../../../server/import/preview.ts';
import { type Table } from '../../../server/import/table.ts';
import { NOTHING_STORED, SMALL_OFFICE } from './stored-organisation.ts';
import { planned, table, wordsOf } from './planned-import.ts';

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
