import type { Localized } from '../../shared/domain/language.ts';
import type { ListName } from './entries.ts';

/** What is wrong with one cell, in the reader's words. */
export interface RowIssue {
  readonly list: ListName;
  readonly sheet: string | null;
  /** As a spreadsheet program numbers it. */
  readonly row: number;
  /** The heading as the file spells it. */
  readonly column: string;
  readonly message: Localized;
}

/** 'Dòng 18, cột Mã đơn vị: trùng với dòng 9', after the sheet's name where there is one. */
export function issueText(issue: RowIssue): Localized {
  const { sheet, row, column, message } = issue;
  const vi = `òng ${row}, cột ${column}: ${message.vi}`;
  const en = `ow ${row}, column ${column}: ${message.en}`;
  return sheet === null
    ? { vi: `D${vi}`, en: `R${en}` }
    : { vi: `Trang tính ${sheet}, d${vi}`, en: `Sheet ${sheet}, r${en}` };
}
