import { formatDay } from '../analytics/reports/format.ts';
import type { Localized } from '../shared/domain/language.ts';
import { localDayOf } from '../shared/domain/local-day.ts';
import { addressesOf, trustAddresses } from './addresses.ts';
import type { Config } from './config.ts';
import { READER } from './store/reader-role.ts';
import type { CertificateFacts } from './tls/certificate-facts.ts';
import { isLocal } from './tls/choose-tls.ts';

/** What the person at the console has to know once the server runs. */
export interface Greeting {
  readonly config: Config;
  readonly port: number;
  /** Null when the server is set up already. */
  readonly setupCodeText: string | null;
  readonly distIsBuilt: boolean;
  /** PostgreSQL does not keep people's reads within their units by itself. */
  readonly wallIsDown: boolean;
  /** What is served by TLS; null without TLS. */
  readonly certificate: CertificateFacts | null;
  readonly nowMs: number;
}

/** The lines that are printed at start, Vietnamese before English. */
export function greetingText(greeting: Greeting): string {
  const parts = [
    addressLines(greeting),
    ...(greeting.setupCodeText === null ? [] : [setupLines(greeting, greeting.setupCodeText)]),
    ...(greeting.distIsBuilt ? [] : [NOT_BUILT]),
    ...(greeting.wallIsDown ? [NO_WALL] : []),
    ...certificateLines(greeting),
    ...(servesLanInPlainText(greeting.config) ? [NO_HTTPS] : []),
  ];
  return parts.flatMap(({ vi, en }) => [vi, en]).join('\n');
}

function addressLines(greeting: Greeting): Localized {
  const [home = ''] = addressesOf(greeting.config, greeting.port);
  const all = addressesOf(greeting.config, greeting.port).join('   ');
  const kiosk = `${greeting.config.kioskOrigin ?? home}/kiosk/`;
  return {
    vi: `✔ Một Chạm đang chạy: ${all}\n  Máy đánh giá: ${kiosk}`,
    en: `✔ Một Chạm is running: ${all}\n  Kiosk: ${kiosk}`,
  };
}

function setupLines(greeting: Greeting, code: string): Localized {
  const [home = ''] = addressesOf(greeting.config, greeting.port);
  return {
    vi: `► Thiết lập lần đầu: ${home}/setup   Mã thiết lập: ${code} (dùng một lần, đổi khi khởi động lại)`,
    en: `► First-run setup: ${home}/setup   Setup code: ${code} (works once, changes at a restart)`,
  };
}

const NOT_BUILT: Localized = {
  vi: '⚠ Chưa có giao diện đã dựng. Hãy chạy: npm run build',
  en: '⚠ The browser apps are not built. Run: npm run build',
};

const NO_WALL: Localized = {
  vi: `⚠ PostgreSQL chưa chặn được việc đọc ngoài phạm vi đơn vị: tài khoản cơ sở dữ liệu không tạo hoặc không dùng được vai trò ${READER}; chỉ còn phần mềm tự kiểm tra phạm vi. Nhờ quản trị cơ sở dữ liệu chạy: CREATE ROLE ${READER} NOLOGIN (nếu chưa có), GRANT ${READER} TO tài khoản ở DATABASE_URL, rồi khởi động lại máy chủ.`,
  en: `⚠ PostgreSQL does not guard reads beyond a person's units: the database user can neither make nor take the role ${READER}, so only the program's own checks stand. Have the database administrator run: CREATE ROLE ${READER} NOLOGIN (where it is missing), GRANT ${READER} TO the user of DATABASE_URL; then restart the server.`,
};

const NO_HTTPS: Localized = {
  vi: '⚠ Chưa bật HTTPS: máy đánh giá trên máy tính bảng khác sẽ không ghép nối được. Chạy npm run cli -- tls để tự cấp chứng chỉ, đặt TLS_CERT và TLS_KEY, hoặc đặt máy chủ sau một proxy có HTTPS.',
  en: '⚠ HTTPS is off: a kiosk on another device will refuse to pair. Make a certificate with npm run cli -- tls, set TLS_CERT and TLS_KEY, or put the server behind a proxy with HTTPS.',
};

function servesLanInPlainText({ tls, trustProxy, host }: Config): boolean {
  return tls === null && !trustProxy && host !== 'localhost' && !host.startsWith('127.');
}

/** From here on the operator is reminded. */
const RENEW_BEFORE_MS = 30 * 86_400_000;

function certificateLines({ certificate, config, nowMs }: Greeting): Localized[] {
  if (certificate === null || config.tls === null) return [];
  const end = formatDay(localDayOf(certificate.endsAtMs));
  const local = isLocal(config.tls, config.dataDir);
  const trust = trustAddresses(config).join('   ');
  const lines: Localized[] = local
    ? [
        {
          vi: `✔ HTTPS bằng chứng chỉ tự cấp trong ${config.tls.certFile}, đến ${end}. Máy tính bảng cài chứng chỉ gốc từ: ${trust}`,
          en: `✔ HTTPS with a certificate of the local authority in ${config.tls.certFile}, until ${end}. Tablets install the root certificate from: ${trust}`,
        },
      ]
    : [];
  return certificate.endsAtMs - nowMs < RENEW_BEFORE_MS ? [...lines, endsSoon(end, local)] : lines;
}

const endsSoon = (end: string, local: boolean): Localized => ({
  vi: `⚠ Chứng chỉ HTTPS hết hạn ngày ${end}; sau đó máy đánh giá không gửi được. Hãy ${local ? 'chạy npm run cli -- tls' : 'thay hai tệp TLS_CERT và TLS_KEY'} rồi khởi động lại máy chủ.`,
  en: `⚠ The HTTPS certificate ends on ${end}; after that kiosks cannot send. ${local ? 'Run npm run cli -- tls' : 'Replace the files of TLS_CERT and TLS_KEY'}, then restart the server.`,
});
