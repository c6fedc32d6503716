import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { periodReportCsv } from '../../../server/documents/period-report-csv.ts';
import { csvText } from '../../../server/documents/csv-text.ts';
import { fullFacts, fullReport } from '../../analytics/reports/full-report.ts';

type Line = Record<string, string>;

function read(text: string, delimiter = ';'): Line[] {
  return parse<Line>(text, { bom: true, columns: true, delimiter });
}

function lineOf(lines: readonly Line[], table: string, name: string): Line {
  const found = lines.find((line) => line['Bảng'] === table && line['Nội dung'] === name);
  if (found === undefined) throw new Error(`no line ${name} of table ${table}`);
  return found;
}

describe('periodReportCsv', () => {
  it('begins with the byte order mark by which Excel knows UTF-8', () => {
    expect(periodReportCsv(fullReport()).charCodeAt(0)).toBe(0xfeff);
  });

  it('has a line per row of every table, with decimal commas', () => {
    const lines = read(periodReportCsv(fullReport()));
    expect(new Set(lines.map((line) => line['Bảng']))).toEqual(
      new Set([
        ...['Tổng hợp', 'Theo quầy', 'Theo công chức', 'Theo lĩnh vực', 'Yếu tố', 'Xu hướng'],
        'Toàn vẹn',
      ]),
    );
    expect(lineOf(lines, 'Tổng hợp', 'Tổng cộng')).toMatchObject({
      Kỳ: '2026-11',
      'Từ ngày': '15/10/2026',
      'Mã đơn vị': '24',
      'Số lượt đánh giá': '1425',
      'Tỷ lệ hài lòng (%)': '92,84',
      'So với chỉ tiêu - Chỉ tiêu (%)': '90,00',
      'So với chỉ tiêu - Kết quả': 'Đạt',
      Nguồn: 'DỮ LIỆU MINH HỌA',
    });
  });

  it('keeps a negative number a number', () => {
    const counter = lineOf(read(periodReportCsv(fullReport())), 'Theo quầy', 'Quầy 2');
    expect(counter['So với chỉ tiêu - Chênh lệch (điểm %)']).toBe('-5,00');
    expect(counter['Nhóm']).toBe('Bộ phận Một cửa');
  });

  it('ends with the heads of the chains, the last verification and what was annulled', () => {
    const integrity = {
      lastVerification: { atMs: Date.UTC(2026, 10, 19, 19), alarms: 2 },
      root: { localDay: '2026-11-20', root: 'ab'.repeat(32) },
      chains: [{ unitName: 'Xã A', kioskName: 'Máy 1', epoch: 1, throughSeq: 6, headHash: 'xyz' }],
    };
    const lines = read(periodReportCsv({ ...fullReport(), integrity })).slice(-4);
    expect(lines.map((line) => [line['Nhóm'], line['Nội dung']])).toEqual([
      ['Xã A', 'Máy 1, lần ghép nối 1: 6 bản ghi, xyz'],
      ['', expect.stringContaining('02:00 20/11/2026, có 2 điểm sai lệch')],
      ['', `Mã gốc của mọi chuỗi ngày 20/11/2026: ${'ab'.repeat(32)}.`],
      ['', 'Đã hủy theo quyết định: 3 lượt'],
    ]);
  });

  it('takes decimal points with the comma', () => {
    const lines = read(periodReportCsv(fullReport(), 'comma'), ',');
    expect(lineOf(lines, 'Tổng hợp', 'Tổng cộng')['Tỷ lệ hài lòng (%)']).toBe('92.84');
  });

  it('prints no number of a withheld row', () => {
    const line = lineOf(read(periodReportCsv(fullReport())), 'Theo công chức', 'Lê Dũng');
    expect(line['Số lượt đánh giá']).toBe('ít hơn 11');
    expect(line['Tỷ lệ hài lòng (%)']).toBe('');
  });

  it('keeps a name that looks like a formula from being one', () => {
    const facts = fullFacts();
    const units = facts.organisation.units.map((unit) =>
      unit.id === 'sở' ? { ...unit, name: '=HYPERLINK("http://x";"y")' } : unit,
    );
    const report = fullReport({ organisation: { ...facts.organisation, units } });
    const names = read(periodReportCsv(report)).map((line) => line['Nội dung']);
    expect(names).toContain(`'=HYPERLINK("http://x";"y")`);
  });
});

describe('csvText', () => {
  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '\0=1', '＝1', '＋1', '－1', '＠x'])(
    'disarms %j',
    (text) => {
      expect(csvText(text)).toBe(`'${text}`);
    },
  );

  it.each(['Quầy 1', '', '1-2', 'a=b'])('leaves %j as it is', (text) => {
    expect(csvText(text)).toBe(text);
  });
});
