import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KioskSummary } from '../../shared/api/organisation.ts';
import type { ProblemBody } from '../../shared/api/problems.ts';
import { hashPin } from '../../shared/record/staff-pin.ts';
import { loadKioskConfiguration } from '../../server/store/kiosk-configuration.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { insertSmallOffice } from '../support/small-office.ts';
import { pairKiosk, type PairedKiosk } from './pair-kiosk.ts';

const PIN = '204681';

describe('the PIN of a kiosk', () => {
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

  const set = (pin: unknown, by = cookie) =>
    server.call(`/api/v1/kiosks/${paired.kiosk.id}/pin`, {
      ...{ method: 'PUT', json: { pin }, cookie: by },
    });
  const configuration = () => {
    const { store, clock } = server.services;
    return loadKioskConfiguration(store.db, paired.kiosk.id, clock());
  };

  it('goes to its kiosk as a salted hash, and is kept and logged as nothing else', async () => {
    const before = await configuration();
    expect(before?.panel?.pin).toBeNull();
    const answer = await set(PIN);
    expect(answer.status).toBe(200);
    expect((await answer.json()) as KioskSummary).toMatchObject({ hasPin: true });
    const after = await configuration();
    expect(after?.revision).not.toBe(before?.revision);
    const pin = after?.panel?.pin;
    expect(pin?.hash).toBe(pin && (await hashPin(PIN, pin)));
    const log = await server.services.store.db
      .selectFrom('audit_log')
      .selectAll()
      .where('action', '=', 'kiosk.pin')
      .execute();
    expect(log.map(({ detail }) => JSON.parse(detail) as object)).toEqual([
      { kiosk: paired.kiosk.id, name: 'Máy 1', set: true },
    ]);
    for (const table of ['audit_log', 'kiosk_pins'] as const) {
      const rows = await server.services.store.db.selectFrom(table).selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(PIN);
    }
  });

  it('is replaced by the next one, and taken away', async () => {
    await set(PIN);
    const first = (await configuration())?.panel?.pin;
    await set('975310');
    const second = (await configuration())?.panel?.pin;
    expect(second?.hash).not.toBe(first?.hash);
    expect(await (await set(null)).json()).toMatchObject({ hasPin: false });
    expect((await configuration())?.panel?.pin).toBeNull();
  });

  it.each([['12345'], ['1234567'], ['12345a'], ['111111'], ['123456'], [204_681], ['']])(
    'refuses %j',
    async (pin) => {
      const refused = (await (await set(pin)).json()) as ProblemBody;
      expect(refused).toMatchObject({ code: 'invalid-body', issues: [{ path: 'pin' }] });
    },
  );

  it('asks for password or code once more when they were given a while ago', async () => {
    server.wait(6 * 60_000);
    expect(await (await set(PIN)).json()).toMatchObject({ code: 'confirmation-needed' });
    expect((await configuration())?.panel?.pin).toBeNull();
  });

  it('is set by stewards and nobody below them', async () => {
    const manager = await signInAs(server, 'manager', null);
    expect((await set(PIN, manager)).status).toBe(403);
    const steward = await signInAs(server, 'steward', null);
    expect((await set(PIN, steward)).status).toBe(200);
  });
});
