import { X509Certificate } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpsState } from '../../shared/api/https-state.ts';
import { readConfig } from '../../server/config.ts';
import { startServer, type RunningServer } from '../../server/run-server.ts';
import { TlsFault } from '../../server/tls/tls-fault.ts';
import { DAY_MS } from '../../shared/domain/local-day.ts';
import { getByTls } from '../support/get-by-tls.ts';
import { makeCertificate } from '../support/make-certificate.ts';
import { runProgram } from '../support/run-program.ts';
import { setUp, startServerUnderTest } from '../support/server-under-test.ts';

let dataDir: string;
let running: RunningServer | undefined;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mot-cham-https-'));
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await rm(dataDir, { recursive: true, force: true });
});

const ENV = { HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent' };

async function start(env: Record<string, string> = {}): Promise<string> {
  const config = readConfig({ ...ENV, DATA_DIR: dataDir, ...env });
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  running = await startServer(config.value);
  return `https://127.0.0.1:${running.port}/api/v1/health`;
}

async function restart(): Promise<string> {
  await running?.stop();
  return start();
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
};

describe('a server with a local authority', () => {
  it('answers a client that trusts the authority, and no other', async () => {
    const { files } = await makeCertificate(dataDir);
    const url = await start();
    const ca = await readFile(files.authorityCertificate);
    const { status, text } = await getByTls(url, { ca });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ status: 'ok' });
    await expect(getByTls(url)).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
  });

  it('is not taken for a name that is not in its certificate', async () => {
    const { files } = await makeCertificate(dataDir);
    const url = await start();
    const ca = await readFile(files.authorityCertificate);
    await expect(getByTls(url, { ca, servername: 'nganhang.vn' })).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
  });

  it('shows the renewed certificate to tablets that trusted the first one', async () => {
    const first = await makeCertificate(dataDir);
    const ca = await readFile(first.files.authorityCertificate);
    expect((await getByTls(await start(), { ca })).sha256).toBe(first.certificate.sha256);
    const second = await makeCertificate(dataDir);
    expect((await getByTls(await restart(), { ca })).sha256).toBe(second.certificate.sha256);
    expect(second.certificate.sha256).not.toBe(first.certificate.sha256);
  });

  it('says so when it starts, and reminds only in the last 30 days', async () => {
    await makeCertificate(dataDir);
    await start({ HTTP_PORT: String(await freePort()) });
    expect(running?.greeting).toContain('HTTPS bằng chứng chỉ tự cấp');
    expect(running?.greeting).toContain('with a certificate of the local authority');
    expect(running?.greeting).not.toContain('hết hạn');
    await makeCertificate(dataDir, { nowMs: Date.now() - 800 * DAY_MS });
    await restart();
    expect(running?.greeting).toContain('Chứng chỉ HTTPS hết hạn ngày');
    expect(running?.greeting).toContain('Run npm run cli -- tls');
  });

  it('speaks plain HTTP behind a proxy, which has a certificate of its own', async () => {
    await makeCertificate(dataDir);
    await start({ TRUST_PROXY: '1' });
    const answer = await fetch(`http://127.0.0.1:${running?.port}/api/v1/health`);
    expect(answer.status).toBe(200);
  });
});

describe('a server with given files', () => {
  it('serves them and not the certificate of the local authority', async () => {
    await makeCertificate(dataDir);
    const given = await makeCertificate(join(dataDir, 'given'));
    const files = { TLS_CERT: join(dataDir, 'c.pem'), TLS_KEY: join(dataDir, 'k.pem') };
    await cp(given.files.server, files.TLS_CERT);
    await cp(given.files.server, files.TLS_KEY);
    const url = await start(files);
    const ca = await readFile(given.files.authorityCertificate);
    expect((await getByTls(url, { ca })).sha256).toBe(given.certificate.sha256);
    expect(running?.greeting).not.toContain('tự cấp');
  });

  it('does not start, and touches no data, when one of them cannot be served', async () => {
    const one = await makeCertificate(join(dataDir, 'one'));
    const other = await makeCertificate(join(dataDir, 'other'));
    const env = { TLS_CERT: one.files.server, TLS_KEY: other.files.server };
    await expect(start(env)).rejects.toBeInstanceOf(TlsFault);
    await expect(readFile(join(dataDir, 'mot-cham.db'))).rejects.toThrow('ENOENT');
  });

  it('says in both languages why it does not start', async () => {
    const file = join(dataDir, 'c.pem');
    await writeFile(file, 'rác');
    const env = { ...ENV, DATA_DIR: dataDir, TLS_CERT: file, TLS_KEY: file };
    const { code, stderr } = await runProgram({ args: ['server/main.ts'], env });
    expect(code).toBe(1);
    expect(stderr).toContain(`Tệp ${file} không chứa chứng chỉ dạng PEM`);
    expect(stderr).toContain(`${file} holds no certificate in PEM form`);
    expect(stderr).not.toContain('    at ');
  });
});

describe('what a tablet that does not trust yet gets by plain HTTP', () => {
  let origin: string;
  const listenPlain = async () => {
    const port = await freePort();
    await start({ HTTP_PORT: String(port) });
    origin = `http://127.0.0.1:${port}`;
  };

  it('is the certificate of the authority, as its own bytes', async () => {
    const { authority } = await makeCertificate(dataDir);
    await listenPlain();
    const answer = await fetch(`${origin}/mot-cham-ca.crt`);
    expect(answer.headers.get('Content-Type')).toBe('application/x-x509-ca-cert');
    const certificate = new X509Certificate(Buffer.from(await answer.arrayBuffer()));
    expect(certificate.fingerprint256).toBe(authority.sha256);
  });

  it('is a page of help in both languages with nothing inline', async () => {
    await makeCertificate(dataDir);
    await listenPlain();
    const answer = await fetch(`${origin}/`);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('lang="vi"');
    expect(html).toContain('lang="en"');
    expect(html).not.toMatch(/<script|<style|style=/u);
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    const style = await fetch(new URL('/help.css', origin));
    expect(style.headers.get('Content-Type')).toBe('text/css; charset=utf-8');
  });

  it.each(['/api/v1/health', '/kiosk/', '/setup', '/tls/authority.pem', '/../authority.pem'])(
    'is nothing at %s',
    async (path) => {
      await makeCertificate(dataDir);
      await listenPlain();
      const answer = await fetch(`${origin}${path}`, { redirect: 'manual' });
      expect(answer.status).toBe(404);
      expect(answer.headers.getSetCookie()).toEqual([]);
    },
  );

  it('is a refusal for whoever would send something', async () => {
    await makeCertificate(dataDir);
    await listenPlain();
    const answer = await fetch(`${origin}/`, { method: 'POST', body: 'x' });
    expect(answer.status).toBe(405);
  });

  it('says how to make an authority where there is none', async () => {
    await listenPlain();
    const answer = await fetch(`${origin}/`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('npm run cli -- tls');
    expect((await fetch(`${origin}/mot-cham-ca.crt`)).status).toBe(404);
  });

  it('leaves no half server behind when its port is taken, and names the variable', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const address = squatter.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const env = { ...ENV, DATA_DIR: dataDir, HTTP_PORT: String(port) };
    const { code, stderr } = await runProgram({ args: ['server/main.ts'], env });
    squatter.close();
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} is in use`);
    expect(stderr).toContain(`HTTP_PORT=${port + 1}`);
  });
});

describe('the routes of the API', () => {
  it('give the certificate to anybody and the state to who is signed in', async () => {
    const server = await startServerUnderTest({ env: { HTTP_PORT: '8080' } });
    try {
      const { authority } = await makeCertificate(server.dataDir);
      const file = await server.call('/api/v1/authority-certificate');
      expect(file.headers.get('Content-Disposition')).toContain('mot-cham-ca.crt');
      const certificate = new X509Certificate(Buffer.from(await file.arrayBuffer()));
      expect(certificate.fingerprint256).toBe(authority.sha256);
      expect((await server.call('/api/v1/https')).status).toBe(401);
      const cookie = await setUp(server);
      const state = (await (await server.call('/api/v1/https', { cookie })).json()) as HttpsState;
      expect(state).toEqual({
        certificate: null,
        behindProxy: false,
        authority: {
          sha256: authority.sha256,
          endsAtMs: authority.endsAtMs,
          addresses: ['http://127.0.0.1:8080/'],
        },
      });
    } finally {
      await server.stop();
    }
  });
});

describe('the command tls', () => {
  const tls = (...args: string[]) =>
    runProgram({
      args: ['server/cli/main.ts', 'tls', ...args],
      env: { DATA_DIR: dataDir, LANG: 'vi_VN.UTF-8' },
    });

  it('makes what a server then serves, and prints it as JSON', async () => {
    const { code, stdout } = await tls('--name', 'may-chu.lan', '10.1.2.3', '--json');
    expect(code).toBe(0);
    const made = JSON.parse(stdout) as {
      madeAuthority: boolean;
      authority: { file: string; sha256: string };
      certificate: { sha256: string; names: string[] };
    };
    expect(made.madeAuthority).toBe(true);
    expect(made.certificate.names).toEqual(
      expect.arrayContaining(['DNS:may-chu.lan', 'IP Address:10.1.2.3', 'IP Address:127.0.0.1']),
    );
    const ca = await readFile(made.authority.file);
    const got = await getByTls(await start(), { ca, servername: 'may-chu.lan' });
    expect(got.sha256).toBe(made.certificate.sha256);
  });

  it('says what to do next, with the fingerprint to compare', async () => {
    const { stdout } = await tls();
    const { authority } = await makeCertificate(dataDir);
    expect(stdout).toContain(authority.sha256);
    expect(stdout).toContain('Khởi động lại máy chủ');
  });

  it.each([
    [['--name', 'https://a.vn'], 2, 'không phải tên máy hay địa chỉ IP'],
    [['--name', 'nganhang.vn'], 1, 'không cấp được cho: nganhang.vn'],
  ])('refuses %j with exit code %i', async (args, exitCode, complaint) => {
    await makeCertificate(dataDir);
    const { code, stderr } = await tls(...args);
    expect(code).toBe(exitCode);
    expect(stderr).toContain(complaint);
  });
});
