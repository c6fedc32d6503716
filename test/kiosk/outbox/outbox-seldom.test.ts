import { describe, expect, it } from 'vitest';
import * as seldom from '../../../kiosk/outbox/seldom.ts';
import { KIOSK_ROUTES } from '../../../shared/api/kiosk-routes.ts';
import {
  fetchFromServer,
  desk,
  isReady,
  pending,
  start,
  startPaired,
  status,
  until,
  useDesk,
} from './support/outbox-desk.ts';

useDesk();

describe('the outbox and what it seldom needs', () => {
  it('waits for the code that pairs it, and for the code that renews it', async () => {
    let isLoaded = false;
    const loadSeldom = () =>
      isLoaded ? Promise.resolve(seldom) : Promise.reject(new TypeError('not in the cache'));
    start({ loadSeldom });
    await until(() => status().kind === 'pairing-offline');
    isLoaded = true;
    await until(() => pending() === 0);
    isLoaded = false;
    desk.server.revision = 'r2';
    const revision = (): string => {
      const now = status();
      return now.kind === 'ready' ? now.configuration.revision : '';
    };
    const health = desk.server.health;
    await until(() => desk.server.health !== health);
    expect(revision()).toBe('r1');
    isLoaded = true;
    await until(() => revision() === 'r2');
  });

  it('goes on with the configuration that it has while the newer cannot be had', async () => {
    let isRefused = true;
    const asked: string[] = [];
    start({
      fetch: (address, init) => {
        if (address !== KIOSK_ROUTES.configuration || !isRefused) {
          return fetchFromServer(address, init);
        }
        asked.push(address);
        return Promise.resolve(new Response('<html>', { status: 200 }));
      },
    });
    await until(() => pending() === 0);
    desk.server.revision = 'r2';
    const revision = (): string => {
      const now = status();
      return now.kind === 'ready' ? now.configuration.revision : '';
    };
    await until(() => asked.length > 1);
    expect(revision()).toBe('r1');
    isRefused = false;
    await until(() => revision() === 'r2');
  });

  it('takes a new configuration when a receipt speaks of one, and keeps it', async () => {
    const revision = (): string => {
      const now = status();
      return now.kind === 'ready' ? now.configuration.revision : '';
    };
    await startPaired();
    desk.server.revision = 'r2';
    await until(() => revision() === 'r2' && pending() === 0);
    desk.isOnline = false;
    start();
    await until(isReady);
    expect(revision()).toBe('r2');
  });
});
