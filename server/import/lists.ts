import type { Localized } from '../../shared/domain/language.ts';
import type { ListName } from './entries.ts';

/** A column of a list: `key` is its name in code, the first heading the one in our own files. */
export interface Column {
  readonly key: string;
  readonly headings: readonly [string, ...string[]];
  readonly required: boolean;
}

export interface List {
  readonly name: ListName;
  /** Name of its sheet and of its .csv file. */
  readonly sheet: string;
  readonly title: Localized;
  readonly columns: readonly Column[];
}

const required = (key: string, ...headings: [string, ...string[]]): Column => ({
  key,
  headings,
  required: true,
});

const optional = (key: string, ...headings: [string, ...string[]]): Column => ({
  key,
  headings,
  required: false,
});

/** Headings are compared by `plainKey`, so 'ma_don_vi' also stands for 'Mã đơn vị'. */
export const LISTS: readonly List[] = [
  {
    name: 'units',
    sheet: 'don_vi',
    title: { vi: 'Đơn vị', en: 'Units' },
    columns: [
      required('code', 'ma', 'ma_don_vi'),
      required('name', 'ten', 'ten_don_vi', 'don_vi'),
      required('kind', 'cap', 'cap_don_vi', 'loai', 'loai_don_vi'),
      optional('parent', 'ma_cha', 'ma_don_vi_cha', 'don_vi_cha', 'ma_don_vi_cap_tren'),
      optional('from', 'tu_ngay', 'ngay_bat_dau', 'hieu_luc_tu'),
      optional('to', 'den_ngay', 'ngay_ket_thuc', 'hieu_luc_den'),
    ],
  },
  {
    name: 'servicePoints',
    sheet: 'diem_tiep_nhan',
    title: { vi: 'Điểm tiếp nhận', en: 'Service points' },
    columns: [
      required('code', 'ma', 'ma_diem', 'ma_diem_tiep_nhan'),
      required('name', 'ten', 'ten_diem', 'ten_diem_tiep_nhan', 'diem_tiep_nhan'),
      required('unit', 'ma_don_vi'),
    ],
  },
  {
    name: 'counters',
    sheet: 'quay',
    title: { vi: 'Quầy', en: 'Counters' },
    columns: [
      required('code', 'ma', 'ma_quay'),
      required('name', 'ten', 'ten_quay', 'quay'),
      required('servicePoint', 'ma_diem', 'ma_diem_tiep_nhan'),
      optional('field', 'linh_vuc', 'ma_linh_vuc'),
    ],
  },
  {
    name: 'officials',
    sheet: 'can_bo',
    title: { vi: 'Cán bộ', en: 'Officials' },
    columns: [
      required('code', 'ma', 'ma_can_bo', 'ma_cong_chuc'),
      required('name', 'ho_ten', 'ho_va_ten', 'ten_can_bo'),
      optional('honorific', 'xung_ho', 'ong_ba', 'danh_xung'),
      optional('title', 'chuc_danh', 'chuc_vu'),
      required('unit', 'ma_don_vi'),
    ],
  },
  {
    name: 'duties',
    sheet: 'phan_cong',
    title: { vi: 'Phân công trực', en: 'Duty' },
    columns: [
      required('counter', 'ma_quay'),
      required('official', 'ma_can_bo', 'ma_cong_chuc'),
      required('from', 'tu', 'tu_ngay', 'bat_dau'),
      required('to', 'den', 'den_ngay', 'ket_thuc'),
    ],
  },
  {
    name: 'dossiers',
    sheet: 'ho_so',
    title: { vi: 'Hồ sơ đã giải quyết', en: 'Dossiers handled' },
    columns: [
      required('unit', 'ma_don_vi'),
      optional('field', 'linh_vuc', 'ma_linh_vuc'),
      required('month', 'ky', 'ky_bao_cao', 'thang'),
      required('count', 'so_luong', 'so_ho_so', 'tong_so', 'so_luong_ho_so'),
    ],
  },
];
