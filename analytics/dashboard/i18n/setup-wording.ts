const vi = {
  language: 'Ngôn ngữ của trang quản lý',
  languages: { vi: 'Tiếng Việt', en: 'English' },
  draftKept:
    'Các mục đã nhập còn nguyên. Vì an toàn, mã thiết lập và mật khẩu không được giữ lại: hãy nhập lại hai mục này.',
  preset: 'Chỉ tiêu mức độ hài lòng',
  presetHint: 'Có thể đổi hoặc thêm chỉ tiêu riêng ở trang Chỉ tiêu.',
  presetLater: 'Để sau',
  presetLaterText: 'Chưa có chỉ tiêu thì chưa có kết luận đạt hay chưa đạt.',
  next: 'Tiếp tục',
  back: 'Quay lại',
  finishNow: 'Kết thúc ở đây, làm tiếp sau',
  finish: 'Hoàn tất',
  office: {
    title: 'Cơ quan',
    intro: 'Cơ quan đã được tạo. Sửa ở đây thì có hiệu lực ngay cho mọi kỳ chưa có số liệu.',
  },
  save: 'Lưu và tiếp tục',
  saving: 'Đang lưu…',
  leaveHint:
    'Rời trang này lúc nào cũng được: trên các trang khác có dòng nhắc để quay lại đúng bước.',
  data: {
    title: 'Đưa dữ liệu vào',
    intro: 'Chọn một trong ba cách. Có thể nhập danh sách trước rồi bổ sung bằng tay.',
    import: {
      title: 'Nhập từ Excel',
      text: 'Tải tệp mẫu, điền đơn vị, quầy, cán bộ, lịch trực rồi nhập. Xem trước từng dòng, hoàn tác được trong 24 giờ.',
      action: 'Mở trang Nhập dữ liệu',
    },
    hand: {
      title: 'Khai bằng tay',
      text: 'Hợp với một cơ quan, một bộ phận Một cửa: thêm đơn vị, quầy và cán bộ ngay trên trang.',
      action: 'Mở trang Tổ chức',
    },
    sample: {
      title: 'Xem thử với dữ liệu minh họa',
      text: 'Một tỉnh với 14 tháng và khoảng 100.000 lượt đánh giá. Mọi trang và tệp đều ghi “Dữ liệu minh họa”; xóa tất cả bằng một nút ở trang Thiết lập.',
      action: 'Nạp dữ liệu minh họa',
      notEmpty:
        'Cơ quan đã có dữ liệu thật nên không nạp lẫn dữ liệu minh họa. Muốn xem thử, hãy dùng một thư mục dữ liệu khác.',
    },
    present: (units: string) => `Đã có ${units} đơn vị.`,
    loading: 'Đang nạp dữ liệu minh họa',
    loaded: (done: string, wanted: string, percent: string) =>
      `${done} trên khoảng ${wanted} lượt đánh giá (${percent})`,
    preparing: 'Đang lập đơn vị, quầy và lịch trực…',
    meanwhile:
      'Việc nạp chạy trên máy chủ, có thể sang bước sau hoặc đóng trang. Xin đừng nhập danh sách trong lúc này.',
    loadedDone: (units: string, ratings: string) =>
      `Đã nạp xong: ${units} đơn vị, ${ratings} lượt đánh giá, có nhãn “Dữ liệu minh họa”.`,
    unanswered:
      'Máy chủ chưa trả lời việc nạp đến đâu. Việc nạp có thể vẫn đang chạy; trang này tiếp tục tự hỏi.',
    see: 'Xem trang Tổng quan',
    broken: (done: string) =>
      `Việc nạp dừng giữa chừng sau ${done} lượt. Dữ liệu minh họa nạp dở vẫn mang nhãn “Dữ liệu minh họa”: hãy xóa ở trang Thiết lập rồi nạp lại.`,
    remove: 'Mở trang Thiết lập để xóa',
  },
  network: {
    title: 'HTTPS và mạng',
    intro:
      'Máy tính bảng chỉ giữ được lượt đánh giá khi mất mạng nếu máy chủ có HTTPS. Có thể để sau, nhưng trước khi ghép máy đầu tiên.',
  },
  tablet: {
    title: 'Ghép máy tính bảng đầu tiên',
    intro: 'Làm cùng với người cầm máy tính bảng ở quầy.',
    steps: [
      'Trên máy tính bảng, quét mã này hoặc gõ địa chỉ bên dưới vào Chrome.',
      'Máy hiện một mã và dấu vân tay của máy. Bấm “Ghép nối máy” ở đây và nhập mã.',
      'So hai dấu vân tay, chọn quầy, đặt tên máy. Máy chuyển sang màn hình đánh giá.',
    ],
    qr: 'Mã QR mở trang của máy đánh giá',
    localhost:
      'Trang này đang mở bằng địa chỉ chỉ có trên máy chủ (localhost). Để máy tính bảng vào được, hãy mở lại trang bằng địa chỉ mạng của máy chủ rồi quét mã.',
    noCounter: 'Chưa có quầy nào để đặt máy. Hãy thêm bộ phận Một cửa và quầy trước.',
    addCounter: 'Thêm quầy ở trang Tổ chức',
    another: 'Có thể ghép thêm máy ở trang Thiết bị.',
  },
  return: {
    text: (step: string) => `Đang thiết lập lần đầu, ${step}.`,
    go: 'Quay lại thiết lập',
    end: 'Không nhắc lại',
  },
};

const en: typeof vi = {
  language: 'Language of these pages',
  languages: { vi: 'Tiếng Việt', en: 'English' },
  draftKept:
    'What you typed is still here. Setup code and password are never kept: enter these two again.',
  preset: 'Satisfaction targets',
  presetHint: 'Change them or add your own later, on the page Targets.',
  presetLater: 'Later',
  presetLaterText: 'Without a target there is no verdict.',
  next: 'Continue',
  back: 'Back',
  finishNow: 'Stop here, go on later',
  finish: 'Finish',
  office: {
    title: 'The office',
    intro: 'The office exists. A change here holds at once, for all periods without figures.',
  },
  save: 'Save and continue',
  saving: 'Saving…',
  leaveHint: 'Leave this page whenever you like: a line on the other pages leads back to the step.',
  data: {
    title: 'Bring the data in',
    intro: 'Choose one of three ways. Lists can be imported first and completed by hand.',
    import: {
      title: 'Import from Excel',
      text: 'Download the template, fill in units, counters, officials and duty, import. Every row can be seen before, and undone for 24 hours.',
      action: 'Open the page Import',
    },
    hand: {
      title: 'Enter by hand',
      text: 'Right for one office with one service point: add unit, counters and officials on the page.',
      action: 'Open the page Organisation',
    },
    sample: {
      title: 'Look around with sample data',
      text: 'A province with 14 months and about 100,000 ratings. Every page and file says “Dữ liệu minh họa”; one button on the page Settings removes it all.',
      action: 'Load the sample data',
      notEmpty:
        'The office holds real data already, so no sample is mixed in. To look around, use another data folder.',
    },
    present: (units) => `${units} units are there.`,
    loading: 'Loading the sample data',
    loaded: (done, wanted, percent) => `${done} of about ${wanted} ratings (${percent})`,
    preparing: 'Making units, counters and duty…',
    meanwhile:
      'The server does this by itself: go on to the next step, or close the page. Please import no lists meanwhile.',
    loadedDone: (units, ratings) =>
      `Loaded: ${units} units, ${ratings} ratings, labelled “Dữ liệu minh họa”.`,
    unanswered:
      'The server does not say how far the loading is. It may still be under way; this page goes on asking.',
    see: 'See the overview',
    broken: (done) =>
      `The loading ended in the middle, after ${done} ratings. What was loaded is labelled “Dữ liệu minh họa”: remove it on the page Settings, then load again.`,
    remove: 'Open the page Settings to remove it',
  },
  network: {
    title: 'HTTPS and network',
    intro:
      'Without HTTPS a tablet cannot keep ratings while the network is away. It may be done later, but before the first tablet is paired.',
  },
  tablet: {
    title: 'Pair the first tablet',
    intro: 'Do this together with whoever holds the tablet at the counter.',
    steps: [
      'On the tablet, scan this code or type the address below into Chrome.',
      'The tablet shows a code and its fingerprint. Press “Pair a kiosk” here and enter the code.',
      'Compare the fingerprints, choose the counter, name the kiosk. The tablet shows the rating screen.',
    ],
    qr: 'QR code that opens the page of the kiosk',
    localhost:
      "This page was opened by an address that only the server knows (localhost). Open it by the server's network address first, then scan.",
    noCounter:
      'There is no counter yet to put a kiosk at. Add a service point and a counter first.',
    addCounter: 'Add a counter on the page Organisation',
    another: 'More kiosks are paired on the page Kiosks.',
  },
  return: {
    text: (step) => `First set-up under way, ${step}.`,
    go: 'Back to the set-up',
    end: 'Do not remind me',
  },
};

export const setupWording = { vi, en };
