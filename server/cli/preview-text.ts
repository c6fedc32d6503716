import type { Language } from '../../shared/domain/language.ts';
import type { ImportPreview } from '../import/preview.ts';

/** The counts of each list, then every wrong cell with its row and column. */
export function previewText(preview: ImportPreview, language: Language): string {
  const words = WORDS[language];
  const counts = preview.lists.map(
    ({ title, added, changed, same, wrong }) =>
      `${title[language]}: ${words.added} ${added} · ${words.changed} ${changed} · ` +
      `${words.same} ${same} · ${words.wrong} ${wrong}`,
  );
  const { unreadHeadings, unreadSheets, issues } = preview;
  return [
    ...counts,
    ...(unreadHeadings.length > 0 ? [`${words.unreadHeadings}: ${unreadHeadings.join(', ')}`] : []),
    ...(unreadSheets.length > 0 ? [`${words.unreadSheets}: ${unreadSheets.join(', ')}`] : []),
    ...issues.map(({ text }) => `✖ ${text[language]}`),
    ...(issues.length > 0 ? [words.nothingWritten] : []),
  ].join('\n');
}

const WORDS = {
  vi: {
    added: 'Thêm mới',
    changed: 'Cập nhật',
    same: 'Không đổi',
    wrong: 'Lỗi',
    unreadHeadings: 'Cột không dùng đến',
    unreadSheets: 'Trang tính không dùng đến',
    nothingWritten: 'Chưa nhập dòng nào. Hãy sửa các ô trên rồi nhập lại cả tệp.',
  },
  en: {
    added: 'new',
    changed: 'changed',
    same: 'the same',
    wrong: 'wrong',
    unreadHeadings: 'Columns that are not read',
    unreadSheets: 'Sheets that are not read',
    nothingWritten:
      'Nothing was imported. Correct the cells above and import the whole file again.',
  },
} as const satisfies Record<Language, unknown>;
