/** On paper both languages stand, the Vietnamese first, whatever the screen is read in. */
export const COUNTER_SHEET = {
  vi: {
    title: 'Máy đánh giá tại quầy này',
    name: 'Tên máy',
    scan: 'Dành cho người phụ trách thiết bị: quét để xem tình trạng máy (cần đăng nhập).',
    notRating: 'Mã này không dùng để đánh giá. Xin mời đánh giá trên máy tại quầy.',
    stepsTitle: 'Khi máy im lặng',
    steps: [
      'Xem chấm tròn góc dưới bên phải màn hình: xám là bình thường; vàng thì đợi; đỏ thì làm tiếp.',
      'Màn hình tắt: kiểm tra nguồn điện, bật máy, mở biểu tượng Một Chạm.',
      'Kiểm tra Wi-Fi hoặc dây mạng. Mất mạng, máy vẫn nhận và giữ đủ lượt đánh giá.',
      'Giữ biểu trưng góc trên bên trái 3 giây, chạm “Gửi ngay”.',
      'Vẫn im lặng: gọi người phụ trách thiết bị, đọc tên máy ghi trên tờ này.',
    ],
    never: 'Không xóa dữ liệu trình duyệt, không đặt lại máy: lượt chưa gửi sẽ mất.',
    call: 'Người phụ trách thiết bị',
    address: 'Địa chỉ máy đánh giá',
    printed: (time: string) => `In lúc ${time}`,
  },
  en: {
    title: 'The kiosk at this counter',
    name: 'Kiosk',
    scan: 'For device stewards: scan to see the state of the kiosk (sign-in needed).',
    notRating: 'This code is not for rating. Please rate on the device at the counter.',
    stepsTitle: 'When the kiosk is silent',
    steps: [
      'Look at the dot at the lower right: grey is normal; yellow: wait; red: go on.',
      'Dark screen: check the power, switch on, open the icon of Một Chạm.',
      'Check the Wi-Fi or the cable. Without a network the kiosk keeps every rating.',
      'Hold the emblem at the upper left for 3 seconds, touch “Send now”.',
      'Still silent: call the device steward and read out the name on this sheet.',
    ],
    never: 'Never clear the browser’s data nor reset the device: unsent ratings would be lost.',
    call: 'Device steward',
    address: 'Address of the kiosk',
    printed: (time: string) => `Printed ${time}`,
  },
} as const;
