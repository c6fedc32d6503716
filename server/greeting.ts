import { networkInterfaces } from 'node:os';
import type { Localized } from '../shared/domain/language.ts';
import type { Config } from './config.ts';

/** What the person at the console has to know once the server runs. */
export interface Greeting {
  readonly config: Config;
  readonly port: number;
  /** Null when the server is set up already. */
  readonly setupCodeText: string | null;
  readonly distIsBuilt: boolean;
}

/** The lines that are printed at start, Vietnamese before English. */
export function greetingText(greeting: Greeting): string {
  const parts = [
    addressLines(greeting),
    ...(greeting.setupCodeText === null ? [] : [setupLines(greeting, greeting.setupCodeText)]),
    ...(greeting.distIsBuilt ? [] : [NOT_BUILT]),
    ...(servesLanInPlainText(greeting.config) ? [NO_HTTPS] : []),
  ];
  return parts.flatMap(({ vi, en }) => [vi, en]).join('\n');
}

/** Where the server can be reached, the most useful address first. */
export function addressesOf({ config, port }: Pick<Greeting, 'config' | 'port'>): string[] {
  if (config.baseUrl !== null) return [config.baseUrl];
  const scheme = config.tls === null ? 'http' : 'https';
  const hosts = isEverywhere(config.host) ? ['localhost', ...lanAddresses()] : [config.host];
  return hosts.map((host) => `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`);
}

function addressLines(greeting: Greeting): Localized {
  const [home = ''] = addressesOf(greeting);
  const all = addressesOf(greeting).join('   ');
  const kiosk = `${greeting.config.kioskOrigin ?? home}/kiosk/`;
  return {
    vi: `✔ Một Chạm đang chạy: ${all}\n  Máy đánh giá: ${kiosk}`,
    en: `✔ Một Chạm is running: ${all}\n  Kiosk: ${kiosk}`,
  };
}

function setupLines(greeting: Greeting, code: string): Localized {
  const [home = ''] = addressesOf(greeting);
  return {
    vi: `► Thiết lập lần đầu: ${home}/setup   Mã thiết lập: ${code} (dùng một lần, đổi khi khởi động lại)`,
    en: `► First-run setup: ${home}/setup   Setup code: ${code} (works once, changes at a restart)`,
  };
}

const NOT_BUILT: Localized = {
  vi: '⚠ Chưa có giao diện đã dựng. Hãy chạy: npm run build',
  en: '⚠ The browser apps are not built. Run: npm run build',
};

const NO_HTTPS: Localized = {
  vi: '⚠ Chưa bật HTTPS: máy đánh giá trên máy tính bảng khác sẽ không ghép nối được. Đặt TLS_CERT và TLS_KEY, hoặc đặt máy chủ sau một proxy có HTTPS.',
  en: '⚠ HTTPS is off: a kiosk on another device will refuse to pair. Set TLS_CERT and TLS_KEY, or put the server behind a proxy with HTTPS.',
};

function servesLanInPlainText({ tls, trustProxy, host }: Config): boolean {
  return tls === null && !trustProxy && host !== 'localhost' && !host.startsWith('127.');
}

function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
