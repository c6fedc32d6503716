const vi = {
  acts: { rename: 'Đổi tên', move: 'Chuyển quầy', sheet: 'In tờ QR của quầy' },
  nameMissing: 'Ghi tên máy, ví dụ: Máy quầy 3.',
  nameTooLong: (longest: string) => `Tên dài nhất ${longest} ký tự. Hãy rút ngắn.`,
  renameTitle: (name: string) => `Đổi tên ${name}`,
  renamed: (was: string, name: string) => `“${was}” nay tên là “${name}”.`,
  moveTitle: (name: string) => `Chuyển ${name} sang quầy khác`,
  moveText: (counter: string) =>
    `Máy đang ở ${counter}. Máy tự nhận quầy mới ở lần liên lạc kế tiếp. Lượt đánh giá ghi trước đó giữ nguyên quầy cũ, kể cả lượt đến muộn.`,
  moveUnit: (unit: string) =>
    `Chỉ chuyển được giữa các quầy của ${unit}. Sang đơn vị khác: thu hồi máy rồi ghép nối mới tại đơn vị đó.`,
  moved: (name: string, counter: string) => `Đã chuyển ${name} sang ${counter}.`,
  chartNote: 'Ghi chú',
  placements: {
    title: 'Nơi đặt máy',
    waiting: (counter: string) =>
      `Máy chưa liên lạc từ lúc chuyển. Đến khi máy nhận quầy mới, lượt đánh giá vẫn ghi cho ${counter}.`,
    hint: 'Số liệu trước và sau mỗi mốc là của hai quầy khác nhau. Ghi chú này có trên biểu đồ xu hướng của đơn vị.',
  },
  health: {
    title: 'Tình trạng máy',
    lastSeen: 'Liên lạc gần nhất',
    pending: 'Bản ghi chờ gửi',
    oldest: 'Chờ lâu nhất từ',
    nothingWaits: 'không có',
    clock: 'Đồng hồ của máy',
    clockRight: 'đúng (lệch dưới 2 phút)',
    ahead: (lasted: string) => `nhanh ${lasted}`,
    late: (lasted: string) => `chậm ${lasted}`,
    setClock: 'Chỉnh lại ngày giờ của máy',
    build: 'Bản phần mềm',
    since: (time: string) => `từ ${time}`,
    storage: 'Nơi giữ bản ghi',
    bothStores: 'hai nơi',
    oneStore: 'chỉ còn một nơi',
  },
  advice: {
    fork: 'Hai thiết bị có thể đang mang cùng một khóa. Thu máy về kiểm tra, rồi mới cho dùng lại.',
    'chain-break':
      'Có bản ghi không nối tiếp bản trước. Báo người kiểm tra toàn vẹn; không xóa gì trên máy.',
    'quarantine-age':
      'Bản ghi đang chờ được tính. Bổ sung quầy hoặc phiếu còn thiếu, rồi cho xét lại.',
    missing:
      'Máy đã báo có những bản ghi mà máy chủ không nhận được. Xem mục Khoảng trống bên dưới.',
    silent:
      'Kiểm tra nguồn, Wi-Fi và trang Một Chạm trên máy. Giữ biểu trưng 3 giây, chạm “Gửi ngay”. Lượt đã cảm ơn vẫn nằm trong máy.',
    'battery-low':
      'Pin dưới 20% và máy không sạc. Cắm sạc; đã cắm thì kiểm tra dây, cục sạc và ổ điện.',
  },
  builds: {
    server: (build: string) => `Bản của máy chủ: ${build}.`,
    allNew: 'Mọi máy đang dùng đều chạy bản này.',
    behind: (count: string) =>
      `${count} máy còn chạy bản khác; máy tự cập nhật khi không có ai đánh giá và đã gửi hết bản ghi.`,
    group: (build: string, count: string) => `Bản ${build}: ${count} máy`,
    since: (time: string) => `từ ${time}`,
    isServers: 'bản của máy chủ',
    old: 'Khác bản của máy chủ',
  },
  attention: {
    title: 'Thiết bị cần chú ý',
    more: (count: string) => `Còn ${count} máy nữa`,
  },
  sheet: {
    back: 'Về trang của máy',
    paper: 'Khổ giấy',
    print: 'In tờ này',
    unknown: 'Không có máy đánh giá này.',
    unknownHint: 'Mở trang Thiết bị và chọn máy, rồi nhấn “In tờ QR của quầy”.',
  },
};

const en: typeof vi = {
  acts: {
    rename: 'Rename',
    move: 'Move to another counter',
    sheet: 'Print the counter’s QR sheet',
  },
  nameMissing: 'Give the kiosk a name, for example: Kiosk counter 3.',
  nameTooLong: (longest: string) => `A name has at most ${longest} characters. Make it shorter.`,
  renameTitle: (name: string) => `Rename ${name}`,
  renamed: (was: string, name: string) => `“${was}” is now called “${name}”.`,
  moveTitle: (name: string) => `Move ${name} to another counter`,
  moveText: (counter: string) =>
    `The kiosk stands at ${counter}. It takes the new counter at its next contact. Ratings written before stay with the old counter, those that come late too.`,
  moveUnit: (unit: string) =>
    `Only between counters of ${unit}. For another unit: revoke the kiosk and pair the device anew there.`,
  moved: (name: string, counter: string) => `${name} was moved to ${counter}.`,
  chartNote: 'Note',
  placements: {
    title: 'Where it stood',
    waiting: (counter: string) =>
      `The kiosk has not been heard since it was moved. Until it takes the new counter, ratings are still written for ${counter}.`,
    hint: 'Figures before and after each date are of two different counters. The note stands on the trend chart of the unit.',
  },
  health: {
    title: 'State of the device',
    lastSeen: 'Last contact',
    pending: 'Records waiting',
    oldest: 'Oldest waits since',
    nothingWaits: 'none',
    clock: 'Clock of the device',
    clockRight: 'right (less than 2 minutes off)',
    ahead: (lasted: string) => `ahead by ${lasted}`,
    late: (lasted: string) => `behind by ${lasted}`,
    setClock: 'Set date and time of the device',
    build: 'Build',
    since: (time: string) => `since ${time}`,
    storage: 'Records are kept in',
    bothStores: 'two places',
    oneStore: 'one place only',
  },
  advice: {
    fork: 'Two devices may carry one key. Collect and look at the kiosk before it is reinstated.',
    'chain-break':
      'A record does not follow the one before it. Tell the auditor; delete nothing on the device.',
    'quarantine-age':
      'Records wait to be counted. Add the missing counter or questionnaire, then replay.',
    missing: 'The kiosk told of records that the server never got. See the gaps below.',
    silent:
      'Check power, Wi-Fi and the page of Một Chạm on the device. Hold the emblem for 3 seconds and touch “Send now”. Ratings that were thanked for are safe in the device.',
    'battery-low':
      'The battery is under 20% and not charging. Plug the device in; if it is, check cable, charger and socket.',
  },
  builds: {
    server: (build: string) => `The server’s build: ${build}.`,
    allNew: 'Every kiosk in use runs it.',
    behind: (count: string) =>
      `${count} of the kiosks in use ${count === '1' ? 'runs' : 'run'} another build; each updates itself when nobody rates and everything is sent.`,
    group: (build: string, count: string) =>
      `Build ${build}: ${count === '1' ? '1 kiosk' : `${count} kiosks`}`,
    since: (time: string) => `since ${time}`,
    isServers: 'the server’s',
    old: 'Not the server’s build',
  },
  attention: {
    title: 'Devices to look at',
    more: (count: string) => `${count} more`,
  },
  sheet: {
    back: 'Back to the kiosk',
    paper: 'Paper',
    print: 'Print this sheet',
    unknown: 'There is no such kiosk.',
    unknownHint: 'Open the page Kiosks, choose a kiosk, then press “Print the counter’s QR sheet”.',
  },
};

export const kioskPlaceWording = { vi, en };
