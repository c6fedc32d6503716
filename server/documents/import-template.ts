import type { Row } from 'write-excel-file/node';
import { COLUMN_GUIDES, type ColumnGuide } from '../import/column-guide.ts';
import type { List } from '../import/lists.ts';
import { xlsxBytes } from './xlsx-bytes.ts';
import type { XlsxSheet } from './xlsx-sheet.ts';

/** Empty rows that are ready to be filled in, their codes as text. */
const READY_ROWS = 200;

const GUIDE_SHEET = 'Hướng dẫn';

/** An empty workbook with the headings of the given lists, and how to fill them in. */
export const importTemplate = (lists: readonly List[]): Promise<Uint8Array> =>
  xlsxBytes([...lists.map(listSheet), guideSheet(lists)]);

function listSheet(list: List): XlsxSheet {
  const guides = COLUMN_GUIDES[list.name];
  const headings: Row = guides.map((guide) => ({
    ...HEADING,
    value: isRequired(list, guide) ? `${guide.heading} *` : guide.heading,
  }));
  const ready = Array.from({ length: READY_ROWS }, (): Row => guides.map(emptyCell));
  return {
    sheet: list.sheet,
    data: [headings, ...ready],
    columns: guides.map(({ heading, example }) => ({
      width: Math.max(heading.length, example.length) + 6,
    })),
    stickyRowsCount: 1,
  };
}

const HEADING = { type: String, fontWeight: 'bold', backgroundColor: '#EDF1F5' } as const;

/** A cell that is formatted as text keeps '07201' as it is typed. */
function emptyCell({ isCode }: ColumnGuide): Row[number] {
  return isCode ? { value: '', type: String, format: '@' } : null;
}

function guideSheet(lists: readonly List[]): XlsxSheet {
  const heading: Row = ['Trang', 'Cột', 'Bắt buộc', 'Ví dụ', 'Cách ghi'].map((value) => ({
    ...HEADING,
    value,
  }));
  const lines = lists.flatMap((list) =>
    COLUMN_GUIDES[list.name].map((guide): Row =>
      [
        list.sheet,
        guide.heading,
        isRequired(list, guide) ? 'Có' : '',
        guide.example,
        guide.note,
      ].map((value) => ({ value, type: String, wrap: true, alignVertical: 'top' as const })),
    ),
  );
  return {
    sheet: GUIDE_SHEET,
    data: [heading, ...lines, [], ...RULES.map((rule): Row => [{ value: rule, type: String }])],
    columns: [{ width: 18 }, { width: 18 }, { width: 10 }, { width: 34 }, { width: 64 }],
    stickyRowsCount: 1,
  };
}

const RULES = [
  'Dòng trùng mã với dữ liệu đã có thì cập nhật dữ liệu đó; không dòng nào bị xóa khi nhập.',
  'Tối đa 20.000 dòng và 5 MB. Công thức không được tính: chỉ lấy giá trị đang lưu trong ô.',
];

function isRequired(list: List, { key }: ColumnGuide): boolean {
  return list.columns.some((column) => column.key === key && column.required);
}
