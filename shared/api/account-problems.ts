import type { ProblemEntry } from './problem-entry.ts';

/** Refusals around accounts and roles. */
export const ACCOUNT_PROBLEMS = {
  'not-allowed': {
    status: 403,
    retry: 'never',
    title: {
      vi: 'Vai trò của Ông/Bà không cho phép việc này. Hãy hỏi người quản trị.',
      en: 'Your role does not allow this. Ask the administrator.',
    },
  },
  'official-of-unit-needed': {
    status: 422,
    retry: 'never',
    title: {
      vi: 'Vai trò "Cán bộ" cần đúng một cán bộ của đơn vị đã chọn; vai trò khác thì không kèm cán bộ.',
      en: 'The role "Official" needs one official of the chosen unit; no other role takes one.',
    },
  },
  'no-such-account': {
    status: 404,
    retry: 'never',
    title: { vi: 'Không có tài khoản này.', en: 'There is no such account.' },
  },
  'no-such-grant': {
    status: 404,
    retry: 'never',
    title: {
      vi: 'Không có vai trò này, hoặc đã được thu hồi.',
      en: 'There is no such role, or it was taken back.',
    },
  },
  'login-taken': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.',
      en: 'That login is taken. Choose another.',
    },
  },
  'own-account': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Không ai tự thay đổi vai trò, tự cấp liên kết mật khẩu hay đóng tài khoản của chính mình. Hãy nhờ một quản trị viên khác; mật khẩu của mình thì đổi ở trang Tài khoản của tôi.',
      en: 'Nobody changes their own roles, makes a password link for themselves or closes their own account. Ask another administrator; your own password is changed on the page My account.',
    },
  },
  'second-person-needed': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Vai trò này cần hai người: một người đề nghị, một quản trị viên khác đồng ý.',
      en: 'This role takes two persons: one asks, another administrator agrees.',
    },
  },
  'no-such-invitation': {
    status: 404,
    retry: 'never',
    title: {
      vi: 'Liên kết này không còn dùng được: đã dùng, đã quá 72 giờ, đã bị thu hồi hoặc đã có liên kết mới hơn. Hãy xin người quản trị một liên kết mới.',
      en: 'This link works no more: it was used, is older than 72 hours, was ended, or a newer one was made. Ask the administrator for a new link.',
    },
  },
  'own-invitation': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Liên kết này dành cho người khác, còn trình duyệt này đang đăng nhập bằng tài khoản đã tạo hoặc đã đồng ý liên kết. Hãy trao liên kết cho đúng người để họ tự mở trên máy của họ.',
      en: 'This link is for somebody else, and this browser is signed in as who made it or agreed to it. Hand it to that person, to be opened on their own device.',
    },
  },
  'last-administrator': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Đây là quản trị viên cuối cùng của toàn hệ thống. Hãy giao vai trò này cho người khác trước.',
      en: 'This is the last administrator of the whole system. Give that role to somebody else first.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;
