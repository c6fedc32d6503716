import type { AnnulmentState } from '../../../shared/domain/annulment.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { AnnulmentEffect } from '../annulment-effect.ts';

const vi = {
  title: 'Hủy lượt đánh giá',
  intro:
    'Không ai sửa hay xóa được lượt đánh giá. Hai người có thể cùng quyết định không tính mọi lượt của một quầy hoặc một máy trong một khoảng thời gian, bất kể mức đánh giá. Bản ghi gốc vẫn được giữ, số lượt bị hủy được in trên mọi báo cáo.',
  propose: 'Đề nghị hủy',
  /** Not 'Hủy', which is the act itself here. */
  leave: 'Đóng',
  none: 'Chưa có đề nghị nào.',
  noneHint:
    'Khi cán bộ thử máy trước giờ mở cửa hoặc máy lỗi, hãy đề nghị hủy các lượt của khoảng thời gian đó.',
  done: 'Đã lưu. Việc này được ghi vào nhật ký.',
  kinds: { annul: 'Hủy lượt đánh giá', lift: 'Khôi phục lượt đã hủy' },
  states: {
    proposed: 'Chờ người thứ hai',
    approved: 'Đã hủy',
    refused: 'Bị từ chối',
    withdrawn: 'Đã rút',
    expired: 'Hết hạn',
    lifted: 'Đã khôi phục',
  } satisfies Record<AnnulmentState, string>,
  liftApproved: 'Đã khôi phục',
  window: (from: string, to: string) => `Từ ${from} đến trước ${to}`,
  /** Instead of a number that is withheld: it begins the sentence. */
  few: 'Một số',
  wouldGo: (count: string) => `${count} lượt sẽ không còn được tính`,
  wouldReturn: (count: string) => `${count} lượt sẽ được tính lại`,
  gone: (count: string) => `${count} lượt không được tính`,
  returned: (count: string) => `${count} lượt được tính lại`,
  noneGone: () => 'Đề nghị này không hủy lượt nào',
  noneReturned: () => 'Đề nghị này không khôi phục lượt nào',
  month: (month: string, count: string) => `tháng ${month}: ${count}`,
  later: (count: string) =>
    `${count} lượt của khoảng này đến sau khi duyệt nên vẫn được tính. Muốn hủy thì phải đề nghị mới.`,
  proposedBy: (name: string, time: string) => `${name} đề nghị lúc ${time}`,
  decidedBy: (name: string, time: string) => `${name} quyết định lúc ${time}`,
  endsAt: (time: string) => `Tự hết hạn lúc ${time} nếu không ai quyết định`,
  waitsForOther: 'Người đề nghị không tự quyết định: cần một quản trị viên của đơn vị cấp trên.',
  liftWaits: 'Đang có đề nghị khôi phục các lượt này, chờ người thứ hai quyết định.',
  decide: 'Xem và quyết định',
  withdraw: 'Rút đề nghị',
  lift: 'Đề nghị khôi phục',
  about: (place: string) => `: ${place}`,
  form: {
    title: 'Đề nghị hủy lượt đánh giá',
    hint: 'Đề nghị có hiệu lực khi một quản trị viên khác của đơn vị cấp trên duyệt.',
    place: 'Hủy theo',
    places: { counter: 'Quầy', kiosk: 'Máy đánh giá' },
    kiosk: 'Máy đánh giá',
    chooseKiosk: 'Chọn máy…',
    noPlace: 'Chọn quầy hoặc máy.',
    fromDay: 'Từ ngày',
    fromTime: 'Từ giờ',
    toDay: 'Đến ngày',
    toTime: 'Đến trước giờ',
    windows: {
      unreadable: 'Nhập đủ ngày và giờ bắt đầu, kết thúc.',
      reversed: 'Giờ kết thúc phải sau giờ bắt đầu.',
      'too-long': 'Mỗi đề nghị nhiều nhất 31 ngày.',
      future: 'Khoảng thời gian phải kết thúc trước lúc này.',
    },
    reason: 'Lý do',
    chooseReason: 'Chọn lý do…',
    noReason: 'Chọn một lý do.',
    explanation: 'Giải thích',
    explanationHint: 'Việc gì đã xảy ra, ai biết, có biên bản nào. Ít nhất 20 ký tự.',
    shortExplanation: 'Viết ít nhất 20 ký tự để người quyết định hiểu được.',
  },
  coverage: {
    title: 'Những gì sẽ bị hủy',
    loading: 'Đang đếm…',
    nothing: 'Không có lượt nào trong khoảng này.',
    all: (count: string) => `Toàn bộ ${count} lượt trong khoảng này, bất kể mức đánh giá.`,
    allOfFew:
      'Toàn bộ các lượt trong khoảng này, bất kể mức đánh giá. Ít lượt nên con số chỉ hiện với người quyết định.',
    noLevels:
      'Mức đánh giá chỉ hiện với người quyết định: không ai chọn khoảng thời gian theo mức đánh giá.',
    annulledBefore: (count: string) => `${count} lượt khác trong khoảng này đã bị hủy từ trước.`,
    uncertain: (count: string) =>
      `${count} lượt không rõ có thuộc khoảng này hay không: vẫn được tính.`,
  },
  decision: {
    title: 'Quyết định về đề nghị này',
    hint: 'Xem kỹ lý do và số lượt. Việc duyệt được ghi vào nhật ký với tên của Ông/Bà.',
    note: 'Ý kiến (không bắt buộc)',
    approve: 'Duyệt',
    refuse: 'Từ chối',
  },
  withdrawal: {
    title: 'Rút đề nghị này?',
    hint: 'Đề nghị vẫn còn trong danh sách với trạng thái “Đã rút”.',
  },
  lifting: {
    title: 'Đề nghị khôi phục',
    hint: 'Sau khi một quản trị viên khác duyệt, các lượt này được tính lại.',
  },
};

const en: typeof vi = {
  title: 'Annulment of ratings',
  intro:
    'Nobody can edit or delete a rating. Two persons can decide together not to count every rating of a counter or kiosk in a window of time, whatever its level. The original records stay, and every report prints how many were annulled.',
  propose: 'Propose an annulment',
  leave: 'Close',
  none: 'There is no proposal yet.',
  noneHint:
    'When staff tested a kiosk before opening, or a device failed, propose to annul the ratings of that time.',
  done: 'Saved. This stands in the audit log.',
  kinds: { annul: 'Annul ratings', lift: 'Count annulled ratings again' },
  states: {
    proposed: 'Waits for a second person',
    approved: 'Annulled',
    refused: 'Refused',
    withdrawn: 'Withdrawn',
    expired: 'Expired',
    lifted: 'Lifted',
  },
  liftApproved: 'Counted again',
  window: (from: string, to: string) => `From ${from} until ${to}`,
  few: 'A few',
  wouldGo: (count: string) => `${count} ratings would no longer count`,
  wouldReturn: (count: string) => `${count} ratings would count again`,
  gone: (count: string) => `${count} ratings do not count`,
  returned: (count: string) => `${count} ratings count again`,
  noneGone: () => 'This proposal annulled nothing',
  noneReturned: () => 'This proposal brought no rating back',
  month: (month: string, count: string) => `${month}: ${count}`,
  later: (count: string) =>
    `${count} ratings of this window came after the approval and still count. Annulling them takes a new proposal.`,
  proposedBy: (name: string, time: string) => `Proposed by ${name} at ${time}`,
  decidedBy: (name: string, time: string) => `Decided by ${name} at ${time}`,
  endsAt: (time: string) => `Ends by itself at ${time} if nobody decides`,
  waitsForOther: 'Who proposes does not decide: this needs an administrator of a unit above.',
  liftWaits: 'A proposal to count these ratings again waits for a second person.',
  decide: 'Look and decide',
  withdraw: 'Withdraw',
  lift: 'Propose to lift',
  about: (place: string) => `: ${place}`,
  form: {
    title: 'Propose to annul ratings',
    hint: 'It takes effect when another administrator, of a unit above, approves it.',
    place: 'By',
    places: { counter: 'Counter', kiosk: 'Kiosk' },
    kiosk: 'Kiosk',
    chooseKiosk: 'Choose a kiosk…',
    noPlace: 'Choose a counter or kiosk.',
    fromDay: 'From day',
    fromTime: 'From time',
    toDay: 'To day',
    toTime: 'Until before',
    windows: {
      unreadable: 'Enter day and time of beginning and end.',
      reversed: 'The end must be after the beginning.',
      'too-long': 'A proposal covers at most 31 days.',
      future: 'The window must end before now.',
    },
    reason: 'Reason',
    chooseReason: 'Choose a reason…',
    noReason: 'Choose a reason.',
    explanation: 'Explanation',
    explanationHint: 'What happened, who knows, which minutes were taken. At least 20 characters.',
    shortExplanation: 'Write at least 20 characters, for whoever decides.',
  },
  coverage: {
    title: 'What would go',
    loading: 'Counting…',
    nothing: 'There is no rating in this window.',
    all: (count: string) => `All ${count} ratings of this window, whatever their level.`,
    allOfFew:
      'All ratings of this window, whatever their level. They are few, so only who decides sees the number.',
    noLevels: 'Only who decides sees levels: nobody picks a window by what was said in it.',
    annulledBefore: (count: string) => `${count} more in this window were annulled before.`,
    uncertain: (count: string) =>
      `${count} ratings may or may not be of this window: they still count.`,
  },
  decision: {
    title: 'Decide on this proposal',
    hint: 'Look at the reason and the ratings. An approval stands in the audit log with your name.',
    note: 'Remark (optional)',
    approve: 'Approve',
    refuse: 'Refuse',
  },
  withdrawal: {
    title: 'Withdraw this proposal?',
    hint: 'It stays in the list as “Withdrawn”.',
  },
  lifting: {
    title: 'Propose to lift',
    hint: 'When another administrator has approved it, these ratings count again.',
  },
};

export const annulmentWording = { vi, en } satisfies Record<
  Language,
  Record<AnnulmentEffect, (count: string) => string>
>;
