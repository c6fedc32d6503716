import type { ProblemEntry } from './problem-entry.ts';

/** Refusals on the way in: steps of signing in, confirmations, the own account. */
export const SIGN_IN_PROBLEMS = {
  'second-factor-needed': {
    status: 403,
    retry: 'never',
    title: {
      vi: 'Cần nhập mã xác thực trước khi tiếp tục. Hãy tải lại trang và nhập mã.',
      en: 'A code of the authenticator app is needed first. Reload the page and enter it.',
    },
  },
  'enrolment-needed': {
    status: 403,
    retry: 'never',
    title: {
      vi: 'Tài khoản này phải bật xác thực hai lớp trước khi tiếp tục. Hãy tải lại trang.',
      en: 'This account must turn two-step sign-in on first. Reload the page.',
    },
  },
  'confirmation-needed': {
    status: 403,
    retry: 'never',
    title: {
      vi: 'Việc này cần xác nhận lại bằng mật khẩu hoặc mã xác thực trong 5 phút gần nhất.',
      en: 'This needs the password or a code, given within the last 5 minutes.',
    },
  },
  'wrong-code': {
    status: 403,
    retry: 'never',
    title: {
      vi: 'Mã không đúng hoặc đã dùng. Đợi mã mới trong ứng dụng rồi nhập lại; kiểm tra giờ trên điện thoại.',
      en: 'The code is not right or was used already. Wait for the next one; check the clock of the phone.',
    },
  },
  'wrong-password': {
    status: 403,
    retry: 'never',
    title: {
      vi: 'Mật khẩu đang dùng không đúng. Hãy nhập lại.',
      en: 'The present password is not right. Enter it again.',
    },
  },
  'no-enrolment-begun': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Mã QR đã hết hiệu lực. Hãy bắt đầu lại để nhận mã QR mới.',
      en: 'The QR code is no longer valid. Begin again to get a new one.',
    },
  },
  'no-second-factor': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Tài khoản chưa bật xác thực hai lớp.',
      en: 'The account has no two-step sign-in.',
    },
  },
  'second-factor-mandatory': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Vai trò của tài khoản bắt buộc xác thực hai lớp nên không thể tắt. Có thể đổi sang điện thoại khác.',
      en: 'The role of this account requires two-step sign-in, so it stays on. It can move to another phone.',
    },
  },
  'second-factor-unreadable': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Máy chủ không đọc được khóa xác thực đã lưu. Người quản trị máy chủ cần chạy: account reset-totp.',
      en: 'The server cannot read the stored secret. Its operator has to run: account reset-totp.',
    },
  },
  'no-such-session': {
    status: 404,
    retry: 'never',
    title: {
      vi: 'Phiên đăng nhập này không còn.',
      en: 'There is no such session any more.',
    },
  },
  'no-single-sign-on': {
    status: 404,
    retry: 'never',
    title: {
      vi: 'Máy chủ chưa được cấu hình đăng nhập một lần.',
      en: 'Single sign-on is not configured on this server.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;
