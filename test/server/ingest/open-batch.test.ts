import { describe, expect, it } from 'vitest';
import { toBase64url } from '../../../shared/record/base64url.ts';
import { utf8 } from '../../../shared/record/bytes.ts';
import { digestBody } from '../../../shared/record/request-claim.ts';
import { hashRecord } from '../../../shared/record/seal.ts';
import { ALGORITHMS, importVerifier, type Algorithm } from '../../../shared/record/signing-key.ts';
import { digestBodyNow, hashRecordNow } from '../../../server/ingest/digest-now.ts';
import { openBatch } from '../../../server/ingest/open-batch.ts';
import {
  healthReport,
  ratingContent,
  simulateKiosk,
  travelling,
  type SimulatedKiosk,
  type SimulatedRequest,
} from '../../support/simulated-kiosk.ts';

const makeKiosk = (algorithm: Algorithm = 'Ed25519', id = 'kiosk-1') =>
  simulateKiosk({ id, algorithm, serverKeyId: 'server-1' });

async function open(kiosk: SimulatedKiosk, request: SimulatedRequest, serverKeyId = 'server-1') {
  const verify = await importVerifier(kiosk.key);
  const keys = {
    find: async (id: string, epoch: number) =>
      id === kiosk.id && epoch === kiosk.epoch && verify ? { unitId: 'unit-1', verify } : undefined,
  };
  return openBatch({ ...request, receivedAtMs: 5 }, { keys, serverKeyId });
}

describe('openBatch', () => {
  it.each(ALGORITHMS)('opens a batch that was signed with %s', async (algorithm) => {
    const kiosk = await makeKiosk(algorithm);
    const records = [await kiosk.write(ratingContent()), await kiosk.write(ratingContent())];
    const opened = await open(kiosk, await kiosk.request(records));
    expect(opened).toMatchObject({
      ok: true,
      value: { kioskId: 'kiosk-1', unitId: 'unit-1', epoch: 1, receivedAtMs: 5 },
    });
    const seats = opened.ok && opened.value.records.map(({ seq, hash }) => ({ seq, hash }));
    expect(seats).toEqual(records.map(({ seq, hash }) => ({ seq, hash })));
  });

  it.each<[string, (request: SimulatedRequest) => Partial<SimulatedRequest>]>([
    ['changed bytes', ({ body }) => ({ body: utf8(`${new TextDecoder().decode(body)} `) })],
    ['another path', () => ({ path: '/api/v1/other' })],
    [
      'another signature',
      ({ credential }) => ({ credential: { ...credential, signature: 'A'.repeat(86) } }),
    ],
  ])('refuses %s as a bad signature', async (_, change) => {
    const kiosk = await makeKiosk();
    const request = await kiosk.request([await kiosk.write(ratingContent())]);
    const answer = await open(kiosk, { ...request, ...change(request) });
    expect(answer).toEqual({ ok: false, error: { code: 'bad-signature' } });
  });

  it('refuses a request that was signed for another server', async () => {
    const kiosk = await makeKiosk();
    const answer = await open(kiosk, await kiosk.request([]), 'server-2');
    expect(answer).toMatchObject({ error: { code: 'bad-signature' } });
  });

  it('refuses a kiosk that nobody paired', async () => {
    const [kiosk, stranger] = [await makeKiosk(), await makeKiosk('Ed25519', 'kiosk-2')];
    const answer = await open(kiosk, await stranger.request([]));
    expect(answer).toEqual({ ok: false, error: { code: 'unknown-kiosk' } });
  });

  it.each([
    ['no JSON', utf8('{"records":['), 'malformed-json'],
    ['no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'malformed-json'],
    ['no batch', utf8('{"records":[]}'), 'invalid-body'],
  ])('refuses a signed body that is %s', async (_, body, code) => {
    const kiosk = await makeKiosk();
    expect(await open(kiosk, await kiosk.signed(body))).toMatchObject({ error: { code } });
  });

  it.each([
    ['no JSON', utf8('smile')],
    ['no base64url', 'length'],
    ['without a place', utf8('{"kind":"rating"}')],
    ['of another kiosk', 'foreign'],
    ['with an unknown epoch', 'epoch'],
    ['with a signature that does not hold', 'signature'],
  ] as const)('names the record that is %s', async (_, broken) => {
    const kiosk = await makeKiosk();
    const good = [await kiosk.write(ratingContent()), await kiosk.write(ratingContent())];
    const records = good.map(travelling);
    records.splice(1, 0, await brokenRecord(kiosk, broken));
    const body = utf8(JSON.stringify({ records, health: healthReport() }));
    expect(await open(kiosk, await kiosk.signed(body))).toMatchObject({
      error: { code: 'invalid-body', issues: [{ path: 'records.1' }] },
    });
  });

  it('trusts the last signature of an unbroken run for all before it', async () => {
    const kiosk = await makeKiosk();
    const [first, second] = [
      await kiosk.write(ratingContent()),
      await kiosk.write(ratingContent()),
    ];
    const records = [{ ...travelling(first), signature: 'A' }, travelling(second)];
    const body = utf8(JSON.stringify({ records, health: healthReport() }));
    expect(await open(kiosk, await kiosk.signed(body))).toMatchObject({ ok: true });
    const alone = utf8(JSON.stringify({ records: records.slice(0, 1), health: healthReport() }));
    expect(await open(kiosk, await kiosk.signed(alone))).toMatchObject({ ok: false });
  });
});

async function brokenRecord(
  kiosk: SimulatedKiosk,
  broken: Uint8Array<ArrayBuffer> | 'length' | 'foreign' | 'epoch' | 'signature',
) {
  if (broken === 'length') return { bytes: 'AAAAA', signature: 'AAAA' };
  if (broken instanceof Uint8Array) return { bytes: toBase64url(broken), signature: 'AAAA' };
  const other = await simulateKiosk({
    id: broken === 'foreign' ? 'kiosk-2' : kiosk.id,
    epoch: broken === 'epoch' ? 2 : 1,
    serverKeyId: 'server-1',
  });
  return travelling(await other.write(ratingContent()));
}

describe('a digest without a promise', () => {
  it.each([
    ['hashRecord', hashRecordNow, hashRecord],
    ['digestBody', digestBodyNow, digestBody],
  ])('answers what %s answers', async (_name, digestNow, digest) => {
    for (const text of ['', '{}', 'Ông/Bà'.repeat(100)]) {
      expect(digestNow(utf8(text))).toBe(await digest(utf8(text)));
    }
  });
});
