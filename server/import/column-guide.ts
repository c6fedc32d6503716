import type { ListName } from './entries.ts';

/** What the template says of a column: its heading in words, an example, how to fill it in. */
export interface ColumnGuide {
  readonly key: string;
  readonly heading: string;
  readonly example: string;
  readonly note: string;
  /** Codes keep their zeros in front only as text. */
  readonly isCode: boolean;
}

const code = (key: string, heading: string, [example, note]: readonly [string, string]) => ({
  ...{ key, heading, example, note },
  isCode: true,
});

const plain = (key: string, heading: string, [example, note]: readonly [string, string]) => ({
  ...{ key, heading, example, note },
  isCode: false,
});

const UNIT = code('unit', 'Mã đơn vị', ['07201', 'Mã của đơn vị đã có hoặc ở trang don_vi']);
const DAY_NOTE = 'Viết như 15/11/2026';

/** Of every column of every list, in the order of the template. */
export const COLUMN_GUIDES: Readonly<Record<ListName, readonly ColumnGuide[]>> = {
  units: [
    code('code', 'Mã', ['07201', 'Chữ, số, dấu chấm, gạch ngang; tối đa 64 ký tự']),
    plain('name', 'Tên', ['Phường Thọ Xương', 'Tên đầy đủ']),
    plain('kind', 'Cấp', ['phường', 'tỉnh, sở, cơ quan trung ương, xã, phường, đơn vị sự nghiệp…']),
    code('parent', 'Mã cha', ['24', 'Mã của đơn vị cấp trên; để trống nếu không có']),
    plain('from', 'Từ ngày', ['01/07/2025', DAY_NOTE]),
    plain('to', 'Đến ngày', ['', `Ngày ngừng hoạt động; ${DAY_NOTE.toLowerCase()}`]),
  ],
  servicePoints: [
    code('code', 'Mã', ['07201-MC', 'Mã điểm tiếp nhận']),
    plain('name', 'Tên', ['Bộ phận Một cửa phường Thọ Xương', 'Tên đầy đủ']),
    UNIT,
  ],
  counters: [
    code('code', 'Mã', ['07201-Q1', 'Mã quầy']),
    plain('name', 'Tên', ['Quầy 1', 'Tên ghi trên quầy']),
    code('servicePoint', 'Mã điểm', ['07201-MC', 'Mã điểm tiếp nhận của quầy']),
    plain('field', 'Lĩnh vực', [
      'Đất đai',
      'Tên hoặc mã lĩnh vực; để trống nếu quầy nhận nhiều lĩnh vực',
    ]),
  ],
  officials: [
    code('code', 'Mã', ['CB-0001', 'Mã cán bộ, công chức, viên chức']),
    plain('name', 'Họ tên', ['Nguyễn Thị Mẫu', 'Họ, tên đệm và tên']),
    plain('honorific', 'Xưng hô', ['Bà', 'Ông hoặc Bà']),
    plain('title', 'Chức danh', ['Chuyên viên', '']),
    UNIT,
  ],
  duties: [
    code('counter', 'Mã quầy', ['07201-Q1', '']),
    code('official', 'Mã cán bộ', ['CB-0001', '']),
    plain('from', 'Từ', ['02/11/2026 07:30', 'Ngày, hoặc ngày và giờ']),
    plain('to', 'Đến', ['02/11/2026 17:00', 'Chỉ ghi ngày thì tính hết ngày đó']),
  ],
  dossiers: [
    UNIT,
    plain('field', 'Lĩnh vực', ['Đất đai', 'Để trống nếu là số chung của mọi lĩnh vực']),
    plain('month', 'Kỳ', ['Tháng 11/2026', 'Tháng báo cáo: 2026-11 hoặc Tháng 11/2026']),
    plain('count', 'Số lượng', ['1.284', 'Số hồ sơ đã giải quyết trong kỳ']),
  ],
};
