import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Kiosks } from '../../shared/api/organisation.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { pairKiosk, post, type PairedKiosk } from './pair-kiosk.ts';

describe('what a steward decides on a kiosk', () => {
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

  const decide = (what: 'revocation' | 'reinstatement', reason = 'Máy bị lấy mất') =>
    server.call(`/api/v1/kiosks/${paired.kiosk.id}/${what}`, { json: { reason }, cookie });
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
  const heartbeat = async () => post(server, await paired.kiosk.request([]));
  const summary = async () => {
    const answer = await server.call('/api/v1/kiosks', { cookie });
    return ((await answer.json()) as Kiosks).kiosks[0];
  };
  const rating = () => ratingContent({ counter: OFFICE.counter });

  it('revokes it from its next request on, in words of the log', async () => {
    expect((await heartbeat()).status).toBe(200);
    const answer = await decide('revocation');
    expect(await answer.json()).toMatchObject({ id: paired.kiosk.id, status: 'revoked' });
    expect(await codeOf(await heartbeat())).toBe('kiosk-revoked');
    const log = await server.services.store.db
      .selectFrom('audit_log')
      .selectAll()
      .where('action', '=', 'kiosk.revoke')
      .execute();
    expect(JSON.parse(log[0]!.detail)).toEqual({
      kiosk: paired.kiosk.id,
      name: expect.any(String) as string,
      reason: 'Máy bị lấy mất',
      before: { status: 'active' },
      after: { status: 'revoked' },
    });
    expect(log[0]!.unit_id).not.toBeNull();
    expect(log[0]!.account_id).not.toBeNull();
    expect(await codeOf(await decide('revocation'))).toBe('wrong-kiosk-standing');
    expect(await codeOf(await decide('reinstatement'))).toBe('wrong-kiosk-standing');
  });

  it('shows a fork as an alarm until somebody has looked, and lets the kiosk send again', async () => {
    const copy = paired.kiosk.copy();
    await post(server, await paired.kiosk.request([await paired.kiosk.write(rating())]));
    await post(server, await copy.request([await copy.write(rating())]));
    expect(await summary()).toMatchObject({ status: 'suspended', alarms: ['fork'] });
    const kept = await paired.kiosk.write(rating());
    expect(await codeOf(await post(server, await paired.kiosk.request([kept])))).toBe(
      'kiosk-suspended',
    );
    server.wait(1_000);
    expect((await decide('reinstatement', 'Máy bị sao chép, đã thu lại')).status).toBe(200);
    expect(await summary()).toMatchObject({ status: 'active', alarms: [] });
    expect((await post(server, await paired.kiosk.request([kept]))).status).toBe(200);
    server.wait(1_000);
    await post(server, await copy.request([await copy.write(rating())]));
    expect(await summary()).toMatchObject({ status: 'suspended', alarms: ['fork'] });
  });

  it('shows a record that does not follow its predecessor as an alarm', async () => {
    const { kiosk } = paired;
    const copy = kiosk.copy();
    await post(server, await kiosk.request([await kiosk.write(rating())]));
    await copy.write(rating());
    await post(server, await copy.request([await copy.write(rating())]));
    expect(await summary()).toMatchObject({ status: 'active', alarms: ['chain-break'] });
  });

  it.each([
    ['no reason', {}],
    ['an empty reason', { reason: '  ' }],
    ['a key that nobody knows', { reason: 'đã mất', force: true }],
  ])('asks for a reason in words: %s', async (_, json) => {
    const path = `/api/v1/kiosks/${paired.kiosk.id}/revocation`;
    expect(await codeOf(await server.call(path, { json, cookie }))).toBe('invalid-body');
    expect(await summary()).toMatchObject({ status: 'active' });
  });

  it('hides kiosks of other units', async () => {
    const { db } = server.services.store;
    const always = { valid_from: '2016-01-01', valid_to: null };
    const other = { id: 'unit-other', code: '07202', name: 'Khác', kind: 'commune', ...always };
    await db.insertInto('units').values(other).execute();
    await db.updateTable('grants').set({ unit_id: other.id }).execute();
    expect(await codeOf(await decide('revocation'))).toBe('no-such-kiosk');
  });
});
