import type { StoredOrganisation } from '../../../server/import/entries.ts';
import { planImport, type ImportPlan } from '../../../server/import/plan-import.ts';
import { previewOf } from '../../../server/import/preview.ts';
import { tableOf, type Table } from '../../../server/import/table.ts';

/** Rows of one table, cells separated by bars. */
export const table = (...rows: string[]): Table =>
  tableOf(
    null,
    rows.map((row) => row.split('|')),
  );

/** What the import of such a table would do; throws when it is refused whole. */
export function planned(stored: StoredOrganisation, ...rows: string[]): ImportPlan {
  const plan = planImport([table(...rows)], stored);
  if (!plan.ok) throw new Error(plan.error.message.en);
  return plan.value;
}

/** The sentences of a preview. */
export const wordsOf = (plan: ImportPlan, language: 'vi' | 'en' = 'vi'): string[] =>
  previewOf(plan).issues.map(({ text }) => text[language]);
