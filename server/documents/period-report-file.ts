import type { PeriodReport } from '../../analytics/reports/period-report.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { utf8 } from '../../shared/record/bytes.ts';
import type { FileFormat } from '../../shared/validation/query-schema.ts';
import { periodReportCsv } from './period-report-csv.ts';
import { periodReportXlsx } from './period-report-xlsx.ts';

/** A report as a file to be saved. */
export interface PeriodReportFile {
  /** ASCII: `BC_HaiLong_<unit>_<period>_<yyyymmdd>.<format>`, by the day it was made. */
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** The file of a report in one of the two formats. */
export async function periodReportFile(
  report: PeriodReport,
  format: FileFormat,
): Promise<PeriodReportFile> {
  const content = format === 'xlsx' ? await periodReportXlsx(report) : periodReportCsv(report);
  return {
    fileName: fileNameOf(report, format),
    mediaType: MEDIA_TYPES[format],
    bytes: typeof content === 'string' ? utf8(content) : content,
  };
}

function fileNameOf({ unit, period, generatedAtMs }: PeriodReport, format: FileFormat): string {
  const day = localDayOf(generatedAtMs).replaceAll('-', '');
  return `BC_HaiLong_${asciiOf(unit.code)}_${period.key}_${day}.${format}`;
}

/** Codes may hold Vietnamese letters; old programs and headers take ASCII. */
function asciiOf(code: string): string {
  const bare = code.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return bare
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll(/[^\w.-]/gu, '-');
}
