import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, type Listening } from '../../server/listen.ts';
import { makeCertificate } from '../support/make-certificate.ts';
import { startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';

describe('what arrives on the wire', () => {
  let server: ServerUnderTest;
  beforeAll(async () => {
    server = await startServerUnderTest();
  });
  afterAll(() => server.stop());

  /** Everything that the server answers to these lines, until it closes. */
  const answerTo = (lines: readonly string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      let text = '';
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.once('end', () => resolve(text));
      socket.once('error', reject);
      socket.write(lines.join('\r\n'));
    });
  const HOST = ['Host: 127.0.0.1', 'Connection: close'];

  it.each([
    ['two lengths', ['Content-Length: 5', 'Content-Length: 6']],
    ['a length and chunks', ['Content-Length: 5', 'Transfer-Encoding: chunked']],
    ['chunks that are not the last coding', ['Transfer-Encoding: chunked, identity']],
    ['a broken line', ['X-One: 1\nX-Two: 2']],
  ])('is refused when it has %s', async (_, headers) => {
    const head = ['POST /api/v1/sessions HTTP/1.1', ...HOST, ...headers, '', '0\r\n\r\n'];
    expect(await answerTo(head)).toMatch(/^HTTP\/1\.1 400 /u);
  });

  it.each(['TRACE', 'PATCH', 'PROPFIND', 'DELETE'])(
    'with the method %s finds nothing, and is not sent back',
    async (method) => {
      const secret = 'X-Secret: nobody-sends-this-back';
      for (const path of ['/', '/api/v1/health', '/kiosk/']) {
        const answer = await answerTo([`${method} ${path} HTTP/1.1`, ...HOST, secret, '', '']);
        expect(answer).toMatch(/^HTTP\/1\.1 404 /u);
        expect(answer).not.toContain('nobody-sends-this-back');
      }
    },
  );

  it.each(['/api/v1/health', '/', '/api/v1/nothing'])(
    '%s says nothing to pages of other origins, and lets none embed it',
    async (path) => {
      const { headers } = await server.call(path, { headers: { Origin: 'https://evil.example' } });
      expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
      expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
      expect(headers.get('X-Frame-Options')).toBe('DENY');
    },
  );

  it('with a property that would reach every object is refused, and reaches none', async () => {
    const response = await server.call('/api/v1/sessions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"login":"a","password":"b","__proto__":{"polluted":true}}',
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'invalid-body' });
    expect(Reflect.has({}, 'polluted')).toBe(false);
  });
});

describe('behind a proxy that is believed', () => {
  let server: ServerUnderTest;
  beforeAll(async () => {
    server = await startServerUnderTest({ env: { TRUST_PROXY: '1' } });
  });
  afterAll(() => server.stop());

  it('pages opened by TLS stand alone in their window, for a year by TLS only', async () => {
    const { headers } = await server.call('/', { headers: { 'X-Forwarded-Proto': 'https' } });
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    expect(headers.get('Strict-Transport-Security')).toBe('max-age=31536000; includeSubDomains');
  });

  it('the caller is whom the last hop names, not whom the caller claims to be', async () => {
    const forwarded = '203.0.113.9, 198.51.100.7';
    await server.call('/api/v1/health', { headers: { 'X-Forwarded-For': forwarded } });
    const text = JSON.stringify(server.logLines);
    expect(text).toContain('198.51.100.0/24');
    expect(text).not.toContain('203.0.113');
  });
});

describe('without a proxy', () => {
  it('what a caller says of itself is not believed', async () => {
    const server = await startServerUnderTest();
    const headers = { 'X-Forwarded-For': '203.0.113.9', 'X-Forwarded-Proto': 'https' };
    const response = await server.call('/api/v1/health', { headers });
    expect(response.headers.get('Strict-Transport-Security')).toBeNull();
    expect(JSON.stringify(server.logLines)).not.toContain('203.0.113');
    await server.stop();
  });
});

describe('TLS', () => {
  let folder: string;
  let server: Listening;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mot-cham-tls-'));
    const { files } = await makeCertificate(folder);
    server = await listen((_request, response) => response.end('ok'), {
      ...{ port: 0, host: '127.0.0.1' },
      tls: { certFile: files.server, keyFile: files.server },
    });
  });
  afterAll(async () => {
    await server.close(0);
    await rm(folder, { recursive: true, force: true });
  });

  /** Protocol and cipher suite agreed upon, or the code of the refusal. */
  const handshake = (options: ConnectionOptions): Promise<string> =>
    new Promise((resolve) => {
      const { port } = server;
      // Whom to trust is another test's matter.
      const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options });
      socket.once('secureConnect', () => {
        resolve(`${socket.getProtocol() ?? ''} ${socket.getCipher().name}`);
        socket.destroy();
      });
      socket.once('error', () => resolve('refused'));
    });

  it('takes the newest version that both know, with the strongest suite', async () => {
    expect(await handshake({})).toBe('TLSv1.3 TLS_AES_256_GCM_SHA384');
    expect(await handshake({ maxVersion: 'TLSv1.2' })).toMatch(/^TLSv1\.2 ECDHE-.*-AES256-GCM/u);
  });

  it.each([
    ['TLS 1.1', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' }],
    ['no forward secrecy', { maxVersion: 'TLSv1.2', ciphers: 'AES256-GCM-SHA384' }],
    [
      'CBC',
      { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES256-SHA384:ECDHE-RSA-AES256-SHA384' },
    ],
  ] as const)('refuses %s', async (_, options) => {
    expect(await handshake(options)).toBe('refused');
  });
});
