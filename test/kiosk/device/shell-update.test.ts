import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { createShellUpdate } from '../../../kiosk/device/shell-update.ts';

const worker = vi.hoisted(() => ({
  listeners: new Map<string, () => void>(),
  skipWaiting: vi.fn<() => void>(),
}));

vi.mock('workbox-window', () => ({
  Workbox: class {
    addEventListener = (type: string, listener: () => void): void =>
      void worker.listeners.set(type, listener);
    register = (): Promise<void> => Promise.resolve();
    messageSkipWaiting = worker.skipWaiting;
  },
}));

const reload = vi.fn<() => void>();
vi.stubGlobal('location', { reload });
vi.stubGlobal('navigator', { serviceWorker: { controller: {} } });
vi.useFakeTimers();

const atRest = { isResting: true, unwritten: 0, reloadDue: false };
const rating = { ...atRest, isResting: false };

/** A page as its device drives it: the facts are asked again on every change. */
function openShell(): { now(next: typeof atRest): void; worker(event: string): void } {
  let facts = atRest;
  const shell = createShellUpdate(
    (address) => address,
    () => shell.consider(facts),
  );
  return {
    now(next) {
      facts = next;
      shell.consider(facts);
    },
    worker: (event) => worker.listeners.get(event)?.(),
  };
}

afterAll(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

beforeEach(() => {
  reload.mockClear();
  worker.skipWaiting.mockClear();
});

it('a new shell that takes over on the idle screen is loaded, once', () => {
  const page = openShell();
  page.worker('waiting');
  expect(worker.skipWaiting).toHaveBeenCalledTimes(1);
  expect(reload).not.toHaveBeenCalled();
  page.worker('controlling');
  page.now(atRest);
  expect(reload).toHaveBeenCalledTimes(1);
});

it('a citizen who begins while it takes over is left to finish', () => {
  const page = openShell();
  page.worker('waiting');
  page.now({ ...rating, unwritten: 1 });
  page.worker('controlling');
  page.now(rating);
  expect(reload).not.toHaveBeenCalled();
  page.now(atRest);
  expect(reload).toHaveBeenCalledTimes(1);
});

it('the first shell of a tablet takes over without a new load', () => {
  openShell().worker('controlling');
  expect(reload).not.toHaveBeenCalled();
});
