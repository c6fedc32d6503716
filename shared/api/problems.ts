import type { Localized } from '../domain/language.ts';
import { ACCOUNT_PROBLEMS } from './account-problems.ts';
import { ANNULMENT_PROBLEMS } from './annulment-problems.ts';
import { DUTY_PROBLEMS } from './duty-problems.ts';
import { KIOSK_PROBLEMS } from './kiosk-problems.ts';
import { ORGANISATION_PROBLEMS } from './organisation-problems.ts';
import type { ProblemEntry, Retry } from './problem-entry.ts';
import { SETTINGS_PROBLEMS } from './settings-problems.ts';
import { SIGN_IN_PROBLEMS } from './sign-in-problems.ts';

export type { Retry } from './problem-entry.ts';

/** Every refusal of the server. A code once published is never given another meaning. */
export const PROBLEMS = {
  'malformed-json': {
    status: 400,
    retry: 'never',
    title: {
      vi: 'Nội dung gửi lên không phải JSON hợp lệ. Hãy kiểm tra lại chương trình gửi.',
      en: 'The body is not valid JSON. Check the program that sent it.',
    },
  },
  'invalid-body': {
    status: 422,
    retry: 'never',
    title: {
      vi: 'Nội dung gửi lên chưa đúng mẫu. Xem danh sách lỗi kèm theo và sửa từng mục.',
      en: 'The body does not have the expected form. See the listed issues and correct each.',
    },
  },
  'invalid-query': {
    status: 400,
    retry: 'never',
    title: {
      vi: 'Tham số trên địa chỉ chưa đúng. Xem danh sách lỗi kèm theo.',
      en: 'A parameter of the address is not valid. See the listed issues.',
    },
  },
  'body-too-large': {
    status: 413,
    retry: 'never',
    title: {
      vi: 'Nội dung gửi lên quá lớn. Hãy chia nhỏ rồi gửi lại.',
      en: 'The body is too large. Split it and send again.',
    },
  },
  'unsupported-media-type': {
    status: 415,
    retry: 'never',
    title: {
      vi: 'Máy chủ chỉ nhận nội dung kiểu application/json.',
      en: 'The server takes application/json only.',
    },
  },
  'not-found': {
    status: 404,
    retry: 'never',
    title: { vi: 'Không có địa chỉ này trên máy chủ.', en: 'There is nothing at this address.' },
  },
  'no-local-authority': {
    status: 404,
    retry: 'after-setup',
    title: {
      vi: 'Máy chủ chưa có chứng chỉ gốc riêng. Người quản trị máy chủ tạo bằng lệnh: npm run cli -- tls',
      en: 'The server has no authority of its own. Its administrator makes one with: npm run cli -- tls',
    },
  },
  ...KIOSK_PROBLEMS,
  ...ACCOUNT_PROBLEMS,
  ...ORGANISATION_PROBLEMS,
  ...ANNULMENT_PROBLEMS,
  ...DUTY_PROBLEMS,
  ...SETTINGS_PROBLEMS,
  'signed-out': {
    status: 401,
    retry: 'never',
    title: {
      vi: 'Ông/Bà chưa đăng nhập hoặc phiên làm việc đã hết hạn. Hãy đăng nhập lại.',
      en: 'You are not signed in, or the session has ended. Sign in again.',
    },
  },
  'wrong-credentials': {
    status: 401,
    retry: 'never',
    title: {
      vi: 'Tên đăng nhập hoặc mật khẩu không đúng.',
      en: 'The user name or the password is not right.',
    },
  },
  ...SIGN_IN_PROBLEMS,
  'too-many-attempts': {
    status: 429,
    retry: 'later',
    title: {
      vi: 'Đã thử quá nhiều lần. Hãy đợi một lát rồi thử lại.',
      en: 'Too many attempts. Wait a while, then try again.',
    },
  },
  'foreign-origin': {
    status: 403,
    retry: 'never',
    title: {
      vi: 'Yêu cầu đến từ một trang khác nên bị từ chối.',
      en: 'The request came from another site and was refused.',
    },
  },
  'setup-closed': {
    status: 404,
    retry: 'never',
    title: {
      vi: 'Máy chủ đã được thiết lập. Trang thiết lập đã đóng.',
      en: 'The server is set up already. The setup page is closed.',
    },
  },
  'wrong-setup-code': {
    status: 403,
    retry: 'never',
    title: {
      vi: 'Mã thiết lập không đúng. Mã được in trên màn hình của máy chủ khi khởi động.',
      en: 'The setup code is not right. The server printed it on its console when it started.',
    },
  },
  'weak-password': {
    status: 422,
    retry: 'never',
    title: {
      vi: 'Mật khẩu cần ít nhất 12 ký tự và không nằm trong danh sách mật khẩu phổ biến.',
      en: 'The password needs at least 12 characters and must not be a common one.',
    },
  },
  'unknown-counter': {
    status: 404,
    retry: 'never',
    title: {
      vi: 'Không có quầy này. Hãy thêm quầy ở trang Tổ chức trước khi ghép nối.',
      en: 'There is no such counter. Add it on the page Organisation before pairing.',
    },
  },
  'unknown-unit': {
    status: 404,
    retry: 'never',
    title: { vi: 'Không có đơn vị này.', en: 'There is no such unit.' },
  },
  'import-not-allowed': {
    status: 403,
    retry: 'never',
    title: {
      vi: 'Chỉ tài khoản quản lý toàn bộ cơ quan mới nhập dữ liệu được.',
      en: 'Only an account that sees the whole office may import data.',
    },
  },
  'import-expired': {
    status: 404,
    retry: 'never',
    title: {
      vi: 'Bản xem trước không còn (quá 30 phút hoặc máy chủ đã khởi động lại). Hãy tải tệp lên lại.',
      en: 'The preview is gone (over 30 minutes, or the server was restarted). Upload the file again.',
    },
  },
  'server-clock': {
    status: 503,
    retry: 'later',
    title: {
      vi: 'Đồng hồ máy chủ đã bị lùi nên tạm ngừng nhận. Chỉnh lại giờ máy chủ; máy đánh giá vẫn giữ dữ liệu.',
      en: "The server's clock went back, so nothing is taken in. Correct it; the kiosks keep their data.",
    },
  },
  overloaded: {
    status: 503,
    retry: 'later',
    title: {
      vi: 'Máy chủ đang bận. Xin đợi ít phút rồi thử lại; máy đánh giá giữ dữ liệu và tự gửi lại.',
      en: 'The server is busy. Please try again in a few minutes; kiosks keep their data and send again by themselves.',
    },
  },
  'storage-full': {
    status: 503,
    retry: 'later',
    title: {
      vi: 'Ổ đĩa của máy chủ đã đầy. Hãy giải phóng dung lượng; máy đánh giá vẫn giữ dữ liệu.',
      en: "The server's disk is full. Free some space; the kiosks keep their data.",
    },
  },
  internal: {
    status: 500,
    retry: 'later',
    title: {
      vi: 'Máy chủ gặp lỗi ngoài dự kiến. Ghi lại mã yêu cầu và báo người quản trị.',
      en: 'The server failed unexpectedly. Note the request id and tell the administrator.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;

export type ProblemCode = keyof typeof PROBLEMS;

/** RFC 9457 body. `detail` and `issues` say what came; `title` says what to do, in both languages. */
export interface ProblemBody {
  readonly type: string;
  readonly code: ProblemCode;
  readonly status: number;
  readonly retry: Retry;
  readonly title: string;
  readonly titles: Localized;
  readonly detail?: string;
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
  readonly requestId?: string;
}
