import readXlsxFile from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPeriodReport } from '../../../analytics/reports/build-period-report.ts';
import type { PeriodReport } from '../../../analytics/reports/period-report.ts';
import { periodReportXlsx } from '../../../server/documents/period-report-xlsx.ts';
import { fullFacts, fullReport } from '../../analytics/reports/full-report.ts';
import { smallProvince } from '../../analytics/reports/small-province.ts';

type Cell = string | number | boolean | Date | null;
type Sheets = Map<string, Cell[][]>;

async function readBack(report: PeriodReport): Promise<Sheets> {
  const bytes = await periodReportXlsx(report, '0.1.0');
  const sheets = await readXlsxFile(Buffer.from(bytes));
  return new Map(sheets.map(({ sheet, data }) => [sheet, data as Cell[][]]));
}

describe('periodReportXlsx', () => {
  let sheets: Sheets;
  beforeAll(async () => {
    sheets = await readBack(fullReport());
  });

  const rowStarting = (sheet: string, label: string, column = 1) => {
    const found = sheets.get(sheet)?.find((row) => row[column] === label);
    if (found === undefined) throw new Error(`no row ${label} on sheet ${sheet}`);
    return found;
  };

  it('has its sheets in order', () => {
    expect([...sheets.keys()]).toEqual([
      ...['Tổng hợp', 'Theo quầy', 'Theo công chức', 'Theo lĩnh vực', 'Yếu tố'],
      ...['Lý do', 'Xu hướng', 'Toàn vẹn', 'Phương pháp'],
    ]);
  });

  it('prints the head of every chain behind the figures', async () => {
    const chain = { unitName: 'Xã A', kioskName: 'Máy 1', epoch: 2, throughSeq: 6 };
    const chains = [
      { ...chain, headHash: 'xyz' },
      { ...chain, epoch: 3, throughSeq: 0, headHash: null },
    ];
    const integrity = { lastVerification: null, root: null, chains };
    const rows = (await readBack({ ...fullReport(), integrity })).get('Toàn vẹn')!;
    expect(rows).toContainEqual([1, 'Xã A', 'Máy 1', 2, 6, 'xyz']);
    expect(rows).toContainEqual([2, 'Xã A', 'Máy 1', 3, 0, null]);
  });

  it('leaves the sheet of officials out where none was rated', async () => {
    const facts = fullFacts();
    const report = buildPeriodReport({ ...facts, counts: { ...facts.counts, places: [] } });
    expect([...(await readBack(report)).keys()]).not.toContain('Theo công chức');
  });

  it('says whose figures they are, of which days, and that they are sample data', () => {
    const top = sheets
      .get('Tổng hợp')!
      .slice(0, 5)
      .map((row) => row[0]);
    expect(top).toEqual([
      'ỦY BAN NHÂN DÂN TỈNH BẮC GIANG',
      'TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ MỨC ĐỘ HÀI LÒNG',
      'Đơn vị: Tỉnh Bắc Giang',
      'Kỳ: tháng 11/2026 (từ ngày 15/10/2026 đến ngày 14/11/2026)',
      'DỮ LIỆU MINH HỌA',
    ]);
  });

  it('says on every sheet that the figures are sample data, and only then', async () => {
    const saysSo = (data: Cell[][]) => data.some((row) => row[0] === 'DỮ LIỆU MINH HỌA');
    expect([...sheets.values()].every(saysSo)).toBe(true);
    const real = await readBack(buildPeriodReport(smallProvince({ office: { sample: false } })));
    expect([...real.values()].some(saysSo)).toBe(false);
  });

  it('has a merged header of three rows and a row of column numbers', () => {
    const header = sheets.get('Tổng hợp')!.slice(6, 10);
    expect(header[0]!.slice(0, 6)).toEqual([
      'STT',
      'Tên đơn vị',
      'Số lượt đánh giá',
      'Mức độ đánh giá',
      null,
      null,
    ]);
    expect(header[1]!.slice(3, 7)).toEqual(['Rất hài lòng', null, 'Hài lòng', null]);
    expect(header[2]!.slice(2, 7)).toEqual([null, 'SL', '%', 'SL', '%']);
    expect(header[3]!.slice(0, 3)).toEqual(['(1)', '(2)', '(3)']);
    expect(header[3]![13]).toBe('(14)= ((4)+(6)) /(3)');
  });

  it('keeps numbers as numbers, unrounded', () => {
    const row = rowStarting('Tổng hợp', 'Tổng cộng');
    expect(row.slice(2, 14)).toEqual([
      ...[1425, 900, 900 / 1425, 423, 423 / 1425, 54, 54 / 1425, 29, 29 / 1425, 19, 19 / 1425],
      1323 / 1425,
    ]);
    expect(row[16]).toBe(0.9);
    expect(row[17]).toBeCloseTo((1323 / 1425 - 0.9) * 100, 12);
    expect(row.slice(18, 20)).toEqual(['Đạt', 'Đạt']);
  });

  it('numbers groups in Roman and starts again inside each', () => {
    const labels = sheets
      .get('Tổng hợp')!
      .slice(10)
      .map((row) => row.slice(0, 2));
    expect(labels).toEqual([
      ['I', 'Sở, ban, ngành'],
      [1, 'Sở Nội vụ'],
      ['II', 'Huyện, thành phố'],
      [1, 'Huyện Việt Yên'],
      ['III', 'Trực tiếp tại đơn vị'],
      [1, 'Tỉnh Bắc Giang'],
      [null, 'Tổng cộng'],
      [expect.stringMatching(/^\(\*\)/), null],
      ['Đã hủy theo quyết định: 3 lượt.', null],
    ]);
  });

  it('marks a nominal result that the interval does not bear out', () => {
    expect(rowStarting('Tổng hợp', 'Sở Nội vụ').slice(18, 20)).toEqual([
      'Đạt (*)',
      'Chưa đủ căn cứ',
    ]);
  });

  it('prints no number of a withheld row', () => {
    const row = rowStarting('Theo công chức', 'Lê Dũng');
    expect(row[3]).toBe('ít hơn 11');
    expect(row.slice(4, -1).every((cell) => cell === null)).toBe(true);
    expect(row.at(-1)).toBe('Không công bố');
  });

  it('puts each counter under its service point', () => {
    const labels = sheets
      .get('Theo quầy')!
      .slice(10, -1)
      .map((row) => row.slice(0, 3));
    expect(labels).toEqual([
      ['I', 'Bộ phận lưu động', null],
      [1, 'Quầy cũ', null],
      ['II', 'Bộ phận Một cửa', null],
      [1, 'Quầy 2', null],
      [2, 'Quầy 10', 'Đất đai'],
      [null, 'Tổng cộng tại đơn vị', null],
    ]);
  });

  it('gives the factors by their names and without targets', () => {
    expect(rowStarting('Yếu tố', 'Tiếp cận dịch vụ')[2]).toBe(78);
    const header = sheets.get('Yếu tố')!.slice(6, 9).flat();
    expect(header).not.toContain('So với chỉ tiêu');
  });

  it('lists reasons with their share of the ratings from "Bình thường" down', () => {
    expect(rowStarting('Lý do', 'Chờ lâu')).toEqual([
      1,
      'Chờ lâu',
      'Kết quả cung ứng dịch vụ',
      31,
      31 / 102,
    ]);
  });

  it('writes the days of the trend as dates', () => {
    const row = rowStarting('Xu hướng', 'tháng 11/2026');
    expect(row.slice(2, 4)).toEqual([new Date('2026-10-15'), new Date('2026-11-14')]);
  });

  it('explains its method, basis and version, and names no ministry index as its own', () => {
    const method = new Map(sheets.get('Phương pháp')!.map((row) => [row[0], row[1]]));
    expect(method.get('Khoảng tin cậy')).toContain('Wilson');
    expect(method.get('Ngày chốt số liệu')).toContain('09/2019/NĐ-CP');
    expect(method.get('Căn cứ của chỉ tiêu')).toContain('Nghị quyết số 1');
    expect(method.get('Kiểm tra toàn vẹn')).toContain('chưa được kiểm tra toàn vẹn lần nào');
    expect(method.get('Phần mềm')).toContain('0.1.0');
    expect([...sheets.values()].flat(2).join(' ')).not.toContain('SIPAS');
  });

  it('prints a period without ratings', async () => {
    const empty = await readBack(buildPeriodReport(smallProvince()));
    const total = empty.get('Tổng hợp')!.find((row) => row[1] === 'Tổng cộng');
    expect(total?.[2]).toBe(0);
    expect(total?.[13]).toBeNull();
  });
});
