import { Workbox } from 'workbox-window';
import { decideReload, type Progress, type ReloadFacts } from './decide-reload.ts';
import type { TrustAddress } from './trusted-address.ts';

/** One address for ever: a browser looks for the new service worker at the old one's. */
const SERVICE_WORKER = '/kiosk/sw.js';
const SCOPE = '/kiosk/';
const CHECK_EVERY_MS = 3_600_000;

export interface ShellUpdate {
  /** To be called whenever the facts may have changed: loads the page anew if it is due and may. */
  consider(facts: Pick<ReloadFacts, 'isResting' | 'unwritten' | 'reloadDue'>): void;
}

/**
 * Registers the service worker; `onUpdate` is called when a new shell waits to be applied, and once
 * it has taken over: a citizen may have begun since it was asked to.
 */
export function createShellUpdate(trustAddress: TrustAddress, onUpdate: () => void): ShellUpdate {
  let progress: Progress = 'none';
  const workbox = new Workbox(trustAddress(SERVICE_WORKER), { scope: SCOPE });
  workbox.addEventListener('waiting', () => {
    progress = 'waiting';
    onUpdate();
  });
  workbox.addEventListener('controlling', () => {
    if (progress !== 'under-way') return;
    progress = 'taken-over';
    onUpdate();
  });
  void register(workbox);
  return {
    consider(facts) {
      const isCached = navigator.serviceWorker.controller !== null;
      const decided = decideReload({ ...facts, progress, isCached });
      if (decided === 'keep') return;
      progress = 'under-way';
      if (decided === 'apply') workbox.messageSkipWaiting();
      else location.reload();
    },
  };
}

async function register(workbox: Workbox): Promise<void> {
  try {
    await workbox.register();
  } catch {
    // A browser without service workers, or a server that does not answer: the page works without
    // a cached shell, and the next load tries again.
    return;
  }
  setInterval(() => {
    workbox.update().catch(() => undefined); // offline: the next hour tries again
  }, CHECK_EVERY_MS);
}
