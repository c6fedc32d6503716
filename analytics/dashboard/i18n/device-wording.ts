const vi = {
  back: 'Thiết bị',
  unchosen: 'Chưa chọn máy.',
  unchosenHint: 'Mở trang Thiết bị và chọn một máy trong danh sách.',
  range: 'Khoảng ngày',
  ranges: { 7: '7 ngày gần đây', 31: '31 ngày gần đây', 92: '92 ngày gần đây' },
  paired: (time: string) => `Ghép nối lúc ${time}`,
  enrolment: (epoch: string) => `lần ghi danh ${epoch}`,
  never: 'Máy chưa liên lạc lần nào từ khi ghép nối.',
  columns: {
    day: 'Ngày',
    records: 'Bản ghi nhận được',
    ratings: 'Lượt đánh giá',
    holes: 'Khoảng trống',
    knownLost: 'Đã mất',
    silent: 'Im lặng',
    delay: 'Độ trễ gửi (giữa · lâu nhất)',
    quality: 'Độ chắc của giờ',
  },
  hints: {
    holes: 'Số thứ tự chưa có bản ghi, dù bản ghi sau đó đã đến.',
    knownLost: 'Máy đã báo có, nhưng không còn giữ bản ghi để gửi.',
    silent: 'Phút không liên lạc trên tổng số phút trong giờ làm việc.',
    delay: 'Từ lúc chạm đến lúc máy chủ nhận: trung vị và lâu nhất.',
    quality:
      'A: chắc tới hai phút; B: chắc ngày; C: chắc kỳ nhưng không chắc ngày; D: không chắc kỳ.',
  },
  total: 'Cộng',
  none: '–',
  minutes: (silent: string, open: string) => `${silent} / ${open} phút`,
  durations: {
    seconds: (count: string) => `${count} giây`,
    minutes: (count: string) => `${count} phút`,
    hours: (count: string) => `${count} giờ`,
    days: (count: string) => `${count} ngày`,
  },
  charts: {
    records: 'Bản ghi mỗi ngày',
    received: 'nhận được',
    missing: 'thiếu',
    silent: 'Phút im lặng trong giờ làm việc',
    recordsSummary: (received: string, missing: string) =>
      `Nhận được ${received} bản ghi, thiếu ${missing}. Từng ngày: xem bảng bên dưới.`,
    silentSummary: (silent: string, open: string) =>
      `Im lặng ${silent} trên ${open} phút trong giờ làm việc. Từng ngày: xem bảng bên dưới.`,
  },
  gaps: {
    title: 'Khoảng trống trong chuỗi bản ghi',
    none: 'Chuỗi bản ghi liền mạch, 0 khoảng trống.',
    seats: (from: string, to: string) => (from === to ? `Số ${from}` : `Số ${from} đến ${to}`),
    size: (count: string) => `${count} bản ghi`,
    between: (first: string, last: string) =>
      first === last ? `ngày ${first}` : `từ ngày ${first} đến ngày ${last}`,
    kinds: {
      hole: 'chưa có trên máy chủ; máy sẽ gửi lại nếu còn giữ',
      'known-lost': 'đã mất: máy không còn giữ',
    },
  },
  days: 'Từng ngày',
  decisions: {
    revoke: 'Thu hồi máy',
    reinstate: 'Cho dùng lại',
    revokeTitle: (name: string) => `Thu hồi ${name}?`,
    reinstateTitle: (name: string) => `Cho ${name} dùng lại?`,
    revokeText:
      'Từ lần gửi sau, không bản ghi nào của máy này được tính. Không hoàn tác được: muốn dùng lại phải ghép nối mới.',
    reinstateText:
      'Máy bị đình chỉ vì có hai bản ghi cùng số. Chỉ cho dùng lại sau khi đã kiểm tra máy và nguyên nhân.',
    reason: 'Lý do',
    reasonHint: 'Được ghi vào nhật ký cùng tên người quyết định.',
    reasonMissing: 'Ghi lý do, ít nhất ba ký tự.',
    deciding: 'Đang thực hiện…',
    revoked: (name: string) => `Đã thu hồi ${name}.`,
    reinstated: (name: string) => `${name} được dùng lại.`,
  },
};

const en: typeof vi = {
  back: 'Kiosks',
  unchosen: 'No kiosk is chosen.',
  unchosenHint: 'Open the page Kiosks and choose one from the list.',
  range: 'Days',
  ranges: { 7: 'Last 7 days', 31: 'Last 31 days', 92: 'Last 92 days' },
  paired: (time: string) => `Paired at ${time}`,
  enrolment: (epoch: string) => `enrolment ${epoch}`,
  never: 'The kiosk has never been heard since it was paired.',
  columns: {
    day: 'Day',
    records: 'Records received',
    ratings: 'Ratings',
    holes: 'Holes',
    knownLost: 'Lost',
    silent: 'Silent',
    delay: 'Upload delay (median · longest)',
    quality: 'Certainty of time',
  },
  hints: {
    holes: 'Numbers without a record, although a later record has come.',
    knownLost: 'The kiosk told of them and no longer holds them.',
    silent: 'Minutes without contact, of the minutes within opening hours.',
    delay: 'From the touch to the receipt: median and longest.',
    quality:
      'A: certain to two minutes; B: the day is certain; C: the period is, the day is not; D: not even the period.',
  },
  total: 'Total',
  none: '–',
  minutes: (silent: string, open: string) => `${silent} / ${open} min`,
  durations: {
    seconds: (count: string) => `${count} s`,
    minutes: (count: string) => `${count} min`,
    hours: (count: string) => `${count} h`,
    days: (count: string) => `${count} d`,
  },
  charts: {
    records: 'Records per day',
    received: 'received',
    missing: 'missing',
    silent: 'Silent minutes within opening hours',
    recordsSummary: (received: string, missing: string) =>
      `${received} records received, ${missing} missing. Day by day: see the table below.`,
    silentSummary: (silent: string, open: string) =>
      `Silent for ${silent} of ${open} minutes of opening hours. Day by day: see the table below.`,
  },
  gaps: {
    title: 'Gaps in the chain of records',
    none: 'The chain of records is whole, 0 gaps.',
    seats: (from: string, to: string) => (from === to ? `Number ${from}` : `Numbers ${from}–${to}`),
    size: (count: string) => (count === '1' ? '1 record' : `${count} records`),
    between: (first: string, last: string) => (first === last ? first : `${first} to ${last}`),
    kinds: {
      hole: 'not on the server; the kiosk sends them again if it holds them',
      'known-lost': 'lost: the kiosk no longer holds them',
    },
  },
  days: 'Day by day',
  decisions: {
    revoke: 'Revoke kiosk',
    reinstate: 'Reinstate',
    revokeTitle: (name: string) => `Revoke ${name}?`,
    reinstateTitle: (name: string) => `Reinstate ${name}?`,
    revokeText:
      'From its next request on, no record of this kiosk is counted. This cannot be undone: to use the device again, pair it anew.',
    reinstateText:
      'The kiosk was suspended because two records have one number. Reinstate it only after the device and the cause were looked at.',
    reason: 'Reason',
    reasonHint: 'Kept in the audit log with the name of who decided.',
    reasonMissing: 'Give a reason of at least three characters.',
    deciding: 'Working…',
    revoked: (name: string) => `${name} is revoked.`,
    reinstated: (name: string) => `${name} may be used again.`,
  },
};

export const deviceWording = { vi, en };
