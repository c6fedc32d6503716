import { extname } from 'node:path';
import { importTemplate } from '../documents/import-template.ts';
import { EXIT } from '../exit-codes.ts';
import { LISTS } from '../import/lists.ts';
import { complain, tell, type Console, type JsonOption } from './console.ts';
import { writeNamedFile } from './named-place.ts';

export interface TemplateOptions extends JsonOption {
  /** Sheet of the one list; all of them when left out. */
  readonly list?: string;
}

/** Writes an empty workbook to fill in: of one list, or of all. Answers the exit code. */
export async function runImportTemplate(
  file: string,
  { list, json }: TemplateOptions,
  console: Console,
): Promise<number> {
  const lists = list === undefined ? LISTS : LISTS.filter(({ sheet }) => sheet === list);
  if (lists.length === 0) {
    const known = LISTS.map(({ sheet }) => sheet).join(', ');
    return complain(
      console,
      {
        vi: `Không có danh sách "${list ?? ''}". Dùng một trong: ${known}.`,
        en: `There is no list "${list ?? ''}". Use one of: ${known}.`,
      },
      EXIT.invalid,
    );
  }
  if (extname(file).toLowerCase() !== '.xlsx') {
    return complain(
      console,
      {
        vi: `Tệp mẫu là .xlsx, nhận được: ${file}. Hãy chọn tên có đuôi .xlsx bằng --template.`,
        en: `A template is an .xlsx file, got: ${file}. Choose a name that ends in .xlsx with --template.`,
      },
      EXIT.invalid,
    );
  }
  const place = { path: file, by: '--template' };
  const done = await writeNamedFile(place, await importTemplate(lists));
  if (!done.ok) return complain(console, done.error);
  const text = { vi: `✔ Đã ghi tệp mẫu ${file}`, en: `✔ Template written to ${file}` };
  tell(console, { json, result: { path: file }, text });
  return 0;
}
