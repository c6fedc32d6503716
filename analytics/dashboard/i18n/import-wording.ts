const vi = {
  title: 'Nhập dữ liệu',
  intro:
    'Đơn vị, điểm tiếp nhận, quầy, cán bộ, phân công trực và số hồ sơ từ tệp .xlsx, .csv hoặc .tsv. Dòng trùng mã được cập nhật; không dòng nào bị xóa.',
  steps: ['Tải lên', 'Ghép cột', 'Xem trước', 'Kết quả'],
  stepsLabel: 'Các bước nhập dữ liệu',
  upload: {
    drop: 'Kéo tệp vào đây, hoặc',
    choose: 'Chọn tệp…',
    limits:
      'Tối đa 5 MB và 20.000 dòng. Bảng mã UTF-8, UTF-16, TCVN3, VNI, Windows-1258 được nhận ra.',
    reading: (name: string) => `Đang đọc và kiểm tra ${name}…`,
    tooLarge: (name: string, size: string) =>
      `Tệp ${name} có ${size} MB; tối đa 5 MB. Hãy chia thành nhiều tệp rồi nhập lần lượt.`,
    refused: (name: string) => `Không nhập được ${name}.`,
    template: 'Tải tệp mẫu',
    templateHint: 'Mỗi danh sách một trang tính, kèm trang Hướng dẫn. Cột mã để dạng văn bản.',
    allLists: 'Tất cả danh sách',
    lists: [
      ['don_vi', 'Đơn vị'],
      ['diem_tiep_nhan', 'Điểm tiếp nhận'],
      ['quay', 'Quầy'],
      ['can_bo', 'Cán bộ'],
      ['phan_cong', 'Phân công trực'],
      ['ho_so', 'Hồ sơ đã giải quyết'],
    ],
  },
  columns: {
    title: 'Ghép cột',
    taken: 'được hiểu là',
    unread: 'không dùng đến',
    missing: (names: string) => `Thiếu cột bắt buộc: ${names}`,
    unreadSheets: (names: string) => `Trang tính không dùng đến: ${names}`,
    before: 'Trong tệp',
    after: 'Sau khi chuyển',
  },
  preview: {
    title: (name: string) => `Xem trước: ${name}`,
    states: { added: 'Thêm mới', changed: 'Cập nhật', same: 'Không đổi', wrong: 'Lỗi' },
    onlyWrong: 'Chỉ dòng lỗi',
    row: 'Dòng',
    state: 'Kết quả',
    problems: 'Lỗi',
    cut: (shown: string, all: string) =>
      `Hiện ${shown} trên ${all} dòng. Tệp lỗi có đủ mọi dòng lỗi.`,
    noneWrong: 'Không có dòng lỗi.',
    sheet: (name: string) => `trang tính ${name}`,
  },
  apply: {
    all: 'Nhập toàn bộ tệp',
    valid: (count: string) => `Chỉ nhập ${count} dòng hợp lệ`,
    errors: 'Tải tệp lỗi',
    other: 'Chọn tệp khác',
    working: 'Đang nhập…',
    blocked:
      'Còn dòng lỗi nên chưa nhập được toàn bộ. Sửa tệp rồi tải lên lại, hoặc chỉ nhập các dòng hợp lệ.',
    nothing: 'Mọi dòng đều đã có và không đổi: không có gì để nhập.',
    duties:
      'Tệp thêm hoặc sửa ca trực: các lượt đánh giá đã nhận trong những ca ấy sẽ chuyển theo lịch mới.',
  },
  result: {
    done: 'Đã nhập xong.',
    list: (title: string, added: string, changed: string) =>
      `${title}: thêm mới ${added}, cập nhật ${changed}`,
    leftOut: (count: string) => `${count} dòng lỗi không được nhập.`,
    reAttributed: (count: string) => `${count} lượt đánh giá đã chuyển theo lịch trực mới.`,
    undoUntil: (time: string) => `Có thể hoàn tác đến ${time}.`,
    again: 'Nhập tệp khác',
  },
  undo: {
    button: 'Hoàn tác',
    confirmTitle: 'Hoàn tác lần nhập này?',
    confirmText: (name: string) =>
      `Mọi dòng mà “${name}” đã thêm hoặc sửa trở lại như trước khi nhập.`,
    working: 'Đang hoàn tác…',
    done: (rows: string) => `Đã hoàn tác: ${rows} dòng trở lại như trước.`,
    refused: 'Không hoàn tác được, dữ liệu giữ nguyên:',
  },
  history: {
    title: 'Các lần nhập gần đây',
    empty: 'Chưa có lần nhập nào.',
    emptyHint: 'Tải tệp mẫu, điền danh sách đơn vị trước, rồi đến điểm tiếp nhận, quầy và cán bộ.',
    columns: { at: 'Lúc', file: 'Tệp', by: 'Người nhập', what: 'Nội dung', undo: 'Hoàn tác' },
    console: 'Dòng lệnh máy chủ',
    undone: (time: string) => `Đã hoàn tác ${time}`,
    tooLate: 'Quá 24 giờ',
  },
};

const en: typeof vi = {
  title: 'Import data',
  intro:
    'Units, service points, counters, officials, duty and dossiers from an .xlsx, .csv or .tsv file. A row whose code exists updates it; nothing is ever deleted.',
  steps: ['Upload', 'Columns', 'Preview', 'Result'],
  stepsLabel: 'Steps of an import',
  upload: {
    drop: 'Drag a file here, or',
    choose: 'Choose a file…',
    limits:
      'At most 5 MB and 20,000 rows. UTF-8, UTF-16, TCVN3, VNI and Windows-1258 are recognised.',
    reading: (name: string) => `Reading and checking ${name}…`,
    tooLarge: (name: string, size: string) =>
      `The file ${name} has ${size} MB; the limit is 5 MB. Split it and import the parts.`,
    refused: (name: string) => `${name} cannot be imported.`,
    template: 'Download template',
    templateHint: 'One sheet per list, with a sheet of instructions. Code columns are text.',
    allLists: 'All lists',
    lists: [
      ['don_vi', 'Units'],
      ['diem_tiep_nhan', 'Service points'],
      ['quay', 'Counters'],
      ['can_bo', 'Officials'],
      ['phan_cong', 'Duty'],
      ['ho_so', 'Dossiers handled'],
    ],
  },
  columns: {
    title: 'Columns',
    taken: 'is taken for',
    unread: 'is not read',
    missing: (names: string) => `Required columns are missing: ${names}`,
    unreadSheets: (names: string) => `Sheets that are not read: ${names}`,
    before: 'In the file',
    after: 'Converted',
  },
  preview: {
    title: (name: string) => `Preview: ${name}`,
    states: { added: 'New', changed: 'Changed', same: 'The same', wrong: 'Wrong' },
    onlyWrong: 'Wrong rows only',
    row: 'Row',
    state: 'Outcome',
    problems: 'Errors',
    cut: (shown: string, all: string) =>
      `${shown} of ${all} rows are shown. The error file has every wrong row.`,
    noneWrong: 'No row is wrong.',
    sheet: (name: string) => `sheet ${name}`,
  },
  apply: {
    all: 'Import the whole file',
    valid: (count: string) => `Import the ${count} valid rows only`,
    errors: 'Download error file',
    other: 'Another file',
    working: 'Importing…',
    blocked:
      'Some rows are wrong. Correct the file and upload it again, or import the valid rows only.',
    nothing: 'Every row is there already, unchanged: there is nothing to import.',
    duties: 'The file adds or changes duty: ratings given in that time will follow the new roster.',
  },
  result: {
    done: 'Imported.',
    list: (title: string, added: string, changed: string) =>
      `${title}: ${added} new, ${changed} changed`,
    leftOut: (count: string) => `${count} wrong rows were left out.`,
    reAttributed: (count: string) => `${count} ratings follow the new duty roster.`,
    undoUntil: (time: string) => `It can be undone until ${time}.`,
    again: 'Import another file',
  },
  undo: {
    button: 'Undo',
    confirmTitle: 'Undo this import?',
    confirmText: (name: string) => `Every row that “${name}” added or changed will be as it was.`,
    working: 'Undoing…',
    done: (rows: string) => `Undone: ${rows} rows are as they were.`,
    refused: 'It cannot be undone; nothing was changed:',
  },
  history: {
    title: 'Recent imports',
    empty: 'Nothing was imported yet.',
    emptyHint:
      'Download the template; fill in units first, then service points, counters, officials.',
    columns: { at: 'When', file: 'File', by: 'By', what: 'Content', undo: 'Undo' },
    console: 'Server console',
    undone: (time: string) => `Undone ${time}`,
    tooLate: 'Over 24 hours',
  },
};

export const importWording = { vi, en };
