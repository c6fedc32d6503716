import { afterEach, describe, expect, it } from 'vitest';
import { parse } from '../../shared/validation/parse.ts';
import { SCHEMAS } from '../../shared/validation/schema-registry.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { pairKiosk, post } from './pair-kiosk.ts';

let server: ServerUnderTest;
afterEach(() => server.stop());

async function startWithKiosk(env: Record<string, string>) {
  server = await startServerUnderTest({ env });
  await insertSmallOffice(server.services);
  return (await pairKiosk(server, await setUp(server))).kiosk;
}

const rows = async (table: 'records' | 'kiosk_health') =>
  server.services.store.db.selectFrom(table).selectAll().execute();
const health = async () => {
  const response = await server.call('/api/v1/health');
  const body = (await response.json()) as Record<string, unknown>;
  expect(parse(SCHEMAS.Health, body).ok).toBe(true);
  return { status: response.status, body };
};

describe('a server whose disk is nearly full', () => {
  it('refuses a batch before it writes anything, and says when to come again', async () => {
    const kiosk = await startWithKiosk({ MIN_FREE_MB: '900000000' });
    const record = await kiosk.write(ratingContent({ counter: OFFICE.counter }));
    const response = await post(server, await kiosk.request([record]));
    expect(response.status).toBe(503);
    const retryAfterS = Number(response.headers.get('Retry-After'));
    expect(retryAfterS).toBeGreaterThanOrEqual(30);
    expect(retryAfterS).toBeLessThanOrEqual(120);
    expect(await response.json()).toMatchObject({ code: 'storage-full' });
    expect([...(await rows('records')), ...(await rows('kiosk_health'))]).toEqual([]);
    expect(await health()).toMatchObject({
      status: 503,
      body: { status: 'degraded', leastFreeBytes: 9e14, database: { writable: true } },
    });
  });

  it('does not say so to who has no key', async () => {
    const kiosk = await startWithKiosk({ MIN_FREE_MB: '900000000' });
    const request = await kiosk.request([]);
    const forged = { ...request, credential: { ...request.credential, signature: 'AAAA' } };
    expect(await (await post(server, forged)).json()).toMatchObject({ code: 'bad-signature' });
  });

  it('takes ratings down to the last byte where it is told to', async () => {
    const kiosk = await startWithKiosk({ MIN_FREE_MB: '0' });
    const record = await kiosk.write(ratingContent({ counter: OFFICE.counter }));
    expect((await post(server, await kiosk.request([record]))).status).toBe(200);
    expect(await health()).toMatchObject({ status: 200, body: { leastFreeBytes: 0 } });
  });
});

describe('the age of the backup', () => {
  const HOUR_MS = 3_600_000;

  it('makes the health degraded after 26 hours, while ratings are still taken', async () => {
    const kiosk = await startWithKiosk({ MIN_FREE_MB: '0' });
    expect((await health()).body).toMatchObject({ status: 'ok', lastVerifiedBackupAtMs: null });
    server.wait(26 * HOUR_MS);
    expect(await health()).toMatchObject({ status: 200, body: { status: 'degraded' } });
    const takenAtMs = server.services.clock();
    const row = { name: 'b', taken_at_ms: takenAtMs, verified_at_ms: takenAtMs };
    await server.services.store.db
      .insertInto('backups')
      .values({ ...row, size_bytes: 1, sha256: '' })
      .execute();
    expect((await health()).body).toMatchObject({
      status: 'ok',
      lastVerifiedBackupAtMs: takenAtMs,
    });
    server.wait(26 * HOUR_MS);
    expect(await health()).toMatchObject({ status: 200, body: { status: 'degraded' } });
    const record = await kiosk.write(ratingContent({ counter: OFFICE.counter }));
    expect((await post(server, await kiosk.request([record]))).status).toBe(200);
  });

  it('is nobody’s concern before a kiosk is paired', async () => {
    server = await startServerUnderTest({ env: { MIN_FREE_MB: '0' } });
    server.wait(1_000 * HOUR_MS);
    expect(await health()).toMatchObject({ status: 200, body: { status: 'ok' } });
  });
});
