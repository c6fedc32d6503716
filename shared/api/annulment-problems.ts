import type { ProblemEntry } from './problem-entry.ts';

/** Refusals around putting ratings out of the figures. */
export const ANNULMENT_PROBLEMS = {
  'no-such-annulment': {
    status: 404,
    retry: 'never',
    title: {
      vi: 'Không có đề nghị hủy lượt đánh giá này.',
      en: 'There is no such proposal to annul ratings.',
    },
  },
  'annulment-in-future': {
    status: 422,
    retry: 'never',
    title: {
      vi: 'Khoảng thời gian phải kết thúc trước lúc này: chỉ hủy được lượt đánh giá đã có.',
      en: 'The window must end before now: only ratings that were given can be annulled.',
    },
  },
  'annulment-covers-nothing': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Không có lượt đánh giá nào chắc chắn nằm trong khoảng thời gian này mà chưa bị hủy.',
      en: 'No rating that is not annulled yet lies for certain in this window.',
    },
  },
  'annulment-changed': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Các lượt trong khoảng này đã thay đổi từ lúc Ông/Bà xem. Hãy xem lại rồi quyết định.',
      en: 'The ratings of this window have changed since you looked. Look again, then decide.',
    },
  },
  'annulment-decided': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Đề nghị này đã được quyết định, đã rút hoặc đã hết hạn.',
      en: 'This proposal was decided, withdrawn or has expired.',
    },
  },
  'annulment-not-in-force': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Việc hủy này không còn hiệu lực, hoặc đã có đề nghị khôi phục đang chờ.',
      en: 'This annulment is not in force, or a proposal to lift it is waiting already.',
    },
  },
  'annulment-second-person': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Hủy lượt đánh giá cần hai người: người đề nghị không tự quyết định, người đã tạo hoặc duyệt liên kết mật khẩu cho người kia cũng không. Hãy nhờ một quản trị viên khác.',
      en: 'Annulling ratings takes two persons: who proposes does not decide, nor where one of the two made or agreed to the password link of the other. Ask another administrator.',
    },
  },
  'annulment-not-the-proposer': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Chỉ người đã đề nghị mới rút được đề nghị. Quản trị viên khác có thể từ chối.',
      en: 'Only who made a proposal withdraws it. Another administrator may refuse it.',
    },
  },
  'annulment-from-above': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Đơn vị được đánh giá không tự quyết định về số liệu của mình. Việc này cần quản trị viên của đơn vị cấp trên, không giữ vai trò quản lý hoặc cán bộ ở đơn vị đó.',
      en: 'A rated unit does not decide on its own figures. This needs an administrator of a unit above who is neither manager nor official there.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;

export type AnnulmentProblem = keyof typeof ANNULMENT_PROBLEMS;
