import type { IncomingMessage } from 'node:http';

/** Accounts by the request that they signed; gone with it. */
const accounts = new WeakMap<IncomingMessage, string>();

/** Whose request it is, known as soon as the session is. */
export function noteCaller(request: IncomingMessage, accountId: string): void {
  accounts.set(request, accountId);
}

/**
 * The account of a request, for the line that says that it was refused; undefined before anybody
 * has signed in. Requests that were answered are logged without it: who works when is nobody's.
 */
export const callerNoted = (request: IncomingMessage): string | undefined => accounts.get(request);
