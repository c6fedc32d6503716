import type { Localized } from '../shared/domain/language.ts';
import type { StartFailure } from './config-failure.ts';
import { HOST_EXPECTED, type Config } from './config.ts';
import { EXIT } from './exit-codes.ts';
import { NewerSchemaError } from './store/migrate.ts';
import { UnsafeStoreError } from './store/unsafe-store-error.ts';
import { TlsFault } from './tls/tls-fault.ts';

/** What a known error means; undefined for a bug, which shows itself with its stack. */
export function startFailure(error: unknown, config: Config): StartFailure | undefined {
  const message = knownMessage(error, config);
  return message === undefined ? undefined : { message, exitCode: EXIT.failed };
}

function knownMessage(error: unknown, config: Config): Localized | undefined {
  if (error instanceof TlsFault) return error.explanation;
  if (error instanceof NewerSchemaError) return newerData(error, config);
  if (error instanceof UnsafeStoreError) {
    return {
      vi: `Cơ sở dữ liệu không bảo đảm giữ được dữ liệu nên máy chủ không khởi động. ${error.message}`,
      en: error.message,
    };
  }
  const code = codesOf(error, config).find((one) => one in BY_CODE);
  return code === undefined
    ? undefined
    : BY_CODE[code]?.({ ...config, ...portOf(error) }, pathOf(error));
}

function newerData(error: NewerSchemaError, { dataDir }: Config): Localized {
  return {
    vi:
      `Thư mục dữ liệu ${dataDir} do phiên bản mới hơn tạo ra (lược đồ ${error.dataVersion}; ` +
      `bản này chỉ biết đến ${error.programVersion}). Không có gì bị thay đổi. ` +
      'Hãy chạy phiên bản mới hơn, hoặc chọn thư mục khác bằng DATA_DIR.',
    en:
      `The data folder ${dataDir} was written by a newer version (schema ${error.dataVersion}; ` +
      `this one knows up to ${error.programVersion}). Nothing was changed. ` +
      'Start the newer version, or choose another folder with DATA_DIR.',
  };
}

const notWritable = ({ dataDir }: Config): Localized => ({
  vi: `Không ghi được vào thư mục dữ liệu ${dataDir}. Hãy cấp quyền ghi cho tài khoản chạy máy chủ, hoặc chọn thư mục khác bằng DATA_DIR.`,
  en: `The data folder ${dataDir} cannot be written. Let the server's account write there, or choose another folder with DATA_DIR.`,
});

const diskFull = ({ dataDir }: Config): Localized => ({
  vi: `Ổ đĩa chứa ${dataDir} đã đầy. Hãy giải phóng dung lượng rồi khởi động lại; dữ liệu cũ còn nguyên.`,
  en: `The disk that holds ${dataDir} is full. Free some space and start again; the data are intact.`,
});

const portInUse = ({ port, httpPort }: Config): Localized => ({
  vi: `Cổng ${port} đang được chương trình khác dùng. Hãy tắt chương trình đó, hoặc chọn cổng khác, ví dụ ${variableOf(port, httpPort)}=${port + 1}.`,
  en: `Port ${port} is in use by another program. Stop that program, or choose another port, for example ${variableOf(port, httpPort)}=${port + 1}.`,
});

const portForbidden = ({ port, httpPort }: Config): Localized => ({
  vi: `Hệ điều hành không cho dùng cổng ${port}. Hãy chọn cổng từ 1024 trở lên bằng biến ${variableOf(port, httpPort)}.`,
  en: `The system does not allow port ${port}. Choose one from 1024 up with ${variableOf(port, httpPort)}.`,
});

const variableOf = (port: number, httpPort: number | null): string =>
  port === httpPort ? 'HTTP_PORT' : 'PORT';

const badHost = ({ host }: Config): Localized => ({
  vi: `Không mở được cổng ở HOST=${host}: máy này không có địa chỉ hoặc tên đó. Cần ${HOST_EXPECTED.vi}.`,
  en: `HOST=${host} cannot be listened on: this machine has no such address or name. Expected: ${HOST_EXPECTED.en}.`,
});

const noDatabase = (): Localized => ({
  vi: 'Không kết nối được PostgreSQL ở DATABASE_URL. Hãy kiểm tra địa chỉ, mật khẩu và máy chủ cơ sở dữ liệu.',
  en: 'PostgreSQL at DATABASE_URL does not answer. Check the address, the password and the database server.',
});

const damaged = ({ dataDir }: Config): Localized => ({
  vi: `Tệp cơ sở dữ liệu trong ${dataDir} không đọc được. Hãy giữ nguyên thư mục này và khôi phục từ bản sao lưu.`,
  en: `The database file in ${dataDir} cannot be read. Keep that folder as it is and restore from a backup.`,
});

const noSuchFile = ({ dataDir }: Config, path = dataDir): Localized => ({
  vi: `Không tìm thấy tệp cần dùng: ${path}.`,
  en: `A needed file was not found: ${path}.`,
});

const BY_CODE: Readonly<Record<string, (config: Config, path?: string) => Localized>> = {
  EADDRINUSE: portInUse,
  EADDRNOTAVAIL: badHost,
  'HOST:getaddrinfo': badHost,
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: notWritable,
  ENOTDIR: notWritable,
  EEXIST: notWritable,
  'EACCES:listen': portForbidden,
  SQLITE_CANTOPEN: notWritable,
  SQLITE_READONLY: notWritable,
  SQLITE_READONLY_DIRECTORY: notWritable,
  ENOSPC: diskFull,
  SQLITE_FULL: diskFull,
  SQLITE_NOTADB: damaged,
  SQLITE_CORRUPT: damaged,
  ENOENT: noSuchFile,
  ECONNREFUSED: noDatabase,
  ENOTFOUND: noDatabase,
  '28P01': noDatabase,
  '3D000': noDatabase,
};

/** The port that Node names in an error of its own: there are two that we may listen on. */
function portOf(error: unknown): Pick<Config, 'port'> | Record<string, never> {
  const isNamed = error instanceof Error && 'port' in error && typeof error.port === 'number';
  return isNamed ? { port: error.port as number } : {};
}

/** The file that Node names in an error of its own. */
const pathOf = (error: unknown): string | undefined =>
  error instanceof Error && 'path' in error && typeof error.path === 'string'
    ? error.path
    : undefined;

/** What errors of Node and of the drivers carry. */
type Told = Partial<Record<'code' | 'syscall' | 'hostname', unknown>>;

/** Codes of an error and of its causes, outermost first. */
function codesOf(error: unknown, { host }: Config): string[] {
  const codes: string[] = [];
  for (let one = error; one instanceof Error && codes.length < 10; one = one.cause) {
    const { code, syscall, hostname } = one as Told;
    if (syscall === 'listen' && code === 'EACCES') codes.push('EACCES:listen');
    // A database may be looked up by name too.
    else if (syscall === 'getaddrinfo' && hostname === host) codes.push('HOST:getaddrinfo');
    else codes.push(String(code));
  }
  return codes;
}
