import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { buildPeriodReport } from '../../../analytics/reports/build-period-report.ts';
import type { CoverageTable } from '../../../analytics/reports/coverage-table.ts';
import type { PeriodReport } from '../../../analytics/reports/period-report.ts';
import { periodReportCsv } from '../../../server/documents/period-report-csv.ts';
import { csvText } from '../../../server/documents/csv-text.ts';
import { figureTables, trendTable } from '../../../server/documents/report-tables.ts';
import { smallProvince } from '../../analytics/reports/small-province.ts';
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

const headingsOf = (report: PeriodReport): string[] =>
  parse(periodReportCsv(report), { bom: true, delimiter: ';' })[0]!;

const KNOWN_COVERAGE = { kind: 'known', dossiers: 5000, share: 0.285 } as const;

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

  it('gives each row of the trend its own period', () => {
    const trend = read(periodReportCsv(fullReport())).filter((line) => line['Bảng'] === 'Xu hướng');
    expect(trend).toHaveLength(13);
    expect(trend[0]).toMatchObject({
      Kỳ: '2025-11',
      'Từ ngày': '15/10/2025',
      'Đến ngày': '14/11/2025',
      'Nội dung': 'tháng 11/2025',
    });
    expect(trend[12]).toMatchObject({ Kỳ: '2026-11', 'Từ ngày': '15/10/2026' });
  });

  it('prints dossiers and coverage of a unit, and nothing of them in other tables', () => {
    const coverage: CoverageTable = {
      overall: KNOWN_COVERAGE,
      units: [{ code: 'SNV', coverage: { kind: 'known', dossiers: 1284, share: 1 / 3 } }],
    };
    const lines = read(periodReportCsv({ ...fullReport(), coverage }));
    expect(lineOf(lines, 'Tổng hợp', 'Tổng cộng')).toMatchObject({
      'Số hồ sơ đã giải quyết': '5000',
      'Độ phủ (%)': '28,50',
    });
    expect(lineOf(lines, 'Tổng hợp', 'Sở Nội vụ')['Độ phủ (%)']).toBe('33,33');
    expect(lineOf(lines, 'Theo quầy', 'Quầy 10')['Độ phủ (%)']).toBe('');
  });

  it('prints the field of a counter and the title of an official', () => {
    const lines = read(periodReportCsv(fullReport()));
    const counter = lineOf(lines, 'Theo quầy', 'Quầy 10');
    expect([counter['Lĩnh vực'], counter['Chức danh']]).toEqual(['Đất đai', '']);
    const official = lineOf(lines, 'Theo công chức', 'Nguyễn Văn Đức');
    expect([official['Lĩnh vực'], official['Chức danh']]).toEqual(['', 'Chuyên viên']);
  });

  it('loses no column that stands before the figures of a table', () => {
    const report = { ...fullReport(), coverage: { overall: KNOWN_COVERAGE, units: [] } };
    const columns = headingsOf(report);
    for (const { columns: all, figureColumns } of [...figureTables(report), trendTable(report)]) {
      const details = all.slice(2, -figureColumns.length).map(({ headings }) => headings[0]);
      expect(columns).toEqual(expect.arrayContaining(details));
    }
  });

  it('has the same columns whatever a report knows, after those that name the row', () => {
    const bare = buildPeriodReport(smallProvince());
    expect(headingsOf(bare)).toEqual(headingsOf(fullReport()));
    expect(headingsOf(bare).slice(6, 13)).toEqual([
      ...['Nhóm', 'Nội dung', 'Số hồ sơ đã giải quyết', 'Độ phủ (%)', 'Lĩnh vực', 'Chức danh'],
      'Số lượt đánh giá',
    ]);
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
