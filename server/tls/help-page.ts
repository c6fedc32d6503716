import { AUTHORITY_FILE_NAME } from './authority-certificate.ts';

/** Its own file: the page takes nothing inline. */
export const HELP_STYLE = `
html { background: #f5f6f3; color: #16202b; font: 17px/1.55 system-ui, sans-serif; }
body { max-width: 760px; margin: 0 auto; padding: 24px 20px 48px; }
h1 { font-size: 26px; line-height: 1.36; text-wrap: balance; }
h2 { margin: 28px 0 6px; font-size: 19px; }
a { color: #0b5685; }
a.download { display: inline-block; padding: 14px 22px; border-radius: 14px; background: #0b5685;
  color: #fff; font-weight: 600; text-decoration: none; }
a:focus-visible { outline: 3px solid #0b5685; outline-offset: 3px; }
li { margin: 4px 0; }
section + section { margin-top: 44px; padding-top: 20px; border-top: 1px solid #dde2e7; }
.care { padding: 10px 14px; border-radius: 10px; background: #fff1d6; }
`;

interface HelpWords {
  readonly title: string;
  readonly why: string;
  readonly download: string;
  readonly care: string;
  readonly none: string;
  readonly ways: readonly (readonly [system: string, ...steps: string[]])[];
}

const vi: HelpWords = {
  title: 'Để máy này tin máy chủ Một Chạm',
  why: 'Máy đánh giá chỉ làm việc qua HTTPS. Cài chứng chỉ gốc của cơ quan một lần, trình duyệt sẽ không còn cảnh báo. Chứng chỉ này chỉ dùng được cho máy chủ của cơ quan, không dùng được cho trang khác.',
  download: 'Tải chứng chỉ gốc',
  care: 'Trang này không được mã hóa. Sau khi cài, so “dấu vân tay SHA-256” mà máy hiện với dãy ở trang HTTPS của trang quản lý, hoặc hỏi người quản trị máy chủ. Khác một ký tự thì gỡ ra ngay.',
  none: 'Máy chủ này chưa có chứng chỉ gốc riêng. Người quản trị máy chủ tạo bằng lệnh: npm run cli -- tls',
  ways: [
    [
      'Android',
      'Chạm nút trên để tải tệp về.',
      'Mở Cài đặt → Bảo mật → Cài đặt bảo mật khác → Cài đặt từ bộ nhớ (hoặc Mã hóa và thông tin xác thực) → Chứng chỉ CA → vẫn cài đặt.',
      'Chọn tệp vừa tải. Máy có thể đòi đặt mã khóa màn hình trước.',
      'Kiểm tra: Thông tin xác thực tin cậy → Người dùng.',
    ],
    [
      'Windows',
      'Tải tệp, nhấp đúp, chọn Install Certificate → Local Machine.',
      'Chọn “Place all certificates in the following store” → Trusted Root Certification Authorities.',
      'Đóng hết trình duyệt rồi mở lại.',
    ],
    [
      'Linux (Chrome, Chromium)',
      'Tải tệp, mở chrome://certificate-manager, mục Cài đặt của bạn → Chứng chỉ đáng tin cậy → Nhập.',
    ],
  ],
};

const en: HelpWords = {
  title: 'Let this device trust the Một Chạm server',
  why: 'A kiosk works over HTTPS only. Install the office’s root certificate once and the browser warns no more. It is good for the office’s own server and for no other site.',
  download: 'Download the root certificate',
  care: 'This page is not encrypted. Once installed, compare the SHA-256 fingerprint that the device shows with the one on the HTTPS page of the dashboard, or ask the server’s administrator. If one character differs, remove it at once.',
  none: 'This server has no authority of its own yet. Its administrator makes one with: npm run cli -- tls',
  ways: [
    [
      'Android',
      'Tap the button above to save the file.',
      'Open Settings → Security → More security settings → Install from storage (or Encryption & credentials) → CA certificate → Install anyway.',
      'Choose the saved file. The device may first ask for a screen lock.',
      'To check: Trusted credentials → User.',
    ],
    [
      'Windows',
      'Save the file, double-click it, choose Install Certificate → Local Machine.',
      'Choose “Place all certificates in the following store” → Trusted Root Certification Authorities.',
      'Close every browser window and open it again.',
    ],
    [
      'Linux (Chrome, Chromium)',
      'Save the file, open chrome://certificate-manager, Your certificates’ settings → Trusted certificates → Import.',
    ],
  ],
};

/** The whole page, Vietnamese before English; every text in it is ours. */
export function helpPage(hasAuthority: boolean): string {
  return [
    '<!doctype html>',
    '<html lang="vi"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${vi.title}</title><link rel="stylesheet" href="/help.css"></head><body><main>`,
    sectionOf(vi, { lang: 'vi', heading: 'h1', hasAuthority }),
    sectionOf(en, { lang: 'en', heading: 'h2', hasAuthority }),
    '</main></body></html>',
  ].join('\n');
}

interface Manner {
  readonly lang: string;
  readonly heading: string;
  readonly hasAuthority: boolean;
}

function sectionOf(words: HelpWords, { lang, heading, hasAuthority }: Manner): string {
  const ways = words.ways.map(
    ([system, ...steps]) =>
      `<h2>${system}</h2><ol>${steps.map((step) => `<li>${step}</li>`).join('')}</ol>`,
  );
  const parts = hasAuthority
    ? [
        `<p><a class="download" href="/${AUTHORITY_FILE_NAME}">${words.download}</a></p>`,
        `<p class="care">${words.care}</p>`,
        ...ways,
      ]
    : [`<p class="care">${words.none}</p>`];
  const title = `<${heading}>${words.title}</${heading}><p>${words.why}</p>`;
  return `<section lang="${lang}">${title}${parts.join('')}</section>`;
}
