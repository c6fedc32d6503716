const vi = {
  title: 'Các bước bắt đầu',
  intro: 'Làm lần lượt từ trên xuống; máy chủ tự đánh dấu việc đã xong.',
  sample: 'Đang dùng dữ liệu minh họa: dấu tích tính cả dữ liệu minh họa.',
  progress: (done: string, all: string) => `Đã xong ${done} trên ${all} việc`,
  next: 'Việc kế tiếp',
  open: 'Chưa làm',
  done: 'Đã xong',
  hide: 'Ẩn trên máy này',
  see: 'Xem các bước',
  go: (page: string) => `Mở trang ${page}`,
  steps: {
    units: {
      title: 'Đưa danh sách đơn vị vào',
      text: 'Tải tệp mẫu, điền đơn vị rồi nhập; hoặc thêm từng đơn vị ở trang Tổ chức.',
      done: (count: string) => `Đã có ${count} đơn vị.`,
    },
    places: {
      title: 'Khai bộ phận Một cửa và các quầy',
      text: 'Giờ làm việc của bộ phận quyết định khi nào máy im lặng là bất thường.',
      done: (count: string) => `Đã có ${count} quầy.`,
    },
    people: {
      title: 'Khai cán bộ và lịch trực',
      text: 'Lượt đánh giá được ghi cho người đang trực tại quầy vào lúc đó.',
      done: (count: string) => `Đã có ${count} cán bộ và lịch trực.`,
    },
    targets: {
      title: 'Chọn chỉ tiêu',
      text: 'Chọn một bộ có sẵn hoặc thêm chỉ tiêu riêng, kèm căn cứ pháp lý.',
      done: (count: string) => `Có ${count} chỉ tiêu đang áp dụng.`,
    },
    https: {
      title: 'Bật HTTPS',
      text: 'Không có HTTPS, máy tính bảng không giữ được dữ liệu khi mất mạng nên không ghép nối.',
      done: () => 'Máy chủ đã dùng HTTPS.',
    },
    kiosk: {
      title: 'Ghép nối máy đánh giá đầu tiên',
      text: 'Mở trang /kiosk trên máy tính bảng, rồi nhập mã hiện trên máy vào trang Thiết bị.',
      done: (count: string) => `Đã ghép nối ${count} máy.`,
    },
    rating: {
      title: 'Thử một lượt đánh giá',
      text: 'Chạm một mặt trên máy; trang Tổng quan hiện lượt đó trong vòng một phút.',
      done: (_: string, at: string) => `Lượt đầu tiên đến lúc ${at}.`,
    },
    backup: {
      title: 'Có bản sao lưu đầu tiên',
      text: 'Máy chủ tự sao lưu mỗi đêm. Muốn có ngay, chạy lệnh này trên máy chủ:',
      done: (_: string, at: string) => `Bản mới nhất: ${at}.`,
    },
    report: {
      title: 'Xuất thử một báo cáo',
      text: 'Ở trang Tổng quan, nhấn “Tải .xlsx” hoặc “Tải .csv” để xem tệp sẽ gửi đi.',
      done: (_: string, at: string) => `Đã xuất lần đầu lúc ${at}.`,
    },
  },
};

const en: typeof vi = {
  title: 'Getting started',
  intro: 'From top to bottom; the server ticks off what is done.',
  sample: 'The office holds sample data: they are counted too.',
  progress: (done: string, all: string) => `${done} of ${all} done`,
  next: 'Next',
  open: 'To do',
  done: 'Done',
  hide: 'Hide on this machine',
  see: 'See the steps',
  go: (page: string) => `Open ${page}`,
  steps: {
    units: {
      title: 'Bring the units in',
      text: 'Fill in the template and import it, or add units one by one on the page Organisation.',
      done: (count: string) => `There are ${count} units.`,
    },
    places: {
      title: 'Name service points and counters',
      text: 'Opening hours decide when the silence of a kiosk is out of the ordinary.',
      done: (count: string) => `There are ${count} counters.`,
    },
    people: {
      title: 'Name officials and duty',
      text: 'A rating goes to whoever is on duty at the counter at that moment.',
      done: (count: string) => `There are ${count} officials, and duty.`,
    },
    targets: {
      title: 'Choose a target',
      text: 'Choose a shipped set or add one of your own, with its legal basis.',
      done: (count: string) => `Targets in force: ${count}.`,
    },
    https: {
      title: 'Turn HTTPS on',
      text: 'Without HTTPS a tablet cannot keep data while the network is away, so it does not pair.',
      done: () => 'The server speaks HTTPS.',
    },
    kiosk: {
      title: 'Pair the first kiosk',
      text: 'Open /kiosk on the tablet, then type the code it shows on the page Kiosks.',
      done: (count: string) => `Kiosks paired: ${count}.`,
    },
    rating: {
      title: 'Try one rating',
      text: 'Touch a face on the kiosk; the overview shows it within a minute.',
      done: (_: string, at: string) => `The first arrived at ${at}.`,
    },
    backup: {
      title: 'Have a first backup',
      text: 'The server makes one every night. To have one at once, run this on the server:',
      done: (_: string, at: string) => `The newest: ${at}.`,
    },
    report: {
      title: 'Export a report',
      text: 'On the overview, press “Download .xlsx” or “Download .csv” to see the file that will be sent.',
      done: (_: string, at: string) => `First exported at ${at}.`,
    },
  },
};

export const firstStepsWording = { vi, en };
