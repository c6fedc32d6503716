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
} as const satisfies Record<string, ProblemEntry>;

export type SettingsProblem = keyof typeof SETTINGS_PROBLEMS;
