import { leadSentence, periodSentence } from '../../analytics/reports/sentences.ts';
import type { Language } from '../../shared/domain/language.ts';
import { SAMPLE_LINE } from '../documents/method-notes.ts';
import { loadPeriodReport } from '../documents/load-period-report.ts';
import { WHOLE_SCOPE } from '../store/scope.ts';
import { tell, type Console, type JsonOption } from './console.ts';
import { explainReportFailure } from './export.ts';
import { withStoredData } from './with-store.ts';

export interface StatsOptions extends JsonOption {
  readonly unit: string;
  readonly period: string;
}

const SAMPLE = { vi: SAMPLE_LINE, en: `${SAMPLE_LINE} (sample data)` };

/** Prints the figures of a unit and a period, as far as they may be published; the exit code. */
export function runStats({ unit, period, json }: StatsOptions, console: Console): Promise<number> {
  return withStoredData(console, async (store) => {
    const query = { unitCode: unit, periodKey: period, nowMs: Date.now() };
    const loaded = await loadPeriodReport({ store, scope: WHOLE_SCOPE, ...query });
    if (!loaded.ok) return explainReportFailure(loaded.error, { unit, period }, console);
    const report = loaded.value;
    const lines = (language: Language): string =>
      [
        ...(report.sample ? [SAMPLE[language]] : []),
        report.unit.name,
        periodSentence(report, language),
        leadSentence(report, language),
      ].join('\n');
    tell(console, { json, result: report, text: { vi: lines('vi'), en: lines('en') } });
    return 0;
  });
}
