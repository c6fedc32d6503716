import type { Language } from '../../shared/domain/language.ts';
import type { ImportPreview } from '../import/preview.ts';

export interface PreviewTextOptions {
  readonly language: Language;
  /** The valid rows are written although others are wrong. */
  readonly validOnly: boolean;
  /** Nothing is written. */
  readonly dryRun: boolean;
}

/** The counts of each list, then every wrong cell with its row and column. */
export function previewText(
  preview: ImportPreview,
  { language, validOnly, dryRun }: PreviewTextOptions,
): string {
  const words = WORDS[language];
  const counts = preview.lists.map(
    ({ title, added, changed, same, wrong }) =>
      `${title[language]}: ${words.added} ${added} · ${words.changed} ${changed} · ` +
      `${words.same} ${same} · ${words.wrong} ${wrong}`,
  );
  const { unreadHeadings, unreadSheets, issues } = preview;
  return [
    ...encodingLines(preview, language),
    ...counts,
    ...(unreadHeadings.length > 0 ? [`${words.unreadHeadings}: ${unreadHeadings.join(', ')}`] : []),
    ...(unreadSheets.length > 0 ? [`${words.unreadSheets}: ${unreadSheets.join(', ')}`] : []),
    ...issues.map(({ text }) => `✖ ${text[language]}`),
    ...(issues.length > 0 ? [validOnly ? words.leftOut : words.nothingWritten] : []),
    ...(dryRun && (validOnly || issues.length === 0) ? [words.dryRun] : []),
  ].join('\n');
}

/** Only where something was converted: UTF-8 is what everybody expects. */
function encodingLines({ encoding }: ImportPreview, language: Language): string[] {
  if (encoding === null || encoding.samples.length === 0) return [];
  const samples = encoding.samples.map(({ before, after }) => `  ${before} → ${after}`);
  return [encoding.text[language], ...samples];
}

const WORDS = {
  vi: {
    added: 'Thêm mới',
    changed: 'Cập nhật',
    same: 'Không đổi',
    wrong: 'Lỗi',
    unreadHeadings: 'Cột không dùng đến',
    unreadSheets: 'Trang tính không dùng đến',
    leftOut: 'Các dòng trên không được nhập. Hãy sửa rồi nhập lại riêng các dòng ấy.',
    dryRun: 'Đây là bản xem trước: chưa ghi gì. Bỏ --dry-run để nhập.',
    nothingWritten: 'Chưa nhập dòng nào. Hãy sửa các ô trên rồi nhập lại cả tệp.',
  },
  en: {
    added: 'new',
    changed: 'changed',
    same: 'the same',
    wrong: 'wrong',
    unreadHeadings: 'Columns that are not read',
    unreadSheets: 'Sheets that are not read',
    leftOut: 'The rows above are left out. Correct them and import those alone.',
    dryRun: 'This is a preview: nothing was written. Leave --dry-run out to import.',
    nothingWritten:
      'Nothing was imported. Correct the cells above and import the whole file again.',
  },
} as const satisfies Record<Language, unknown>;
