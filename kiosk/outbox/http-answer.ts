import type { HttpAnswer } from './send-outcome.ts';

/** Longer than the slowest server of ours takes; a dead network must not hold the queue up. */
const TIMEOUT_MS = 30_000;

export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/** Asks our server; undefined when no whole answer came, whatever the reason. */
export async function fetchAnswer(
  fetch: Fetch,
  address: string,
  init: RequestInit,
): Promise<HttpAnswer | undefined> {
  try {
    const response = await fetch(address, {
      ...init,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { status, headers } = response;
    return {
      status,
      mediaType: mediaTypeOf(headers.get('content-type')),
      retryAfter: headers.get('retry-after'),
      text: await response.text(),
    };
  } catch {
    // No network, a torn answer, a redirect of a portal, a timeout: all mean "keep, try again".
    return undefined;
  }
}

const mediaTypeOf = (header: string | null): string =>
  (header ?? '').replace(/;.*$/su, '').trim().toLowerCase();
