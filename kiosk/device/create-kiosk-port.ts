import type { KioskPort, KioskStatus } from '../kiosk-port.ts';
// Only the address: the worker is started below, with the page's Trusted Types policy.
import workerAddress from '../outbox/outbox-worker.ts?worker&url';
import { askPersistence } from './ask-persistence.ts';
import { BUILD } from './build.ts';
import { createShellUpdate } from './shell-update.ts';
import { createStatusBoard } from './status-board.ts';
import { createTrustAddress } from './trusted-address.ts';
import { createWorkerOutbox } from './worker-outbox.ts';

/** The device behind the screens: starts the outbox's worker and the app shell's updates. */
export function createKioskPort(): KioskPort {
  return isSecureContext ? createSecurePort() : createInsecurePort();
}

/** Plain http: no worker file, no key, no cache. The screen tells staff what to do. */
function createInsecurePort(): KioskPort {
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
  };
}

function createSecurePort(): KioskPort {
  const trustAddress = createTrustAddress();
  const board = createStatusBoard();
  const worker = new Worker(trustAddress(workerAddress), { type: 'module', name: 'outbox' });
  const outbox = createWorkerOutbox(worker, (status) => board.show(status));
  const shell = createShellUpdate(trustAddress, () => {
    board.showUpdateWaiting();
    considerUpdate();
  });
  let isResting = false;

  function considerUpdate(): void {
    shell.consider({ isResting, unwritten: outbox.unwritten });
  }

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') outbox.retryNow();
  });
  void askPersistence(navigator.storage).then((persisted) => outbox.start(BUILD, persisted));

  return {
    build: BUILD,
    subscribe: board.subscribe,
    async write(content) {
      const written = await outbox.write(content);
      considerUpdate();
      return written;
    },
    setResting(resting) {
      isResting = resting;
      considerUpdate();
    },
    retryNow() {
      if (outbox.isBroken) location.reload();
      else outbox.retryNow();
    },
  };
}
