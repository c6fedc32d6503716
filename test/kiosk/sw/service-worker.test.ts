import { beforeAll, describe, expect, it, vi } from 'vitest';

/** Workbox insists on the browser's own classes, and on `self`. */
class FakeEvent {
  readonly request: Request | undefined;
  readonly data: unknown;
  readonly respondWith = vi.fn();
  readonly waitUntil = vi.fn();

  constructor(given: { readonly request?: Request; readonly data?: unknown }) {
    this.request = given.request;
    this.data = given.data;
  }
}

const listeners = new Map<string, ((event: FakeEvent) => void)[]>();
const skipWaiting = vi.fn();

beforeAll(async () => {
  const location = new URL('https://kiosk.example.vn/kiosk/sw.js');
  vi.stubGlobal('location', location);
  vi.stubGlobal('registration', { scope: 'https://kiosk.example.vn/kiosk/' });
  vi.stubGlobal('ExtendableEvent', FakeEvent);
  vi.stubGlobal('FetchEvent', FakeEvent);
  vi.stubGlobal(
    'Request',
    class extends Request {
      constructor(address: RequestInfo | URL, init?: RequestInit) {
        super(typeof address === 'string' ? new URL(address, location) : address, init);
      }
    },
  );
  vi.stubGlobal('self', globalThis);
  vi.stubGlobal('__WB_DISABLE_DEV_LOGS', true);
  vi.stubGlobal('skipWaiting', skipWaiting);
  vi.stubGlobal('addEventListener', (type: string, listener: (event: FakeEvent) => void) => {
    listeners.set(type, [...(listeners.get(type) ?? []), listener]);
  });
  vi.stubGlobal('caches', { open: async () => ({ match: async () => new Response('shell') }) });
  vi.stubGlobal('__WB_MANIFEST', [
    { url: 'index.html', revision: '1' },
    { url: 'assets/kiosk-abc.js', revision: null },
  ]);
  await import('../../../kiosk/sw/service-worker.ts');
});

/** Is the event answered by anybody? */
function dispatch(
  type: string,
  given: { readonly request?: Request; readonly data?: unknown },
): boolean {
  const event = new FakeEvent(given);
  for (const listener of listeners.get(type) ?? []) listener(event);
  return event.respondWith.mock.calls.length > 0;
}

/** A request as a page makes it; Node cannot make a navigation, so the mode is put on by hand. */
function requestOf(path: string, mode: 'navigate' | 'cors', method = 'GET'): Request {
  const request = new Request(`https://kiosk.example.vn${path}`, { method });
  return Object.defineProperty(request, 'mode', { value: mode });
}

describe('the service worker', () => {
  it.each([
    ['/kiosk/', 'navigate', true],
    ['/kiosk/anything?x=1', 'navigate', true],
    ['/kiosk/assets/kiosk-abc.js', 'cors', true],
    ['/kiosk/assets/unknown.js', 'cors', false],
    ['/api/v1/records', 'cors', false],
    ['/api/v1/kiosk-configuration', 'cors', false],
  ] as const)('asked for %s (%s), answers from the shell: %s', (path, mode, isAnswered) => {
    expect(dispatch('fetch', { request: requestOf(path, mode) })).toBe(isAnswered);
  });

  it('lets every batch of ratings pass', () => {
    const request = requestOf('/api/v1/records', 'cors', 'POST');
    expect(dispatch('fetch', { request })).toBe(false);
  });

  it('takes over when it is told to, and only then', () => {
    for (const data of [null, 'SKIP_WAITING', {}, { type: 'other' }]) dispatch('message', { data });
    expect(skipWaiting).not.toHaveBeenCalled();
    dispatch('message', { data: { type: 'SKIP_WAITING' } });
    expect(skipWaiting).toHaveBeenCalledOnce();
  });
});
