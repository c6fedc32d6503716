import type { Localized } from '../../shared/domain/language.ts';
import type { EncodingNote } from './encoding/encoding-note.ts';
import { LISTS } from './lists.ts';
import type { ImportPlan } from './plan-import.ts';
import type { RowIssue } from './row-issue.ts';
import { issueText } from './row-issue.ts';

/** How many rows of one list are new, changed, the same or wrong. */
export interface ListPreview {
  /** Name of the list's sheet, as in don_vi. */
  readonly list: string;
  readonly title: Localized;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly wrong: number;
}

/** What a person sees before anything is written. */
export interface ImportPreview {
  readonly lists: readonly ListPreview[];
  readonly issues: readonly (RowIssue & { readonly text: Localized })[];
  /** How the bytes were read; null for a workbook in Unicode. */
  readonly encoding: EncodingNote | null;
  /** Headings and sheets that were not read, so that a misspelt one is noticed. */
  readonly unreadHeadings: readonly string[];
  readonly unreadSheets: readonly string[];
}

/** How many rows of a file are wrong. */
export function leftOutRows({ issues }: ImportPlan): number {
  return new Set(issues.map(({ sheet, row }) => `${sheet ?? ''} ${row}`)).size;
}

/** Counts of a plan, for the lists that the file holds, and each wrong cell in words. */
export function previewOf(plan: ImportPlan, encoding: EncodingNote | null = null): ImportPreview {
  const inFile = LISTS.filter((list) => plan.tables.some((table) => table.list === list));
  return {
    lists: inFile.map((list) => {
      const { added, changed, sameCount } = plan.changes[list.name];
      const wrongRows = plan.issues
        .filter((issue) => issue.list === list.name)
        .map((issue) => `${issue.sheet ?? ''} ${issue.row}`);
      return {
        list: list.sheet,
        title: list.title,
        added: added.length,
        changed: changed.length,
        same: sameCount,
        wrong: new Set(wrongRows).size,
      };
    }),
    issues: plan.issues.map((issue) => ({ ...issue, text: issueText(issue) })),
    encoding,
    unreadHeadings: plan.tables.flatMap(({ ignored }) => ignored),
    unreadSheets: plan.skippedSheets,
  };
}
