import type { ProblemEntry } from './problem-entry.ts';

/** Refusals of changes to the organisation. */
export const ORGANISATION_PROBLEMS = {
  'unit-code-taken': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Mã đơn vị này đang được một đơn vị khác dùng trong cùng thời gian. Hãy chọn mã khác hoặc kết thúc đơn vị kia trước.',
      en: 'Another unit holds this code in the same days. Choose another code, or end the other unit first.',
    },
  },
  'before-unit-began': {
    status: 422,
    retry: 'never',
    title: {
      vi: 'Ngày này không sau ngày bắt đầu của đơn vị. Hãy chọn một ngày sau ngày bắt đầu.',
      en: 'This day is not after the first day of the unit. Choose a day after it.',
    },
  },
  'unit-not-valid': {
    status: 422,
    retry: 'never',
    title: {
      vi: 'Vào ngày này đơn vị không còn hoặc chưa hoạt động. Hãy kiểm tra thời gian hiệu lực của đơn vị.',
      en: 'The unit does not exist on this day. Check the days in which it is valid.',
    },
  },
  'unit-has-heirs': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Đơn vị này đã được ghi nhận đơn vị kế thừa vào một ngày khác. Mỗi đơn vị chỉ kết thúc một lần.',
      en: 'The end of this unit is recorded already, on another day. A unit ends once.',
    },
  },
  'parent-cycle': {
    status: 422,
    retry: 'never',
    title: {
      vi: 'Đơn vị cấp trên không thể nằm dưới chính đơn vị này. Hãy chọn đơn vị cấp trên khác.',
      en: 'A unit cannot stand below itself. Choose another parent.',
    },
  },
  'succession-cycle': {
    status: 422,
    retry: 'never',
    title: {
      vi: 'Một đơn vị không thể vừa là tiền thân vừa là kế thừa của cùng một đơn vị. Hãy kiểm tra lại hai danh sách.',
      en: 'A unit cannot both come before and follow the same unit. Check the two lists.',
    },
  },
  'succession-shape': {
    status: 422,
    retry: 'never',
    title: {
      vi: 'Số đơn vị chưa đúng: nhập cần từ hai đơn vị về một; chia cần một đơn vị thành từ hai; đổi tên là một thành một; giải thể không có đơn vị kế thừa.',
      en: 'The number of units is not right: a merger makes one of two or more, a split two or more of one, a new name one of one; after a dissolution there is no successor.',
    },
  },
  'succession-shares': {
    status: 422,
    retry: 'never',
    title: {
      vi: 'Tổng các phần chia không được vượt quá 100%. Hãy sửa lại các phần.',
      en: 'The shares add up to more than 100 %. Correct them.',
    },
  },
  'ends-before-it-begins': {
    status: 422,
    retry: 'never',
    title: {
      vi: 'Ngày kết thúc đứng trước ngày bắt đầu. Hãy kiểm tra lại hai ngày.',
      en: 'The last day comes before the first. Check the two days.',
    },
  },
  'place-code-taken': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Mã này đã có nơi khác hoặc người khác dùng. Hãy chọn mã khác, hoặc để trống để hệ thống tự đặt mã.',
      en: 'This code is held by another place or person. Choose another one, or leave it empty to have one made.',
    },
  },
  'place-not-valid': {
    status: 422,
    retry: 'never',
    title: {
      vi: 'Vào ngày này bộ phận tiếp nhận không hoặc chưa hoạt động. Hãy chọn ngày trong thời gian hoạt động của bộ phận.',
      en: 'The service point is not in use on this day. Choose a day on which it is.',
    },
  },
  'unknown-field': {
    status: 422,
    retry: 'never',
    title: {
      vi: 'Không có lĩnh vực này. Hãy chọn một lĩnh vực trong danh sách hoặc để trống.',
      en: 'There is no such field. Choose one of the list, or none.',
    },
  },
  'kiosk-at-counter': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Còn máy đánh giá đang đứng ở quầy. Hãy chuyển máy sang quầy khác hoặc thu hồi máy ở trang Thiết bị, rồi ngừng hoạt động.',
      en: 'A kiosk still stands at the counter. Move it to another counter or revoke it on the page Kiosks, then set the last day.',
    },
  },
  'duty-beyond': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Còn lịch trực sau ngày này. Hãy chuyển hoặc bỏ các ca trực đó, hoặc chọn ngày muộn hơn.',
      en: 'There is duty after this day. Give it to others or take it off, or choose a later day.',
    },
  },
  'counter-begins-later': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Bộ phận có quầy chỉ bắt đầu sau ngày này. Hãy chọn ngày muộn hơn.',
      en: 'A counter of this service point begins after this day. Choose a later day.',
    },
  },
  'organisation-elsewhere': {
    status: 403,
    retry: 'never',
    title: {
      vi: 'Chỉ tài khoản quản trị toàn bộ đơn vị mới được sửa cây tổ chức.',
      en: 'Only an account that administers every unit may change the tree of units.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;

export type OrganisationProblem = keyof typeof ORGANISATION_PROBLEMS;
