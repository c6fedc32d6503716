import { describe, expect, it } from 'vitest';
import type { KioskStatus } from '../../../kiosk/kiosk-port.ts';
import { ratingContent } from './support/make-records.ts';
import {
  fetchFromServer,
  desk,
  isReady,
  pending,
  start,
  status,
  storedKinds,
  until,
  useDesk,
} from './support/outbox-desk.ts';

useDesk();

describe('the outbox and the time', () => {
  it('writes a witness when its clock jumps against the server', async () => {
    let jumpMs = 0;
    const outbox = start({ wallMs: () => 1_790_000_000_500 + jumpMs });
    await until(() => isReady() && pending() === 0);
    jumpMs = 7_200_000;
    await outbox.write(ratingContent());
    await until(() => storedKinds().includes('1 clock') && pending() === 0);
    expect(desk.server.stored.find(({ kind }) => kind === 'clock')?.body).toEqual({
      wallOffsetMs: 7_200_500,
      previousWallOffsetMs: 500,
    });
    expect(desk.server.stored.at(-1)?.time.anchor).toMatchObject({ wallMs: 1_790_007_200_500 });
  });

  it('tells of its clock before the rest of what waited, when it was away', async () => {
    let awayMs = 0;
    let inVain = 0;
    const outbox = start({
      wallMs: () => 1_790_000_000_500 + awayMs,
      fetch: (path, init) => {
        if (awayMs > 0 && !desk.isOnline) inVain += 1;
        return fetchFromServer(path, init);
      },
    });
    await until(() => isReady() && pending() === 0);
    desk.isOnline = false;
    for (let tap = 0; tap < 120; tap += 1) await outbox.write(ratingContent());
    [awayMs, desk.server.nowMs] = [86_400_000, desk.server.nowMs + 86_400_000];
    // The first may have begun before it was away.
    await until(() => inVain > 1);
    desk.isOnline = true;
    outbox.retryNow();
    await until(() => pending() === 0);
    const ratings = (count: number) => Array<string>(count).fill('1 rating');
    expect(storedKinds()).toEqual(['1 boot', ...ratings(50), '1 clock', ...ratings(70)]);
    const [witness] = desk.server.stored.filter(({ kind }) => kind === 'clock');
    expect(witness).toMatchObject({ seq: 122, time: { anchor: { serverMs: desk.server.nowMs } } });
  });

  it('tells of its clock again until the server has it', async () => {
    let awayMs = 0;
    let lost = 0;
    const outbox = start({
      wallMs: () => 1_790_000_000_500 + awayMs,
      fetch: (path, init) => {
        // The heartbeat comes through, and the next batch does not.
        if (awayMs > 0 && desk.server.health?.pending === 2 && lost++ === 0) {
          return Promise.reject(new TypeError('Failed to fetch'));
        }
        return fetchFromServer(path, init);
      },
    });
    await until(() => isReady() && pending() === 0);
    desk.isOnline = false;
    await outbox.write(ratingContent());
    await outbox.write(ratingContent());
    [awayMs, desk.server.nowMs] = [86_400_000, desk.server.nowMs + 86_400_000];
    desk.isOnline = true;
    outbox.retryNow();
    await until(() => pending() === 0);
    expect(lost).toBeGreaterThan(0);
    expect(storedKinds()).toEqual(['1 boot', '1 rating', '1 rating', '1 clock']);
  });

  it('is not loaded anew at night while the server is away', async () => {
    let monoMs = 0;
    start({ monoMs: () => (monoMs += 1) });
    await until(() => isReady() && pending() === 0);
    desk.isOnline = false;
    monoMs += 86_400_000;
    const now = (): Extract<KioskStatus, { kind: 'ready' }> | undefined => {
      const shown = status();
      return shown.kind === 'ready' ? shown : undefined;
    };
    await until(() => now()?.queue.online === false);
    expect(now()?.reloadDue).toBe(false);
    desk.isOnline = true;
    desk.server.nowMs += 86_400_000;
    await until(() => now()?.reloadDue === true);
  });

  it('says when the night has come, by the time of the server', async () => {
    let monoMs = 0;
    start({ monoMs: () => (monoMs += 1) });
    const reloadDue = (): boolean => {
      const now = status();
      return now.kind === 'ready' && now.reloadDue;
    };
    await until(() => pending() === 0);
    expect(reloadDue()).toBe(false);
    monoMs += 86_400_000;
    desk.server.nowMs += 86_400_000;
    await until(reloadDue);
  });
});
