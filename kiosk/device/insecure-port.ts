import type { KioskPort, KioskStatus } from '../kiosk-port.ts';
import { BUILD } from './build.ts';

/** Plain http: no worker file, no key, no cache. The screen tells staff what to do. */
export function createInsecurePort(): KioskPort {
  const status: KioskStatus = { kind: 'insecure', serverAddress: location.host };
  return {
    build: BUILD,
    subscribe(listener) {
      listener(status);
      return () => undefined;
    },
    write: () => Promise.resolve({ ok: false, error: 'broken' }),
    setResting: () => undefined,
    retryNow: () => undefined,
    saveUnsent: () => Promise.resolve(0),
    pairAgain: () => undefined,
  };
}
