import type { KioskPort, KioskStatus } from '../kiosk-port.ts';

/** The present status, shown to everybody who wants to know. */
export interface StatusBoard {
  readonly subscribe: KioskPort['subscribe'];
  show(status: KioskStatus): void;
  /** From now on a 'ready' status says that an update waits: the worker cannot know. */
  showUpdateWaiting(): void;
}

export function createStatusBoard(): StatusBoard {
  const listeners = new Set<(status: KioskStatus) => void>();
  let status: KioskStatus = { kind: 'starting' };
  let isUpdateWaiting = false;

  function show(next: KioskStatus): void {
    status = next.kind === 'ready' ? { ...next, updateWaiting: isUpdateWaiting } : next;
    for (const listener of listeners) listener(status);
  }

  return {
    show,
    showUpdateWaiting() {
      isUpdateWaiting = true;
      show(status);
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(status);
      return () => void listeners.delete(listener);
    },
  };
}
