export interface TrustWords {
  readonly title: string;
  readonly scan: string;
  readonly qr: (address: string) => string;
  readonly download: string;
  readonly fingerprint: string;
  readonly compare: string;
  readonly until: (day: string) => string;
  readonly noHttpPort: string;
  readonly systems: readonly { readonly name: string; readonly steps: readonly string[] }[];
}

const vi: TrustWords = {
  title: 'Để máy tính bảng tin chứng chỉ tự cấp',
  scan: 'Quét mã này bằng máy tính bảng, hoặc mở địa chỉ',
  qr: (address) => `Mã QR của địa chỉ ${address}`,
  download: 'Tải chứng chỉ gốc',
  fingerprint: 'Dấu vân tay SHA-256',
  compare:
    'Cài xong, so với dãy mà máy tính bảng hiện. Khác một ký tự thì gỡ ra ngay: tệp đã bị tráo trên đường.',
  until: (day) =>
    `Chứng chỉ gốc có hiệu lực đến ${day} và chỉ dùng được cho tên, địa chỉ của cơ quan.`,
  noHttpPort:
    'Máy tính bảng chưa tin máy chủ nên sẽ cảnh báo khi mở địa chỉ này. Đặt HTTP_PORT (ví dụ 8080) cho máy chủ để tải không bị cảnh báo.',
  systems: [
    {
      name: 'Android',
      steps: [
        'Tải tệp về máy.',
        'Cài đặt → Bảo mật → Mã hóa và thông tin xác thực → Cài đặt chứng chỉ → Chứng chỉ CA.',
        'Chọn “Vẫn cài đặt”, rồi chọn tệp.',
        'Xem lại: Thông tin xác thực tin cậy → Người dùng.',
      ],
    },
    {
      name: 'Windows',
      steps: [
        'Nhấp đúp tệp → Install Certificate → Local Machine.',
        'Chọn Trusted Root Certification Authorities.',
        'Đóng hết trình duyệt rồi mở lại.',
      ],
    },
    {
      name: 'Linux (Chrome)',
      steps: [
        'Mở chrome://certificate-manager.',
        'Chọn mục chứng chỉ đáng tin cậy do người dùng thêm, rồi nhập tệp.',
        'Đóng hết trình duyệt rồi mở lại.',
      ],
    },
  ],
};

const en: TrustWords = {
  title: 'Let a tablet trust the local authority',
  scan: 'Scan this code with the tablet, or open the address',
  qr: (address) => `QR code of the address ${address}`,
  download: 'Download the root certificate',
  fingerprint: 'SHA-256 fingerprint',
  compare:
    'Once installed, compare it with what the tablet shows. If one character differs, remove it at once: the file was exchanged on its way.',
  until: (day) =>
    `The root certificate is valid until ${day}, and only for the office’s own names and addresses.`,
  noHttpPort:
    'A tablet that does not trust the server yet will warn at this address. Set HTTP_PORT (8080, say) for the server and it will not.',
  systems: [
    {
      name: 'Android',
      steps: [
        'Save the file on the device.',
        'Settings → Security → Encryption & credentials → Install a certificate → CA certificate.',
        'Choose “Install anyway”, then the file.',
        'To check: Trusted credentials → User.',
      ],
    },
    {
      name: 'Windows',
      steps: [
        'Double-click the file → Install Certificate → Local Machine.',
        'Choose Trusted Root Certification Authorities.',
        'Close every browser window and open it again.',
      ],
    },
    {
      name: 'Linux (Chrome)',
      steps: [
        'Open chrome://certificate-manager.',
        'Choose the trusted certificates that the user added, and import the file.',
        'Close every browser window and open it again.',
      ],
    },
  ],
};

export const httpsTrustWording = { vi, en };
