import type { HttpsState } from '../../shared/api/https-state.ts';

/** The four ways to HTTPS; `none` is to do without for now. */
export const HTTPS_WAYS = ['proxy', 'local', 'given', 'none'] as const;
export type HttpsWay = (typeof HTTPS_WAYS)[number];

/** What the browser knows of the page that it shows. */
export interface PageConnection {
  /** As `location` has them: `https:`, `kiosk.example.vn`. */
  readonly protocol: string;
  readonly hostname: string;
}

/**
 * How this page was reached. `this-machine`: browsers trust it without HTTPS, but a tablet does not
 * come that way.
 */
export type Reached = 'https' | 'this-machine' | 'plain';

export function reachedBy({ protocol, hostname }: PageConnection): Reached {
  if (protocol === 'https:') return 'https';
  return isLoopback(hostname) ? 'this-machine' : 'plain';
}

/** The way that is in use. A page over HTTPS that the server did not encrypt came by a proxy. */
export function wayInUse(state: HttpsState, page: PageConnection): HttpsWay {
  if (state.certificate !== null) return state.certificate.from;
  return state.behindProxy || page.protocol === 'https:' ? 'proxy' : 'none';
}

/**
 * Where a tablet fetches the authority's certificate: under the name that this reader uses, which
 * is known to lead here, unless it leads nowhere from another machine.
 */
export function trustAddress(addresses: readonly string[], page: PageConnection): string | null {
  const [first] = addresses;
  if (first === undefined || isLoopback(page.hostname)) return first ?? null;
  const url = new URL(first);
  url.hostname = page.hostname;
  return url.href;
}

const REMIND_BEFORE_MS = 30 * 86_400_000;

/** Is it time to renew? */
export const endsSoon = (endsAtMs: number, nowMs: number): boolean =>
  endsAtMs - nowMs < REMIND_BEFORE_MS;

const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/u.test(hostname);
