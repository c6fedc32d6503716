import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';

const FILES = {
  'dashboard/index.html': '<title>Bảng điều khiển</title>',
  'dashboard/assets/main-abc123.js': 'export {}',
  'dashboard/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'kiosk/index.html': '<title>Máy đánh giá</title>',
  'kiosk/sw.js': '// worker',
  'kiosk/assets/main-def456.js': 'export {}',
};

let distDir: string;
let server: ServerUnderTest;
beforeAll(async () => {
  distDir = await mkdtemp(join(tmpdir(), 'mot-cham-dist-'));
  for (const [name, content] of Object.entries(FILES)) {
    await mkdir(join(distDir, name, '..'), { recursive: true });
    await writeFile(join(distDir, name), content);
  }
  server = await startServerUnderTest({
    replace: ({ facts }) => ({ facts: { ...facts, distDir } }),
  });
});
afterAll(async () => {
  await server.stop();
  await rm(distDir, { recursive: true, force: true });
});

describe('the pages', () => {
  it.each([
    ['/', 'Bảng điều khiển', 'no-cache'],
    ['/setup', 'Bảng điều khiển', 'no-cache'],
    ['/reports/24?period=2026-11', 'Bảng điều khiển', 'no-cache'],
    ['/assets/main-abc123.js', 'export', 'public, max-age=31536000, immutable'],
    ['/favicon.svg', '<svg', 'no-cache'],
    ['/kiosk/', 'Máy đánh giá', 'no-cache'],
    ['/kiosk/sw.js', '// worker', 'no-cache'],
    ['/kiosk/assets/main-def456.js', 'export', 'public, max-age=31536000, immutable'],
  ])('%s is served, to be kept: %s', async (path, content, caching) => {
    const response = await server.call(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(content);
    expect(response.headers.get('Cache-Control')).toBe(caching);
  });

  it('leads from /kiosk to /kiosk/', async () => {
    const response = await server.call('/kiosk');
    expect(response.status).toBe(308);
    expect(response.headers.get('Location')).toBe('/kiosk/');
  });

  it.each([
    '/assets/main-old.js',
    '/kiosk/assets/main-old.js',
    '/kiosk/anything',
    '/../package.json',
    '/%2e%2e/package.json',
    '/.env',
  ])('%s is not found, and not answered with a page', async (path) => {
    const response = await server.call(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Type')).toContain('application/problem+json');
  });

  it('are not found, rather than an error, when nobody has built them', async () => {
    const bare = await startServerUnderTest({
      replace: ({ facts }) => ({ facts: { ...facts, distDir: '/nowhere' } }),
    });
    expect((await bare.call('/')).status).toBe(404);
    await bare.stop();
  });
});

describe('every answer', () => {
  const paths = ['/', '/kiosk/', '/api/v1/health', '/api/v1/nothing', '/assets/main-abc123.js'];

  it.each(paths)('%s carries the strict policy', async (path) => {
    const { headers } = await server.call(path);
    expect(headers.get('Content-Security-Policy')?.split(';')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "font-src 'self'",
      "media-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      "object-src 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types mot-cham',
    ]);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('X-Powered-By')).toBeNull();
    expect(headers.get('X-Request-Id')).toMatch(/^[\da-f]{8}-[\da-f]{4}-7/);
  });

  it.each(paths)('%s neither sets a cookie nor clears what a kiosk keeps', async (path) => {
    const { headers } = await server.call(path);
    expect(headers.getSetCookie()).toEqual([]);
    expect(headers.get('Clear-Site-Data')).toBeNull();
  });

  it('tells browsers to insist on TLS only over TLS', async () => {
    expect((await server.call('/')).headers.get('Strict-Transport-Security')).toBeNull();
    const proxied = await startServerUnderTest({ env: { TRUST_PROXY: '1' } });
    const overTls = await proxied.call('/', { headers: { 'X-Forwarded-Proto': 'https' } });
    expect(overTls.headers.get('Strict-Transport-Security')).toBe(
      'max-age=31536000; includeSubDomains',
    );
    await proxied.stop();
  });

  it('of the API is never kept by a cache', async () => {
    expect((await server.call('/api/v1/health')).headers.get('Cache-Control')).toBe('no-store');
    expect((await server.call('/api/v1/units')).headers.get('Cache-Control')).toBe('no-store');
  });
});

describe('with a hostname of the kiosks', () => {
  const kioskHost = { 'X-Forwarded-Host': 'kiosk.example.vn', 'X-Forwarded-Proto': 'https' };
  const officeHost = { 'X-Forwarded-Host': 'office.example.vn', 'X-Forwarded-Proto': 'https' };
  let split: ServerUnderTest;
  beforeAll(async () => {
    split = await startServerUnderTest({
      env: { TRUST_PROXY: '1', KIOSK_ORIGIN: 'https://kiosk.example.vn' },
      replace: ({ facts }) => ({ facts: { ...facts, distDir } }),
    });
  });
  afterAll(() => split.stop());

  it.each([
    ['/kiosk/', 200],
    ['/kiosk/sw.js', 200],
    ['/api/v1/health', 200],
    ['/', 308],
    ['/setup', 404],
    ['/api/v1/setup', 404],
    ['/api/v1/sessions/current', 404],
    ['/assets/main-abc123.js', 404],
  ])('the kiosks find at %s: %i', async (path, status) => {
    expect((await split.call(path, { headers: kioskHost })).status).toBe(status);
  });

  it('the kiosks’ hostname knows the certificate that a tablet has to trust', async () => {
    const answer = await split.call('/api/v1/authority-certificate', { headers: kioskHost });
    expect(await answer.json()).toMatchObject({ code: 'no-local-authority' });
  });

  it('a sign-in at the kiosks’ hostname does not exist', async () => {
    const json = { login: 'quantri', password: 'x' };
    const response = await split.call('/api/v1/sessions', { json, headers: kioskHost });
    expect(response.status).toBe(404);
  });

  it('the managers’ hostname sends kiosks to theirs', async () => {
    const response = await split.call('/kiosk/', { headers: officeHost });
    expect(response.headers.get('Location')).toBe('https://kiosk.example.vn/kiosk/');
    expect((await split.call('/', { headers: officeHost })).status).toBe(200);
  });
});
