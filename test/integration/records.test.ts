import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Level } from '../../shared/domain/level.ts';
import {
  RECEIPT_MEDIA_TYPE,
  receiptClaim,
  type Receipt,
  type SignedReceipt,
} from '../../shared/record/receipt.ts';
import { requestClaim, writeCredential } from '../../shared/record/request-claim.ts';
import { importVerifier, signBytes } from '../../shared/record/signing-key.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';
import { ratingContent, type SimulatedRecord } from '../support/simulated-kiosk.ts';
import { pairKiosk, post, type PairedKiosk } from './pair-kiosk.ts';

describe('the batches of a paired kiosk', () => {
  let server: ServerUnderTest;
  let paired: PairedKiosk;
  let cookie: string;
  beforeEach(async () => {
    server = await startServerUnderTest();
    await insertSmallOffice(server.services);
    cookie = await setUp(server);
    paired = await pairKiosk(server, cookie);
  });
  afterEach(() => server.stop());

  const rate = (level: Level) =>
    paired.kiosk.write(ratingContent({ level, counter: OFFICE.counter }));
  const send = async (...records: SimulatedRecord[]) =>
    post(server, await paired.kiosk.request(records, { pending: records.length }));
  const setStatus = (status: 'suspended' | 'revoked') =>
    server.services.store.db.updateTable('kiosks').set({ status }).execute();
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
  const configuration = async () => {
    const path = '/api/v1/kiosk-configuration';
    const serverKeyId = paired.enrolment.serverKey.id;
    const body = new Uint8Array();
    const claim = await requestClaim({ method: 'GET', path, serverKeyId, body });
    const signature = await signBytes(paired.kiosk.key, claim);
    const credential = { kiosk: paired.enrolment.kiosk, epoch: 1, signature };
    return server.call(path, { headers: { Authorization: writeCredential(credential) } });
  };

  it('are answered with a receipt of the pinned key, in our media type and without a cookie', async () => {
    const response = await send(await rate(5), await rate(1));
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe(RECEIPT_MEDIA_TYPE);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(response.headers.has('Clear-Site-Data')).toBe(false);
    const { receipt, signature } = (await response.json()) as SignedReceipt;
    const verify = await importVerifier(paired.enrolment.serverKey);
    expect(await verify!(signature, receiptClaim(receipt))).toBe(true);
    expect(JSON.parse(receipt) as Receipt).toMatchObject({
      kiosk: paired.enrolment.kiosk,
      results: [
        { seq: 1, fate: 'stored' },
        { seq: 2, fate: 'stored' },
      ],
      through: 2,
      configurationRevision: paired.enrolment.configuration.revision,
    });
  });

  it('show in the list of kiosks', async () => {
    await send(await rate(5), await rate(4));
    await rate(3);
    await send(await rate(5));
    const listed = await server.call('/api/v1/kiosks', { cookie });
    expect(await listed.json()).toMatchObject({
      kiosks: [{ storedRecords: 3, pending: 1, persisted: true, build: 'simulated' }],
    });
  });

  it('are refused while the kiosk is suspended, and nothing is stored', async () => {
    const record = await rate(5);
    await setStatus('suspended');
    const refused = await send(record);
    expect(refused.status).toBe(409);
    expect(await codeOf(refused)).toBe('kiosk-suspended');
    expect(await server.services.store.db.selectFrom('records').selectAll().execute()).toEqual([]);
  });

  it('go with a configuration that the kiosk can fetch by the same revision', async () => {
    const response = await configuration();
    expect(await response.json()).toEqual(paired.enrolment.configuration);
    await setStatus('suspended');
    expect((await configuration()).status).toBe(200);
    await setStatus('revoked');
    expect(await codeOf(await configuration())).toBe('kiosk-revoked');
  });

  it('give no configuration to a stranger', async () => {
    const Authorization = writeCredential({ kiosk: 'nobody', epoch: 1, signature: 'AAAA' });
    const path = '/api/v1/kiosk-configuration';
    expect(await codeOf(await server.call(path, { headers: { Authorization } }))).toBe(
      'unknown-kiosk',
    );
    const forged = { kiosk: paired.enrolment.kiosk, epoch: 1, signature: 'AAAA' };
    const headers = { Authorization: writeCredential(forged) };
    expect(await codeOf(await server.call(path, { headers }))).toBe('bad-signature');
  });
});
