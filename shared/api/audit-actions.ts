import type { Localized } from '../domain/language.ts';

/** What each action of the audit log is called to people. */
export const AUDIT_ACTIONS: Readonly<Record<string, Localized>> = {
  'session.sign-in': { vi: 'Đăng nhập', en: 'Signed in' },
  'session.sign-in-failed': { vi: 'Đăng nhập không thành công', en: 'Sign-in refused' },
  'session.sign-out': { vi: 'Đăng xuất', en: 'Signed out' },
  'account.create': { vi: 'Tạo tài khoản', en: 'Account made' },
  'account.reset-password': { vi: 'Đặt lại mật khẩu', en: 'Password reset' },
  'office.set-up': { vi: 'Thiết lập lần đầu', en: 'First set-up' },
  'organisation.import': { vi: 'Nhập danh sách tổ chức', en: 'Organisation imported' },
  'targets.choose-preset': { vi: 'Chọn bộ chỉ tiêu', en: 'Targets chosen' },
  'kiosk.pair': { vi: 'Ghép nối máy đánh giá', en: 'Kiosk paired' },
  'kiosk.re-pair': { vi: 'Ghép nối lại máy đánh giá', en: 'Kiosk paired again' },
  'kiosk.re-key': { vi: 'Máy tự ghi danh lại', en: 'Kiosk enrolled itself again' },
  'kiosk.suspend': { vi: 'Tạm dừng máy do chuỗi rẽ nhánh', en: 'Kiosk suspended for a fork' },
  'kiosk.reinstate': { vi: 'Cho máy hoạt động lại', en: 'Kiosk reinstated' },
  'kiosk.revoke': { vi: 'Thu hồi máy đánh giá', en: 'Kiosk revoked' },
  'kiosk.rescue': { vi: 'Nhận tệp cứu dữ liệu', en: 'Rescue file taken in' },
  'quarantine.replay': { vi: 'Xét lại bản ghi đang giữ', en: 'Quarantine judged again' },
  'report.read-names': {
    vi: 'Xem kết quả có tên cán bộ',
    en: 'Read results with officials named',
  },
  'report.export': { vi: 'Xuất báo cáo', en: 'Report exported' },
  'proof.export': { vi: 'Tải tệp chứng thực', en: 'Proof exported' },
  'audit-log.export': { vi: 'Xuất nhật ký', en: 'Audit log exported' },
  'root.write': { vi: 'Ghi mã gốc hằng ngày', en: 'Daily root written' },
  'data.backup': { vi: 'Sao lưu dữ liệu', en: 'Data backed up' },
  'data.restore': { vi: 'Khôi phục dữ liệu', en: 'Data restored' },
};
