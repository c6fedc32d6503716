import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { formatDay } from '../../analytics/reports/format.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { readCertificateFacts, type CertificateFacts } from './certificate-facts.ts';
import { TlsFault } from './tls-fault.ts';

/** The two files of a certificate; they may be one and the same. */
export interface TlsFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

/** A certificate that can be served: its texts, and what is in it. */
export interface ServedCertificate {
  readonly cert: string;
  readonly key: string;
  readonly facts: CertificateFacts;
}

/**
 * Reads a certificate and its key. Throws a `TlsFault` that names the file when one cannot be read,
 * is of another kind, does not belong to the other, or is not valid at `nowMs`: a server that
 * started all the same would be refused by every tablet.
 */
export async function readCertificate(files: TlsFiles, nowMs: number): Promise<ServedCertificate> {
  const { certFile, keyFile } = files;
  const [cert, key] = await Promise.all([readNamed(certFile), readNamed(keyFile)]);
  const certificate = asCertificate(cert, certFile);
  if (!certificate.checkPrivateKey(asKey(key, keyFile))) throw mismatch(files);
  const facts = readCertificateFacts(cert);
  assertValid(facts, { file: certFile, nowMs });
  return { cert, key, facts };
}

async function readNamed(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw isMissing ? missing(file, error) : unreadable(file, error);
  }
}

function asCertificate(pem: string, file: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    const vi = `Tệp ${file} không chứa chứng chỉ dạng PEM (bắt đầu bằng -----BEGIN CERTIFICATE-----).`;
    const en = `${file} holds no certificate in PEM form (it begins with -----BEGIN CERTIFICATE-----).`;
    throw new TlsFault({ vi, en }, error);
  }
}

function asKey(pem: string, file: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    const vi = `Tệp ${file} không chứa khóa bí mật dạng PEM, hoặc khóa có mật khẩu. Hãy dùng khóa PEM không mật khẩu.`;
    const en = `${file} holds no private key in PEM form, or the key has a password. Use a PEM key without one.`;
    throw new TlsFault({ vi, en }, error);
  }
}

function assertValid(
  { beginsAtMs, endsAtMs }: CertificateFacts,
  { file, nowMs }: Readonly<{ file: string; nowMs: number }>,
): void {
  const day = (utcMs: number): string => formatDay(localDayOf(utcMs));
  if (nowMs < beginsAtMs) {
    throw new TlsFault({
      vi: `Chứng chỉ ${file} chỉ có hiệu lực từ ${day(beginsAtMs)}; đồng hồ máy chủ đang là ${day(nowMs)}. Hãy xem lại đồng hồ hoặc dùng chứng chỉ khác.`,
      en: `The certificate ${file} is valid from ${day(beginsAtMs)} only, and this machine's clock says ${day(nowMs)}. Check the clock, or use another certificate.`,
    });
  }
  if (nowMs >= endsAtMs) {
    throw new TlsFault({
      vi: `Chứng chỉ ${file} đã hết hạn ngày ${day(endsAtMs)}; hôm nay là ${day(nowMs)}. Hãy gia hạn: với chứng chỉ do máy chủ tự cấp thì chạy npm run cli -- tls.`,
      en: `The certificate ${file} ended on ${day(endsAtMs)}; today is ${day(nowMs)}. Renew it: one of the local authority with npm run cli -- tls.`,
    });
  }
}

const missing = (file: string, cause: unknown): TlsFault =>
  new TlsFault(
    {
      vi: `Không tìm thấy tệp cần dùng: ${file}. Hãy xem lại TLS_CERT và TLS_KEY.`,
      en: `A needed file was not found: ${file}. Check TLS_CERT and TLS_KEY.`,
    },
    cause,
  );

const unreadable = (file: string, cause: unknown): TlsFault =>
  new TlsFault(
    {
      vi: `Không đọc được tệp ${file}. Hãy cho tài khoản chạy máy chủ quyền đọc tệp này.`,
      en: `${file} cannot be read. Let the server's account read it.`,
    },
    cause,
  );

const mismatch = ({ certFile, keyFile }: TlsFiles): TlsFault =>
  new TlsFault({
    vi: `Khóa ${keyFile} không phải của chứng chỉ ${certFile}. Hãy đặt TLS_CERT và TLS_KEY là hai tệp được cấp cùng nhau.`,
    en: `The key ${keyFile} does not belong to the certificate ${certFile}. TLS_CERT and TLS_KEY must be the two files that were issued together.`,
  });
