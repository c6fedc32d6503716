import type { ProblemEntry } from './problem-entry.ts';

/** Refusals around what the office decides. */
export const SETTINGS_PROBLEMS = {
  'settings-elsewhere': {
    status: 403,
    retry: 'never',
    title: {
      vi: 'Chỉ tài khoản quản trị toàn bộ cơ quan mới xem và sửa được thiết lập.',
      en: 'Only an account that administers the whole office may see and change its settings.',
    },
  },
  'decision-in-the-past': {
    status: 422,
    retry: 'never',
    title: {
      vi: 'Ngày hiệu lực đứng trước hôm nay. Đã có lượt đánh giá nên các kỳ đã qua giữ nguyên; hãy chọn hôm nay hoặc một ngày sau.',
      en: 'The first day is before today. There are ratings already, so past periods stay as they are: choose today or a later day.',
    },
  },
  'no-such-target': {
    status: 404,
    retry: 'never',
    title: {
      vi: 'Không có chỉ tiêu này, hoặc chỉ tiêu đã kết thúc. Hãy tải lại trang Chỉ tiêu.',
      en: 'There is no such target, or it has ended. Reload the page Targets.',
    },
  },
  'no-sample-data': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Cơ quan không có dữ liệu minh họa nên không có gì để xóa.',
      en: 'The office holds no sample data, so there is nothing to remove.',
    },
  },
  'sample-loading': {
    status: 409,
    retry: 'later',
    title: {
      vi: 'Dữ liệu minh họa đang được nạp. Hãy đợi nạp xong; nếu máy chủ vừa bị tắt giữa chừng, hãy thử lại sau một phút.',
      en: 'The sample data are being loaded. Wait until it is done; if the server was stopped in the middle of it, try again in a minute.',
    },
  },
  'office-not-empty': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Cơ quan đã có đơn vị, cán bộ hoặc máy nên không nạp dữ liệu minh họa lẫn vào. Dữ liệu minh họa nạp dở thì xóa trước ở trang Thiết lập.',
      en: 'The office already holds units, officials or kiosks, so no sample is mixed into them. A sample that was loaded in part is removed first, on the page Settings.',
    },
  },
  'not-only-sample': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Trong dữ liệu có những thứ không phải minh họa nên không xóa gì cả. Xem danh sách kèm theo; dữ liệu thật bắt đầu ở một thư mục dữ liệu mới.',
      en: 'Some of the data are no sample, so nothing was removed. See the list; real data begin in a new data folder.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;

export type SettingsProblem = keyof typeof SETTINGS_PROBLEMS;
