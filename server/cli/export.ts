import { EXIT } from '../exit-codes.ts';
import { WHOLE_SCOPE } from '../store/scope.ts';
import { FILE_FORMATS, type FileFormat } from '../../shared/validation/query-schema.ts';
import { loadPeriodReport, type PeriodReportFailure } from '../documents/load-period-report.ts';
import { periodReportFile } from '../documents/period-report-file.ts';
import { complain, tell, type Console, type JsonOption } from './console.ts';
import { writeNamedFile } from './named-place.ts';
import { withStoredData } from './with-store.ts';

export interface ExportOptions extends JsonOption {
  readonly unit: string;
  readonly period: string;
  readonly format: string;
  /** Where to write; the report's own name in this folder when left out. */
  readonly out?: string;
}

/** Writes the file of a unit and a period; answers the exit code. */
export async function runExport(options: ExportOptions, console: Console): Promise<number> {
  const format = FILE_FORMATS.find((known) => known === options.format);
  if (format === undefined) return unknownFormat(options, console);
  return withStoredData(console, async (store) => {
    const report = await loadPeriodReport({
      store,
      scope: WHOLE_SCOPE,
      unitCode: options.unit,
      periodKey: options.period,
      nowMs: Date.now(),
    });
    if (!report.ok) return explainReportFailure(report.error, options, console);
    const file = await periodReportFile(report.value, format);
    const path = options.out ?? file.fileName;
    const done = await writeNamedFile({ path, by: '--out' }, file.bytes);
    if (!done.ok) return complain(console, done.error);
    const text = { vi: `✔ Đã xuất báo cáo: ${path}`, en: `✔ Report written: ${path}` };
    tell(console, { json: options.json, result: { path, bytes: file.bytes.length }, text });
    return 0;
  });
}

function unknownFormat({ format }: ExportOptions, console: Console): number {
  const known: readonly FileFormat[] = FILE_FORMATS;
  const message = {
    vi: `Định dạng phải là ${known.join(' hoặc ')}, nhận được: ${format}.`,
    en: `The format must be ${known.join(' or ')}, got: ${format}.`,
  };
  return complain(console, message, EXIT.invalid);
}

/** Says why there is no such report; answers the exit code. */
export function explainReportFailure(
  failure: PeriodReportFailure,
  options: Pick<ExportOptions, 'unit' | 'period'>,
  console: Console,
): number {
  switch (failure.code) {
    case 'unknown-unit': {
      const message = {
        vi: `Không có đơn vị mang mã ${options.unit} trong kỳ ${options.period}.`,
        en: `No unit has the code ${options.unit} in ${options.period}.`,
      };
      return complain(console, message, EXIT.invalid);
    }
    case 'invalid-period': {
      const message = {
        vi: `Kỳ báo cáo phải có dạng 2026-11, 2026-Q4, 2026-H1, 2026-9M hoặc 2026, nhận được: ${options.period}.`,
        en: `The period must look like 2026-11, 2026-Q4, 2026-H1, 2026-9M or 2026, got: ${options.period}.`,
      };
      return complain(console, message, EXIT.invalid);
    }
  }
}
