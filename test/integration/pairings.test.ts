import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PairingPreview, PairingStarted, PairingState } from '../../shared/api/pairing.ts';
import { CODE_ALPHABET, keyFingerprint } from '../../shared/record/fingerprint.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';
import { approve, askToPair } from './pair-kiosk.ts';

const MINUTE_MS = 60_000;

describe('pairing a kiosk', () => {
  let server: ServerUnderTest;
  let cookie: string;
  beforeEach(async () => {
    server = await startServerUnderTest();
    await insertSmallOffice(server.services);
    cookie = await setUp(server);
  });
  afterEach(() => server.stop());

  const poll = async (deviceCode: string): Promise<PairingState> => {
    const response = await server.call('/api/v1/pairings/poll', { json: { deviceCode } });
    return (await response.json()) as PairingState; // its form is what the test looks at
  };
  const start = async () => {
    const { key, response } = await askToPair(server);
    return { key, started: (await response.json()) as PairingStarted };
  };
  const preview = (code: string) => server.call(`/api/v1/pairings/${code}`, { cookie });
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

  it('starts with a code of eight letters that lives ten minutes', async () => {
    const { started } = await start();
    expect(started.userCode).toMatch(
      new RegExp(`^[${CODE_ALPHABET}]{4}-[${CODE_ALPHABET}]{4}$`, 'u'),
    );
    expect(started.expiresAtMs - started.nowMs).toBe(10 * MINUTE_MS);
    expect(started.deviceCode).toHaveLength(43);
    expect(await poll(started.deviceCode)).toEqual({ state: 'pending' });
  });

  it.each([
    ['as shown', (code: string) => code],
    ['in small letters', (code: string) => code.toLowerCase()],
    ['without the dash', (code: string) => code.replace('-', '')],
  ])('shows the fingerprint of the key to whoever types the code %s', async (_, typed) => {
    const { key, started } = await start();
    const response = await preview(typed(started.userCode));
    expect((await response.json()) as PairingPreview).toEqual({
      userCode: started.userCode,
      fingerprint: await keyFingerprint(key),
      expiresAtMs: started.expiresAtMs,
    });
  });

  it('makes a kiosk at the counter, tells it everything, and writes who did it', async () => {
    const { key, started } = await start();
    const response = await approve(server, started.userCode, { cookie });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({
      name: 'Máy 1',
      status: 'active',
      unit: { code: '07201' },
      counter: { id: OFFICE.counter },
      questionnaire: 'mot-cham',
      lastSeenAtMs: null,
      storedRecords: 0,
    });
    const state = await poll(started.deviceCode);
    expect(state).toMatchObject({
      state: 'paired',
      enrolment: {
        epoch: 1,
        serverKey: server.services.serverKey.public,
        configuration: {
          unit: { name: 'Phường Thọ Xương' },
          counter: { id: OFFICE.counter, name: 'Quầy 1' },
          questionnaire: { code: 'mot-cham', version: 1 },
          languages: ['vi', 'en'],
          timings: { pickedMs: 600, idleMs: 30_000, warningMs: 20_000, lockOutMs: 5_000 },
          sample: false,
        },
      },
    });
    const { db } = server.services.store;
    expect(await db.selectFrom('kiosk_epochs').selectAll().execute()).toMatchObject([
      { epoch: 1, public_key: key.publicKey, through_seq: 0 },
    ]);
    const log = await db.selectFrom('audit_log').selectAll().execute();
    expect(log.map(({ action }) => action)).toContain('kiosk.pair');
  });

  it('answers a kiosk that lost the answer once more, also after the code expired', async () => {
    const { started } = await start();
    await approve(server, started.userCode, { cookie });
    server.wait(60 * MINUTE_MS);
    expect(await poll(started.deviceCode)).toMatchObject({ state: 'paired' });
  });

  it('takes a code once, also from two stewards at the same moment', async () => {
    const { started } = await start();
    const answers = await Promise.all([
      approve(server, started.userCode, { cookie }),
      approve(server, started.userCode, { cookie }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
    const kiosks = await server.services.store.db.selectFrom('kiosks').selectAll().execute();
    expect(kiosks).toHaveLength(1);
  });

  it('refuses a code that has expired', async () => {
    const { started } = await start();
    server.wait(10 * MINUTE_MS);
    expect(await codeOf(await preview(started.userCode))).toBe('expired-pairing-code');
    expect(await poll(started.deviceCode)).toEqual({ state: 'expired' });
  });

  it('stops an account after five wrong codes, for ten minutes', async () => {
    const { started } = await start();
    for (let wrong = 0; wrong < 5; wrong += 1) {
      expect(await codeOf(await preview('BBBB-BBBB'))).toBe('unknown-pairing-code');
    }
    const refused = await preview(started.userCode);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(590);
    expect(await codeOf(refused)).toBe('too-many-attempts');
    server.wait(10 * MINUTE_MS);
    const { started: later } = await start();
    expect((await preview(later.userCode)).status).toBe(200);
  });

  it.each([
    ['an unknown counter', { counterId: 'nowhere' }, 'unknown-counter'],
    ['an unknown questionnaire', { questionnaire: 'nothing' }, 'invalid-body'],
  ])('refuses %s and leaves the code usable', async (_, change, code) => {
    const { started } = await start();
    const approval = { counterId: OFFICE.counter, name: 'Máy 1', questionnaire: 'mot-cham' };
    const path = `/api/v1/pairings/${started.userCode}/approval`;
    const refused = await server.call(path, { json: { ...approval, ...change }, cookie });
    expect(await codeOf(refused)).toBe(code);
    expect((await approve(server, started.userCode, { cookie })).status).toBe(201);
  });

  it('shows an account of one unit only its own kiosks and counters', async () => {
    await approve(server, (await start()).started.userCode, { cookie });
    const { db } = server.services.store;
    await db.insertInto('units').values(OTHER_UNIT).execute();
    await db.updateTable('grants').set({ unit_id: OTHER_UNIT.id }).execute();
    const listed = await server.call('/api/v1/kiosks', { cookie });
    expect(await listed.json()).toMatchObject({ kiosks: [] });
    const refused = await approve(server, (await start()).started.userCode, { cookie });
    expect(await codeOf(refused)).toBe('unknown-counter');
    await db.updateTable('grants').set({ unit_id: OFFICE.province }).execute();
    const above = await server.call('/api/v1/kiosks', { cookie });
    expect(await above.json()).toMatchObject({ kiosks: [{ name: 'Máy 1' }] });
  });

  it('keeps two hundred live codes and no more', async () => {
    const codes = Array.from({ length: 200 }, (_, index) => ({
      device_code_hash: `hash-${index}`,
      user_code: `code-${index}`,
      algorithm: 'Ed25519',
      public_key: 'key',
      expires_at_ms: server.services.clock() + MINUTE_MS,
      kiosk_id: null,
    }));
    await server.services.store.db.insertInto('pairings').values(codes).execute();
    const { response } = await askToPair(server);
    expect(await codeOf(response)).toBe('overloaded');
    server.wait(2 * MINUTE_MS);
    expect((await askToPair(server)).response.status).toBe(201);
  });

  it('refuses a key whose owner does not hold its private half', async () => {
    const { key } = await askToPair(server);
    const { algorithm, publicKey } = key;
    const json = { algorithm, publicKey, proof: 'A'.repeat(86) };
    const response = await server.call('/api/v1/pairings', { json });
    expect(await codeOf(response)).toBe('invalid-pairing-proof');
  });
});

const OTHER_UNIT = {
  id: 'unit-other',
  code: '07202',
  name: 'Phường Khác',
  kind: 'commune',
  valid_from: '2016-01-01',
  valid_to: null,
};
