import type { KioskPort } from '../kiosk-port.ts';
// Only the address: the worker is started below, with the page's Trusted Types policy.
import workerAddress from '../outbox/outbox-worker.ts?worker&url';
import { askPersistence } from './ask-persistence.ts';
import { BUILD } from './build.ts';
import { createShellUpdate } from './shell-update.ts';
import { createStatusBoard } from './status-board.ts';
import { tendTablet } from './tend-tablet.ts';
import { createTrustAddress } from './trusted-address.ts';
import { createWorkerOutbox } from './worker-outbox.ts';

/** The device behind the screens: starts the outbox's worker and the app shell's updates. */
export function createKioskPort(): KioskPort {
  const trustAddress = createTrustAddress();
  const board = createStatusBoard();
  const worker = new Worker(trustAddress(workerAddress), { type: 'module', name: 'outbox' });
  const outbox = createWorkerOutbox(worker, {
    onStatus(status) {
      board.show(status);
      reloadDue = status.kind === 'ready' && status.reloadDue;
      considerReload();
    },
    onRestart: () => location.reload(),
  });
  const shell = createShellUpdate(trustAddress, () => {
    board.showUpdateWaiting();
    considerReload();
  });
  let isResting = false;
  let reloadDue = false;

  function considerReload(): void {
    shell.consider({ isResting, reloadDue, unwritten: outbox.unwritten });
  }

  tendTablet(worker);
  void askPersistence(navigator.storage).then((persisted) => outbox.start(BUILD, persisted));

  return {
    build: BUILD,
    subscribe: board.subscribe,
    async write(content) {
      const written = await outbox.write(content);
      considerReload();
      return written;
    },
    setResting(resting) {
      isResting = resting;
      considerReload();
    },
    retryNow() {
      if (outbox.isBroken) location.reload();
      else outbox.retryNow();
    },
    saveUnsent: () =>
      import('./download-rescue.ts').then((module) => module.downloadRescue(worker)),
    pairAgain: () => outbox.pairAgain(),
  };
}
