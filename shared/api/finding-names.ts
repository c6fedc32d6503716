import type { Localized } from '../domain/language.ts';
import type { FindingKind } from './integrity.ts';

/** What each kind of finding is called to people. */
export const FINDING_NAMES: Readonly<Record<FindingKind, Localized>> = {
  hole: { vi: 'Khoảng trống chưa rõ nguyên nhân', en: 'Unexplained gap' },
  removed: { vi: 'Bản ghi đã nhận nay không còn', en: 'Received record is gone' },
  'known-lost': { vi: 'Mất, đã biết nguyên nhân', en: 'Lost, cause known' },
  'missing-tail': { vi: 'Thiếu phần cuối chuỗi', en: 'End of the chain missing' },
  'waiting-tail': { vi: 'Còn chờ máy đánh giá gửi', en: 'Still waiting on the kiosk' },
  fork: { vi: 'Hai bản ghi cùng một vị trí', en: 'Two records in one seat' },
  'altered-record': { vi: 'Bản ghi bị sửa', en: 'Altered record' },
  'broken-link': { vi: 'Đứt liên kết trong chuỗi', en: 'Broken link' },
  'unknown-chain': { vi: 'Chuỗi không thuộc máy đã ghép nối', en: 'Chain of no paired kiosk' },
  'altered-head': { vi: 'Mốc đầu chuỗi bị sửa', en: 'Altered chain head' },
  'uncounted-record': { vi: 'Bản ghi chưa được tính', en: 'Record not counted' },
  'unfounded-quarantine': { vi: 'Giữ lại không còn lý do', en: 'Set aside without a reason' },
  orphan: { vi: 'Số liệu không có bản ghi gốc', en: 'Data without a record' },
  'altered-rating': { vi: 'Lượt đánh giá khác bản ghi gốc', en: 'Rating differs from its record' },
  'altered-answer': { vi: 'Câu trả lời khác bản ghi gốc', en: 'Answer differs from its record' },
  'altered-reason': { vi: 'Lý do khác bản ghi gốc', en: 'Reason differs from its record' },
  'altered-duty': {
    vi: 'Cán bộ trực đổi tại máy khác bản ghi gốc',
    en: 'Duty said at the kiosk differs from its record',
  },
  attribution: {
    vi: 'Cán bộ hoặc lĩnh vực khác lịch trực hiện nay',
    en: "Official or field differs from today's roster",
  },
  'altered-count': { vi: 'Số đếm khác tổng các lượt', en: 'Count differs from its ratings' },
  'unfounded-annulment': {
    vi: 'Hủy lượt đánh giá không có quyết định hợp lệ',
    en: 'Ratings annulled without a valid decision',
  },
  'one-person-annulment': {
    vi: 'Một người vừa đề nghị vừa duyệt hủy lượt đánh giá',
    en: 'One person proposed and approved an annulment',
  },
  'altered-root': { vi: 'Mã gốc hằng ngày không khớp', en: 'Daily root does not match' },
  'altered-audit': { vi: 'Nhật ký không khớp mã gốc', en: 'Audit log does not match its root' },
  'altered-audit-entry': { vi: 'Mục nhật ký bị sửa', en: 'Altered entry of the audit log' },
  'missing-audit-entry': { vi: 'Mục nhật ký không còn', en: 'Entry of the audit log is gone' },
  'misplaced-audit-entry': {
    vi: 'Mục nhật ký sai thứ tự',
    en: 'Entry of the audit log out of order',
  },
};
