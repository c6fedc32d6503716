import type { ProblemEntry } from './problem-entry.ts';

/** Refusals that are about kiosks: how they join, what they may, what is decided on them. */
export const KIOSK_PROBLEMS = {
  'unknown-kiosk': {
    status: 401,
    retry: 'after-setup',
    title: {
      vi: 'Máy đánh giá này chưa được ghép nối với máy chủ. Hãy ghép nối lại.',
      en: 'This kiosk is not paired with this server. Pair it again.',
    },
  },
  'bad-signature': {
    status: 401,
    retry: 'after-setup',
    title: {
      vi: 'Chữ ký không khớp với khóa của máy đánh giá. Lượt đánh giá vẫn được giữ trên máy.',
      en: 'The signature does not match the key of the kiosk. The ratings stay on the device.',
    },
  },
  'kiosk-revoked': {
    status: 401,
    retry: 'after-setup',
    title: {
      vi: 'Máy đánh giá này đã bị thu hồi quyền gửi. Liên hệ người phụ trách thiết bị.',
      en: 'This kiosk has been revoked. Ask the steward of the devices.',
    },
  },
  'kiosk-suspended': {
    status: 409,
    retry: 'after-setup',
    title: {
      vi: 'Máy đánh giá tạm bị đình chỉ vì hai bản ghi khác nhau mang cùng một số. Liên hệ người quản trị.',
      en: 'This kiosk is suspended: two different records carry one number. Ask the administrator.',
    },
  },
  'no-such-kiosk': {
    status: 404,
    retry: 'never',
    title: { vi: 'Không có máy đánh giá này.', en: 'There is no such kiosk.' },
  },
  'wrong-kiosk-standing': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Không thể làm việc này với máy đánh giá ở trạng thái hiện tại. Hãy tải lại danh sách máy.',
      en: 'This cannot be done with the kiosk as it stands now. Load the list of kiosks again.',
    },
  },
  'unknown-re-key-ticket': {
    status: 404,
    retry: 'after-setup',
    title: {
      vi: 'Vé ghi danh lại không đúng hoặc đã dùng. Hãy ghép nối lại máy đánh giá.',
      en: 'The re-enrolment ticket is not valid or was used. Pair the kiosk again.',
    },
  },
  're-key-limit': {
    status: 429,
    retry: 'after-setup',
    title: {
      vi: 'Máy đánh giá đã tự ghi danh lại hai lần trong 30 ngày. Hãy kiểm tra máy và ghép nối lại.',
      en: 'The kiosk has re-enrolled itself twice in 30 days. Look at the device and pair it again.',
    },
  },
  'unknown-pairing-code': {
    status: 404,
    retry: 'never',
    title: {
      vi: 'Không có mã ghép nối này. Hãy nhập đúng mã đang hiện trên máy đánh giá.',
      en: 'There is no such pairing code. Type the code that the kiosk shows now.',
    },
  },
  'expired-pairing-code': {
    status: 410,
    retry: 'never',
    title: {
      vi: 'Mã ghép nối đã hết hạn. Máy đánh giá sẽ hiện mã mới.',
      en: 'The pairing code has expired. The kiosk will show a new one.',
    },
  },
  'pairing-device-away': {
    status: 409,
    retry: 'after-setup',
    title: {
      vi: 'Máy mang mã này không liên lạc từ hơn một phút. Hãy mở lại trang trên máy, đợi máy hiện mã rồi nhập mã đang hiện.',
      en: 'The device with this code has not been heard for over a minute. Open its page again and type the code that it shows then.',
    },
  },
  'counter-of-another-unit': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Quầy này thuộc đơn vị khác. Mỗi máy đánh giá thuộc một đơn vị suốt đời: muốn dùng ở đơn vị khác, hãy thu hồi máy rồi ghép nối mới tại quầy đó.',
      en: 'This counter belongs to another unit. A kiosk keeps its unit for life: to use the device at another unit, revoke it and pair it anew at that counter.',
    },
  },
  'closed-counter': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Quầy này hôm nay không mở: đã đóng hoặc chưa đến ngày mở. Hãy chọn một quầy đang hoạt động.',
      en: 'This counter is not open today: it was closed, or its first day has not come. Choose a counter that is in use.',
    },
  },
  'kiosk-already-there': {
    status: 409,
    retry: 'never',
    title: {
      vi: 'Máy đánh giá đang ở quầy này rồi. Hãy chọn quầy khác.',
      en: 'The kiosk stands at this counter already. Choose another one.',
    },
  },
  'invalid-pairing-proof': {
    status: 400,
    retry: 'never',
    title: {
      vi: 'Máy đánh giá không chứng minh được khóa của mình.',
      en: 'The kiosk did not prove that it holds its key.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;
