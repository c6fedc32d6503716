const vi = {
  act: 'Đặt mã PIN',
  change: 'Đổi mã PIN',
  title: (name: string) => `Mã PIN của ${name}`,
  text: 'Cán bộ nhập mã này trên máy (giữ biểu trưng 3 giây, chọn “Đổi cán bộ đang trực”) để đổi tên người đang trực. Báo mã cho cán bộ của quầy; hệ thống không cho xem lại mã.',
  label: 'Mã PIN mới',
  hint: 'Gồm 6 chữ số. Không dùng dãy dễ đoán như 111111, 123456.',
  wrong: 'Hãy nhập đúng 6 chữ số, không phải dãy lặp hay dãy liền nhau.',
  save: 'Lưu mã PIN',
  remove: 'Bỏ mã PIN của máy này',
  set: (name: string) => `Đã đặt mã PIN cho ${name}. Máy nhận mã ở lần liên lạc kế tiếp.`,
  removed: (name: string) =>
    `Đã bỏ mã PIN của ${name}. Từ lần liên lạc kế tiếp, trên máy không đổi được cán bộ đang trực.`,
};

const en: typeof vi = {
  act: 'Set a PIN',
  change: 'Change the PIN',
  title: (name) => `PIN of ${name}`,
  text: 'Staff enter it at the kiosk (hold the emblem for 3 seconds, choose “Change the official on duty”) to change who serves. Tell it to the staff of the counter; it cannot be looked up here.',
  label: 'New PIN',
  hint: 'Six digits. Nothing that is easy to guess, like 111111 or 123456.',
  wrong: 'Enter exactly six digits, not one repeated and not counted up or down.',
  save: 'Save the PIN',
  remove: 'Remove the PIN of this kiosk',
  set: (name) => `The PIN of ${name} is set. The kiosk takes it at its next contact.`,
  removed: (name) =>
    `The PIN of ${name} is removed. From its next contact on the official cannot be changed there.`,
};

export const kioskPinWording = { vi, en };
