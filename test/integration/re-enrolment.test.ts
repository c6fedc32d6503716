import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Enrolment, PairingStarted, PairingState } from '../../shared/api/pairing.ts';
import { DAY_MS } from '../../shared/domain/local-day.ts';
import type { Receipt, SignedReceipt } from '../../shared/record/receipt.ts';
import { pairingClaim } from '../../shared/record/pairing-claim.ts';
import {
  generateSigningKey,
  signBytes,
  type PublicKey,
  type SigningKey,
} from '../../shared/record/signing-key.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';
import { ratingContent, simulateKiosk } from '../support/simulated-kiosk.ts';
import { APPROVAL, approve, askToPair, pairKiosk, post, type PairedKiosk } from './pair-kiosk.ts';

type Key = SigningKey & PublicKey;

describe('a kiosk that is enrolled again', () => {
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

  const newKey = () => generateSigningKey('Ed25519', false);
  const reKey = async (ticket: string | undefined, key: Key) => {
    const { algorithm, publicKey } = key;
    const proof = await signBytes(key, pairingClaim(algorithm, publicKey));
    const json = { ticket, algorithm, publicKey, proof };
    return server.call('/api/v1/kiosk-epochs', { json });
  };
  const enrolmentOf = async (response: Response) => (await response.json()) as Enrolment;
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
  const simulated = ({ kiosk, epoch, serverKey }: Enrolment, key: Key) =>
    simulateKiosk({ id: kiosk, epoch, key, serverKeyId: serverKey.id });
  const receiptOf = async (response: Response) =>
    JSON.parse(((await response.json()) as SignedReceipt).receipt) as Receipt;
  const epochs = () => server.services.store.db.selectFrom('kiosk_epochs').selectAll().execute();
  const rating = () => ratingContent({ counter: OFFICE.counter });

  it('opens its next epoch with its ticket, and its unsent records still count', async () => {
    const { kiosk: old, enrolment } = paired;
    await post(server, await old.request([await old.write(rating())], HEAD_3));
    const unsent = [await old.write(rating()), await old.write(rating())];
    const key = await newKey();
    const response = await reKey(enrolment.reKeyTicket, key);
    expect(response.status).toBe(201);
    const next = await enrolmentOf(response);
    expect(next).toMatchObject({
      kiosk: enrolment.kiosk,
      epoch: 2,
      serverKey: enrolment.serverKey,
      configuration: { counter: { id: OFFICE.counter } },
    });
    expect(next.reKeyTicket).not.toBe(enrolment.reKeyTicket);
    expect(await epochs()).toMatchObject([
      { epoch: 1, ended_at_ms: expect.any(Number) as number, ended_reported_seq: 3 },
      { epoch: 2, ended_at_ms: null, opened_by: 'ticket', public_key: key.publicKey },
    ]);
    const renewed = await simulated(next, key);
    const batch = await renewed.request([...unsent, await renewed.write(rating())]);
    expect(await receiptOf(await post(server, batch))).toMatchObject({
      epoch: 2,
      through: 1,
      results: [{ fate: 'stored' }, { fate: 'stored' }, { fate: 'stored' }],
    });
    const log = await server.services.store.db.selectFrom('audit_log').selectAll().execute();
    expect(log.find(({ action }) => action === 'kiosk.re-key')?.detail).toContain(
      'tự ghi danh lại',
    );
  });

  it('gets its answer once more when it was lost, and no second epoch', async () => {
    const key = await newKey();
    const first = await enrolmentOf(await reKey(paired.enrolment.reKeyTicket, key));
    const again = await enrolmentOf(await reKey(paired.enrolment.reKeyTicket, key));
    expect(again.epoch).toBe(2);
    expect(again.reKeyTicket).not.toBe(first.reKeyTicket);
    // Of two tickets the last one is good.
    expect(await codeOf(await reKey(first.reKeyTicket, await newKey()))).toBe(
      'unknown-re-key-ticket',
    );
    await post(server, await (await simulated(again, key)).request([]));
    expect(await codeOf(await reKey(paired.enrolment.reKeyTicket, key))).toBe(
      'unknown-re-key-ticket',
    );
    expect(await epochs()).toHaveLength(2);
  });

  it.each([
    ['a ticket that was used with another key', async () => paired.enrolment.reKeyTicket],
    ['a ticket that nobody issued', async () => 'A'.repeat(43)],
  ])('is refused with %s', async (_, ticket) => {
    await reKey(paired.enrolment.reKeyTicket, await newKey());
    expect(await codeOf(await reKey(await ticket(), await newKey()))).toBe('unknown-re-key-ticket');
  });

  it('is refused without the private half of its key', async () => {
    const [key, other] = [await newKey(), await newKey()];
    const response = await reKey(paired.enrolment.reKeyTicket, {
      ...key,
      privateKey: other.privateKey,
    });
    expect(await codeOf(response)).toBe('invalid-pairing-proof');
  });

  it.each(['suspended', 'revoked'] as const)('is refused while it is %s', async (status) => {
    await server.services.store.db.updateTable('kiosks').set({ status }).execute();
    const response = await reKey(paired.enrolment.reKeyTicket, await newKey());
    expect(await codeOf(response)).toBe(`kiosk-${status}`);
    expect(await epochs()).toHaveLength(1);
  });

  it('does so by itself twice in thirty days', async () => {
    const ticketAfter = async (ticket: string | undefined) =>
      (await enrolmentOf(await reKey(ticket, await newKey()))).reKeyTicket;
    const ticket = await ticketAfter(await ticketAfter(paired.enrolment.reKeyTicket));
    expect(await codeOf(await reKey(ticket, await newKey()))).toBe('re-key-limit');
    server.wait(30 * DAY_MS + 1_000);
    expect((await reKey(ticket, await newKey())).status).toBe(201);
  });

  it('goes on as the same kiosk when a steward pairs another device in its place', async () => {
    const { key, response } = await askToPair(server);
    const { userCode, deviceCode } = (await response.json()) as PairingStarted;
    const json = { ...APPROVAL, name: 'Máy 1 mới', kioskId: paired.kiosk.id };
    const approved = await approve(server, userCode, { json, cookie });
    expect(await approved.json()).toMatchObject({
      id: paired.kiosk.id,
      name: 'Máy 1 mới',
      epoch: 2,
    });
    const poll = () => server.call('/api/v1/pairings/poll', { json: { deviceCode } });
    const state = (await (await poll()).json()) as Extract<PairingState, { state: 'paired' }>;
    expect(state.enrolment).toMatchObject({ kiosk: paired.kiosk.id, epoch: 2 });
    const renewed = await simulated(state.enrolment, key);
    expect((await post(server, await renewed.request([]))).status).toBe(200);
    // It has spoken: the pairing's answer gives no further ticket away.
    const later = (await (await poll()).json()) as typeof state;
    expect(later.enrolment.reKeyTicket).toBeUndefined();
    const kiosks = await server.services.store.db.selectFrom('kiosks').selectAll().execute();
    expect(kiosks).toHaveLength(1);
  });

  it.each([
    ['a kiosk that there is not', 'nothing', 'no-such-kiosk'],
    ['a kiosk that was revoked', 'own', 'wrong-kiosk-standing'],
  ] as const)('does not take the place of %s', async (_, which, code) => {
    const status = 'revoked';
    await server.services.store.db.updateTable('kiosks').set({ status }).execute();
    const { response } = await askToPair(server);
    const { userCode } = (await response.json()) as PairingStarted;
    const json = { ...APPROVAL, kioskId: which === 'own' ? paired.kiosk.id : which };
    expect(await codeOf(await approve(server, userCode, { json, cookie }))).toBe(code);
    expect(await epochs()).toHaveLength(1);
  });
});

/** The kiosk has written three records, of which one is in the batch. */
const HEAD_3 = { pending: 3, head: { seq: 3, hash: 'A'.repeat(43) } };
