import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KioskDays } from '../../shared/api/kiosk-days.ts';
import type { ProblemBody } from '../../shared/api/problems.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';
import { pairKiosk, post, type PairedKiosk } from './pair-kiosk.ts';

const DAYS = 'from=2026-11-19&to=2026-11-19';

describe('GET /kiosks/:id/days', () => {
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

  const days = (query: string, id = paired.kiosk.id) =>
    server.call(`/api/v1/kiosks/${id}/days?${query}`, { cookie });

  it('tells each day, the sum and what the device said of itself', async () => {
    const rating = () => paired.kiosk.write(ratingContent({ counter: OFFICE.counter }));
    const [first, second, third] = [await rating(), await rating(), await rating()];
    const nowMs = server.services.clock();
    const health = {
      build: '0.0.9',
      pending: 2,
      oldestPendingWallMs: nowMs + 240_000,
      wallMs: nowMs + 300_000,
      head: { seq: third.seq, hash: third.hash },
      persisted: false,
      storageMode: 'indexeddb' as const,
    };
    await post(server, await paired.kiosk.request([first, third], health));
    const answer = (await (await days('from=2026-11-18&to=2026-11-19')).json()) as KioskDays;
    expect(second.seq).toBe(2);
    expect(answer.days.map(({ day }) => day)).toEqual(['2026-11-18', '2026-11-19']);
    expect(answer.totals).toMatchObject({ records: 2, ratings: 2, holes: 1, knownLost: 0 });
    expect(answer.gaps).toMatchObject([{ fromSeq: 2, toSeq: 2, kind: 'hole' }]);
    expect(answer.kiosk).toMatchObject({
      pending: 2,
      persisted: false,
      build: '0.0.9',
      storageMode: 'indexeddb',
    });
    expect(Math.abs((answer.kiosk.clockSkewMs ?? 0) - 300_000)).toBeLessThan(10_000);
    expect(Math.abs((answer.kiosk.oldestPendingAtMs ?? 0) - (nowMs - 60_000))).toBeLessThan(10_000);
    expect(answer.kiosk.buildSinceMs).toBe(answer.kiosk.lastSeenAtMs);
  });

  it('counts the time with a build from its first word, until another build speaks', async () => {
    const say = async (build: string) => {
      await post(server, await paired.kiosk.request([], { build }));
      const { kiosk } = (await (await days(DAYS)).json()) as KioskDays;
      server.wait(60_000);
      return kiosk;
    };
    const first = await say('1');
    expect((await say('1')).buildSinceMs).toBe(first.buildSinceMs);
    const next = await say('2');
    expect(next).toMatchObject({ build: '2', buildSinceMs: next.lastSeenAtMs });
  });

  it.each([
    ['an older kiosk', undefined, null, []],
    ['19 %', { percent: 19, charging: false }, { percent: 19, charging: false }, ['battery-low']],
    ['19 % at the mains', { percent: 19, charging: true }, { percent: 19, charging: true }, []],
    ['20 %', { percent: 20, charging: false }, { percent: 20, charging: false }, []],
  ])(
    'tells the battery of %s, and warns where it will go out',
    async (_, told, battery, warned) => {
      await post(server, await paired.kiosk.request([], told && { battery: told }));
      const { kiosk } = (await (await days(DAYS)).json()) as KioskDays;
      expect(kiosk.battery).toEqual(battery);
      expect(kiosk.alarms.filter((alarm) => alarm === 'battery-low')).toEqual(warned);
    },
  );

  it.each<readonly [string, () => Promise<unknown>]>([
    [
      'it was not heard of today',
      () => {
        const seen_at_ms = server.services.clock() - 24 * 3_600_000;
        return server.services.store.db.updateTable('kiosk_health').set({ seen_at_ms }).execute();
      },
    ],
    [
      'it was revoked',
      () => server.services.store.db.updateTable('kiosks').set({ status: 'revoked' }).execute(),
    ],
  ])('warns of a battery no more once %s', async (_, end) => {
    await post(
      server,
      await paired.kiosk.request([], { battery: { percent: 5, charging: false } }),
    );
    const alarms = async () => ((await (await days(DAYS)).json()) as KioskDays).kiosk.alarms;
    expect(await alarms()).toContain('battery-low');
    await end();
    expect(await alarms()).not.toContain('battery-low');
  });

  it('refuses a battery that is more than full', async () => {
    const battery = { percent: 101, charging: false };
    const answer = await post(server, await paired.kiosk.request([], { battery }));
    expect(answer.status).toBe(422);
  });

  it.each([
    ['no days', '', 'invalid-query'],
    ['a day that does not exist', 'from=2026-02-30&to=2026-03-01', 'invalid-query'],
    ['the last day before the first', 'from=2026-11-19&to=2026-11-18', 'invalid-query'],
    ['more than 92 days', 'from=2026-01-01&to=2026-11-19', 'invalid-query'],
  ])('refuses %s', async (_, query, code) => {
    const answer = await days(query);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as ProblemBody).code).toBe(code);
  });

  it('knows only kiosks that are there, and answers only who is signed in', async () => {
    expect(((await (await days(DAYS, 'nothing')).json()) as ProblemBody).code).toBe(
      'no-such-kiosk',
    );
    const stranger = await server.call(`/api/v1/kiosks/${paired.kiosk.id}/days?${DAYS}`);
    expect(((await stranger.json()) as ProblemBody).code).toBe('signed-out');
  });
});
