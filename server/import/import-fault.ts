import { MAX_IMPORT_BYTES } from '../../shared/api/imports.ts';
import type { Localized } from '../../shared/domain/language.ts';

/** Why a file cannot be read at all. What is wrong in single rows is a `RowIssue`. */
export interface ImportFault {
  readonly code:
    | 'too-large'
    | 'too-many-rows'
    | 'unknown-encoding'
    | 'too-much-inside'
    | 'old-excel'
    | 'unreadable'
    | 'empty'
    | 'unknown-list';
  readonly message: Localized;
}

export { MAX_IMPORT_BYTES };
export const MAX_IMPORT_ROWS = 20_000;

const fault = (code: ImportFault['code'], vi: string, en: string): ImportFault => ({
  code,
  message: { vi, en },
});

export const tooLarge = fault(
  'too-large',
  'Tệp lớn hơn 5 MB. Hãy chia thành nhiều tệp rồi nhập lần lượt.',
  'The file is larger than 5 MB. Split it and import the parts one after the other.',
);

export const tooManyRows = fault(
  'too-many-rows',
  'Tệp có hơn 20.000 dòng. Hãy chia thành nhiều tệp rồi nhập lần lượt.',
  'The file has more than 20,000 rows. Split it and import the parts one after the other.',
);

export const unknownEncoding = fault(
  'unknown-encoding',
  'Không nhận ra bảng mã của tệp (đã thử UTF-8, UTF-16, TCVN3, VNI, Windows-1258). ' +
    'Hãy lưu lại dạng "CSV UTF-8" hoặc .xlsx.',
  'The encoding of the file is not recognised (tried UTF-8, UTF-16, TCVN3, VNI, Windows-1258). ' +
    'Save it as "CSV UTF-8" or as .xlsx.',
);

/** A file that unpacks to far more than a list can be. */
export const tooMuchInside = fault(
  'too-much-inside',
  'Tệp .xlsx giải nén ra quá lớn hoặc có ô nằm quá xa so với một danh sách 20.000 dòng nên bị ' +
    'từ chối. Hãy chép riêng danh sách sang một tệp mới rồi nhập lại.',
  'The .xlsx file unpacks to far more than a list of 20,000 rows, or has cells far outside one, ' +
    'and was refused. Copy the list alone into a new file and import that.',
);

export const oldExcel = fault(
  'old-excel',
  'Tệp .xls đời cũ không đọc được. Hãy mở bằng Excel và lưu lại dạng .xlsx.',
  'The old .xls format is not read. Open the file in Excel and save it as .xlsx.',
);

export const empty = fault(
  'empty',
  'Tệp không có dòng nào. Dòng đầu phải là tên các cột.',
  'The file has no rows. The first row must name the columns.',
);

export const unknownList = fault(
  'unknown-list',
  'Không nhận ra danh sách nào theo tên cột. Cần một trong: don_vi (ma, ten, cap), ' +
    'diem_tiep_nhan (ma, ten, ma_don_vi), quay (ma, ten, ma_diem), ' +
    'can_bo (ma, ho_ten, ma_don_vi), phan_cong (ma_quay, ma_can_bo, tu, den), ' +
    'ho_so (ma_don_vi, ky, so_luong).',
  'No list is recognised by its column names. Expected one of: don_vi (ma, ten, cap), ' +
    'diem_tiep_nhan (ma, ten, ma_don_vi), quay (ma, ten, ma_diem), ' +
    'can_bo (ma, ho_ten, ma_don_vi), phan_cong (ma_quay, ma_can_bo, tu, den), ' +
    'ho_so (ma_don_vi, ky, so_luong).',
);

/** `reason` is the reader's own words, in English: for who reads that. */
export const unreadable = (reason: string): ImportFault =>
  fault(
    'unreadable',
    'Không đọc được tệp: tệp hỏng hoặc sai định dạng. ' +
      'Hãy mở bằng Excel, lưu lại dạng .xlsx rồi nhập lại.',
    `The file cannot be read: damaged, or not what its name says (${reason}). ` +
      'Open it in Excel, save it as .xlsx and import that.',
  );
