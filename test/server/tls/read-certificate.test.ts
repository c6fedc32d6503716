import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCertificate, type TlsFiles } from '../../../server/tls/read-certificate.ts';
import { TlsFault } from '../../../server/tls/tls-fault.ts';
import { DAY_MS } from '../../../shared/domain/local-day.ts';
import { makeCertificate } from '../../support/make-certificate.ts';

const NOW_MS = Date.UTC(2026, 10, 19, 2);

let folder: string;
let good: string;
let other: string;
let rubbish: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-tls-'));
  const made = async (name: string) =>
    (await makeCertificate(join(folder, name), { nowMs: NOW_MS })).files.server;
  [good, other] = [await made('good'), await made('other')];
  rubbish = join(folder, 'rubbish.pem');
  await writeFile(rubbish, 'rác');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const faultOf = async (files: TlsFiles, nowMs = NOW_MS): Promise<TlsFault> => {
  const fault: unknown = await readCertificate(files, nowMs).catch((error: unknown) => error);
  if (fault instanceof TlsFault) return fault;
  throw new Error(`No fault but ${String(fault)}`);
};

it('reads a certificate and its key out of one file', async () => {
  const { facts } = await readCertificate({ certFile: good, keyFile: good }, NOW_MS);
  expect(facts.names).toContain('DNS:localhost');
});

it.each<[string, () => TlsFiles, number, string, string]>([
  [
    'is not there',
    () => ({ certFile: join(folder, 'gone'), keyFile: good }),
    0,
    'Không tìm thấy tệp cần dùng',
    'was not found',
  ],
  [
    'is a folder',
    () => ({ certFile: folder, keyFile: good }),
    0,
    'Không đọc được',
    'cannot be read',
  ],
  [
    'holds no certificate',
    () => ({ certFile: rubbish, keyFile: good }),
    0,
    'không chứa chứng chỉ dạng PEM',
    'holds no certificate',
  ],
  [
    'has a key file without a key',
    () => ({ certFile: good, keyFile: rubbish }),
    0,
    'không chứa khóa bí mật',
    'holds no private key',
  ],
  [
    'belongs to another key',
    () => ({ certFile: good, keyFile: other }),
    0,
    'không phải của chứng chỉ',
    'does not belong to',
  ],
  [
    'has ended',
    () => ({ certFile: good, keyFile: good }),
    826,
    'đã hết hạn ngày 20/02/2029',
    'ended on 20/02/2029',
  ],
  [
    'is not valid yet',
    () => ({ certFile: good, keyFile: good }),
    -3,
    'chỉ có hiệu lực từ 18/11/2026',
    'is valid from 18/11/2026',
  ],
])('names the file and the remedy when a certificate %s', async (_, files, days, vi, en) => {
  const { explanation } = await faultOf(files(), NOW_MS + days * DAY_MS);
  expect(explanation.vi).toContain(vi);
  expect(explanation.en).toContain(en);
  const { certFile, keyFile } = files();
  expect([certFile, keyFile].some((file) => explanation.en.includes(file))).toBe(true);
});
