import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import type { Localized } from '../shared/domain/language.ts';
import { ROLES } from '../shared/domain/role.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { ConfigMistake } from './config-mistake.ts';
import { ROLES_WITH_SECOND_FACTOR } from './sign-in/must-enrol.ts';
import { readSingleSignOn, type SingleSignOnSettings } from './sign-in/single-sign-on-settings.ts';
import type { StoreLocation } from './store/open-store.ts';

export type { ConfigMistake } from './config-mistake.ts';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the environment decides. */
export interface Config {
  /** 0 lets the system choose a free one. */
  readonly port: number;
  readonly host: string;
  /** Absolute. Holds the database, the server's key and all else that must survive. */
  readonly dataDir: string;
  readonly database: StoreLocation;
  /** Address under which people reach the server; null to print what the machine knows. */
  readonly baseUrl: string | null;
  /** Null also for whoever leaves it to the data folder's own authority, see `chooseTls`. */
  readonly tls: Readonly<{ certFile: string; keyFile: string }> | null;
  /** Where tablets that do not trust us yet fetch the authority's certificate, by plain HTTP. */
  readonly httpPort: number | null;
  readonly trustProxy: boolean;
  readonly kioskOrigin: string | null;
  readonly logLevel: LogLevel;
  readonly backup: BackupSetting;
  /** Bytes that must stay free on the data folder's disk; null for max(500 MB, 5 %). */
  readonly minFreeBytes: number | null;
  /** An operator says that the clock is right though later records are stored. */
  readonly clockConfirmed: boolean;
  /** Who holds one of these roles must have a second factor. */
  readonly secondFactorRoles: readonly string[];
  /** The identity provider; null for passwords only. */
  readonly singleSignOn: SingleSignOnSettings | null;
}

/** Where and when the server copies its data. */
export interface BackupSetting {
  /** Absolute. Best on another disk than the data. */
  readonly folder: string;
  /** Newest backups that are kept. */
  readonly keep: number;
  /** Minutes after local midnight; null when something else makes the backups. */
  readonly atMinute: number | null;
}

/** What HOST has to be. */
export const HOST_EXPECTED: Localized = {
  vi: 'địa chỉ IP hoặc tên của chính máy này, ví dụ 127.0.0.1; 0.0.0.0 là mọi địa chỉ của máy',
  en: 'an IP address or name of this machine, like 127.0.0.1; 0.0.0.0 is every address it has',
};

type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration of an environment, or every mistake in it at once. */
export function readConfig(env: Environment): Result<Config, readonly ConfigMistake[]> {
  const mistakes: ConfigMistake[] = [];
  const read = readerOf(env, mistakes);
  const dataDir = resolve(read('DATA_DIR', './data', asText));
  const databaseUrl = read('DATABASE_URL', null, asPostgresUrl);
  const config: Config = {
    port: read('PORT', 3000, asPort),
    host: read('HOST', '0.0.0.0', asHost),
    dataDir,
    database:
      databaseUrl === null
        ? { kind: 'sqlite', file: resolve(dataDir, 'mot-cham.db') }
        : { kind: 'postgres', url: databaseUrl },
    baseUrl: read('BASE_URL', null, asOrigin),
    tls: readTls(env, mistakes),
    httpPort: read('HTTP_PORT', null, asPort),
    trustProxy: read('TRUST_PROXY', false, asFlag),
    kioskOrigin: read('KIOSK_ORIGIN', null, asOrigin),
    logLevel: read('LOG_LEVEL', 'info', asLogLevel),
    backup: {
      folder: resolve(read('BACKUP_DIR', join(dataDir, 'backups'), asText)),
      keep: read('BACKUP_KEEP', 14, asCountFromOne),
      atMinute: read('BACKUP_AT', 120, asMinuteOfDay),
    },
    minFreeBytes: read('MIN_FREE_MB', null, asMegabytes),
    clockConfirmed: read('CLOCK_CONFIRMED', false, asFlag),
    secondFactorRoles: read('SECOND_FACTOR_ROLES', ROLES_WITH_SECOND_FACTOR, asRoles),
    singleSignOn: readSingleSignOn(env, mistakes),
  };
  if (config.httpPort !== null && config.httpPort !== 0 && config.httpPort === config.port) {
    const expected = { vi: 'một cổng khác với PORT', en: 'another port than PORT' };
    mistakes.push({ name: 'HTTP_PORT', found: String(config.httpPort), expected });
  }
  return mistakes.length === 0 ? ok(config) : err(mistakes);
}

/** Reads one variable's text; the expectation instead when it is not what it should be. */
type Reading<Value> = (text: string) => Result<Value, Localized>;

/** An empty variable counts as one that is not set: compose files write them so. */
function readerOf(env: Environment, mistakes: ConfigMistake[]) {
  return <Value, Default>(name: string, missing: Default, reading: Reading<Value>) => {
    const found = env[name]?.trim() ?? '';
    if (found === '') return missing;
    const result = reading(found);
    if (result.ok) return result.value;
    // The address of a database holds its password.
    const shown = name === 'DATABASE_URL' ? '…' : found;
    mistakes.push({ name, found: shown, expected: result.error });
    return missing;
  };
}

function readTls(env: Environment, mistakes: ConfigMistake[]): Config['tls'] {
  const certFile = env['TLS_CERT']?.trim() ?? '';
  const keyFile = env['TLS_KEY']?.trim() ?? '';
  if (certFile !== '' && keyFile !== '') {
    return { certFile: resolve(certFile), keyFile: resolve(keyFile) };
  }
  if (certFile !== keyFile) {
    const name = certFile === '' ? 'TLS_CERT' : 'TLS_KEY';
    const expected = {
      vi: 'phải đặt cả hai biến TLS_CERT và TLS_KEY, hoặc không đặt biến nào',
      en: 'set both TLS_CERT and TLS_KEY, or neither',
    };
    mistakes.push({ name, found: '', expected });
  }
  return null;
}

const asText: Reading<string> = (text) => ok(text);

/** What can stand in an address too: the greeting prints it as one. */
const asHost: Reading<string> = (text) => {
  const isRight =
    isIP(text) === 6
      ? URL.canParse(`http://[${text}]`)
      : /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/iu.test(text) && URL.canParse(`http://${text}`);
  return isRight ? ok(text) : err(HOST_EXPECTED);
};

const asPort: Reading<number> = (text) =>
  /^\d{1,5}$/u.test(text) && Number(text) <= 65_535
    ? ok(Number(text))
    : err({ vi: 'số cổng từ 0 đến 65535', en: 'a port number from 0 to 65535' });

const asFlag: Reading<boolean> = (text) => {
  if (['1', 'true', 'yes'].includes(text.toLowerCase())) return ok(true);
  if (['0', 'false', 'no'].includes(text.toLowerCase())) return ok(false);
  return err({ vi: '1 (có) hoặc 0 (không)', en: '1 (yes) or 0 (no)' });
};

const asLogLevel: Reading<LogLevel> = (text) => {
  const level = LOG_LEVELS.find((known) => known === text.toLowerCase());
  const choice = LOG_LEVELS.join(', ');
  return level === undefined
    ? err({ vi: `một trong các mức ${choice}`, en: `one of ${choice}` })
    : ok(level);
};

/** `02:00` as minutes after midnight. `off` in words: an empty variable is one that is not set. */
const asMinuteOfDay: Reading<number | null> = (text) => {
  if (text.toLowerCase() === 'off') return ok(null);
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/u.exec(text) ?? [];
  return hours === undefined || minutes === undefined
    ? err({ vi: 'giờ dạng 02:00, hoặc off để tắt', en: 'a time like 02:00, or off' })
    : ok(Number(hours) * 60 + Number(minutes));
};

/** `none` in words: an empty variable is one that is not set. An unknown role would ask nobody. */
const asRoles: Reading<readonly string[]> = (text) => {
  if (text.toLowerCase() === 'none') return ok([]);
  const roles = text.split(',').map((role) => role.trim());
  const known: readonly string[] = ROLES;
  return roles.every((role) => known.includes(role))
    ? ok(roles)
    : err({
        vi: `các vai trò cách nhau bằng dấu phẩy, trong số ${known.join(', ')}; hoặc none`,
        en: `roles with commas between, out of ${known.join(', ')}; or none`,
      });
};

const asCountFromOne: Reading<number> = (text) =>
  /^[1-9]\d{0,3}$/u.test(text)
    ? ok(Number(text))
    : err({ vi: 'số từ 1 đến 9999', en: 'a number from 1 to 9999' });

const asMegabytes: Reading<number> = (text) =>
  /^\d{1,9}$/u.test(text)
    ? ok(Number(text) * 1_000_000)
    : err({ vi: 'số MB, từ 0', en: 'a number of MB, from 0' });

const asPostgresUrl: Reading<string> = (text) =>
  URL.canParse(text) && /^postgres(?:ql)?:$/u.test(new URL(text).protocol)
    ? ok(text)
    : err({
        vi: 'địa chỉ dạng postgres://tài-khoản:mật-khẩu@máy-chủ:5432/cơ-sở-dữ-liệu',
        en: 'an address like postgres://user:password@host:5432/database',
      });

const asOrigin: Reading<string> = (text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin = url !== undefined && /^https?:$/u.test(url.protocol) && url.pathname === '/';
  return isOrigin
    ? ok(url.origin)
    : err({
        vi: 'địa chỉ dạng https://danh-gia.example.vn, không có đường dẫn phía sau',
        en: 'an address like https://ratings.example.vn, without a path',
      });
};
