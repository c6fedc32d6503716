import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renewCertificate } from '../../../server/tls/renew-certificate.ts';
import { tlsFolderOf } from '../../../server/tls/tls-folder.ts';
import { DAY_MS } from '../../../shared/domain/local-day.ts';
import { makeCertificate, namesOf, renewalOf } from '../../support/make-certificate.ts';

const NOW_MS = Date.UTC(2026, 10, 19, 2);

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mot-cham-tls-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe('the first certificate', () => {
  it('comes with an authority of ten years that may issue for servers only', async () => {
    const { authority, files, madeAuthority } = await makeCertificate(dataDir, { nowMs: NOW_MS });
    expect(madeAuthority).toBe(true);
    expect(Math.round((authority.endsAtMs - NOW_MS) / DAY_MS)).toBe(3650);
    const certificate = new X509Certificate(await readFile(files.authorityCertificate));
    expect(certificate.ca).toBe(true);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(await readFile(files.authorityCertificate, 'utf8')).not.toContain('PRIVATE KEY');
  });

  it('is for the given names and the own ones, for no more than 825 days', async () => {
    const given = namesOf('danhgia.example.vn', '192.168.1.20');
    const { certificate } = await makeCertificate(dataDir, { given, nowMs: NOW_MS });
    expect(certificate.names).toEqual([
      'DNS:danhgia.example.vn',
      'IP Address:192.168.1.20',
      'DNS:localhost',
      'IP Address:127.0.0.1',
    ]);
    const days = (certificate.endsAtMs - certificate.beginsAtMs) / DAY_MS;
    expect(days).toBeGreaterThan(820);
    expect(days).toBeLessThanOrEqual(825);
  });

  it('is signed by the authority and belongs to the key beside it', async () => {
    const { files } = await makeCertificate(dataDir);
    const pem = await readFile(files.server, 'utf8');
    const authority = new X509Certificate(await readFile(files.authorityCertificate));
    const certificate = new X509Certificate(pem);
    expect(certificate.checkIssued(authority)).toBe(true);
    expect(certificate.verify(authority.publicKey)).toBe(true);
    expect(certificate.ca).toBe(false);
  });

  it('leaves keys that only the owner can read, and no draft', async () => {
    const { files } = await makeCertificate(dataDir);
    const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
    expect(await modeOf(files.folder)).toBe('700');
    expect(await modeOf(files.authority)).toBe('600');
    expect(await modeOf(files.server)).toBe('600');
    expect((await readdir(files.folder)).sort()).toEqual([
      'authority.crt',
      'authority.pem',
      'server.pem',
    ]);
  });
});

describe('a renewal', () => {
  it('issues another certificate by the same authority', async () => {
    const first = await makeCertificate(dataDir, { nowMs: NOW_MS });
    const authorityFile = await readFile(first.files.authority);
    const second = await makeCertificate(dataDir, { nowMs: NOW_MS + 800 * DAY_MS });
    expect(second.madeAuthority).toBe(false);
    expect(second.authority.sha256).toBe(first.authority.sha256);
    expect(await readFile(first.files.authority)).toEqual(authorityFile);
    expect(second.certificate.sha256).not.toBe(first.certificate.sha256);
    expect(second.certificate.endsAtMs - first.certificate.endsAtMs).toBe(800 * DAY_MS);
  });

  it('keeps the former names when none are given', async () => {
    await makeCertificate(dataDir, { given: namesOf('danhgia.example.vn') });
    const { certificate } = await makeCertificate(dataDir);
    expect(certificate.names).toContain('DNS:danhgia.example.vn');
  });

  it('drops the former names when others are given', async () => {
    await makeCertificate(dataDir, { given: namesOf('a.lan') });
    const given = namesOf('b.lan');
    const { certificate } = await makeCertificate(dataDir, { given, keepsNames: false });
    expect(certificate.names).toEqual(['DNS:b.lan', 'DNS:localhost', 'IP Address:127.0.0.1']);
  });

  it('lays the certificate of the authority down again where it was lost', async () => {
    const { files } = await makeCertificate(dataDir);
    const before = await readFile(files.authorityCertificate);
    await rm(files.authorityCertificate);
    await makeCertificate(dataDir);
    expect(await readFile(files.authorityCertificate)).toEqual(before);
  });

  it('replaces a server file that holds no certificate', async () => {
    const { files } = await makeCertificate(dataDir);
    await writeFile(files.server, 'rác');
    const { certificate } = await makeCertificate(dataDir);
    expect(certificate.names).toContain('DNS:localhost');
  });

  it('leaves out an own name that the authority may not vouch for', async () => {
    await makeCertificate(dataDir);
    const own = namesOf('ten-moi', '127.0.0.1');
    const { certificate } = await makeCertificate(dataDir, { own, keepsNames: false });
    expect(certificate.names).toEqual(['IP Address:127.0.0.1']);
  });
});

describe('a refusal leaves every file as it was', () => {
  const serverFile = () => readFile(tlsFolderOf(dataDir).server, 'utf8');

  it('when a given name is beyond the limits of the authority', async () => {
    await makeCertificate(dataDir);
    const before = await serverFile();
    const given = namesOf('nganhang.vn', 'b.lan');
    const refused = await renewCertificate(renewalOf(dataDir, { given }));
    expect(refused).toMatchObject({
      ok: false,
      error: { kind: 'beyond-limits', names: ['nganhang.vn'] },
    });
    expect(await serverFile()).toBe(before);
  });

  it('when the authority has ended', async () => {
    await makeCertificate(dataDir, { nowMs: NOW_MS });
    const before = await serverFile();
    const nowMs = NOW_MS + 3651 * DAY_MS;
    const refused = await renewCertificate(renewalOf(dataDir, { nowMs }));
    expect(refused).toMatchObject({ ok: false, error: { kind: 'expired-authority' } });
    expect(await serverFile()).toBe(before);
  });

  it.each(['', 'rác', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'])(
    'when the file of the authority holds %j',
    async (text) => {
      const { files } = await makeCertificate(dataDir);
      const before = await serverFile();
      await writeFile(files.authority, text);
      const refused = await renewCertificate(renewalOf(dataDir));
      expect(refused).toMatchObject({ ok: false, error: { kind: 'unreadable-authority' } });
      expect(await serverFile()).toBe(before);
      expect(await readFile(files.authority, 'utf8')).toBe(text);
    },
  );
});

it('never lets a certificate outlive the authority', async () => {
  const { authority } = await makeCertificate(dataDir, { nowMs: NOW_MS });
  const { certificate } = await makeCertificate(dataDir, { nowMs: NOW_MS + 3600 * DAY_MS });
  expect(certificate.endsAtMs).toBe(authority.endsAtMs);
});
