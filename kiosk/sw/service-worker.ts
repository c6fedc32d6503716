import { createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/**
 * The app shell's cache, scope /kiosk/: the page works with the server gone. It never touches
 * /api: requests that no route below matches go to the network as if it were not there. It takes
 * over only when the page says so, which is when nobody is rating.
 */
declare const self: ServiceWorkerGlobalScope & {
  /** Filled in by the build. */
  readonly __WB_MANIFEST: PrecacheEntry[];
};

precacheAndRoute(self.__WB_MANIFEST);
registerRoute(new NavigationRoute(createHandlerBoundToURL('/kiosk/index.html')));

self.addEventListener('message', (event) => {
  const data: unknown = event.data;
  const isAsked =
    typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING';
  if (isAsked) void self.skipWaiting();
});
