import type { Request } from 'express';
import { parseJson } from '../../shared/validation/parse.ts';
import { singleSignOnAttemptSchema } from '../../shared/validation/sign-in-schema.ts';
import { readCookie, writeCookie, type CookieName } from '../http/cookies.ts';
import type { SecretBox } from './secret-box.ts';
import type { Attempt } from './single-sign-on.ts';

const ATTEMPT: CookieName = { secure: '__Host-single-sign-on', plain: 'single-sign-on' };
/** How long somebody may take at the provider. */
const ATTEMPT_MS = 10 * 60_000;
/** Nothing else is sealed for this owner. */
const OWNER = 'single-sign-on attempt';

/**
 * Set-Cookie with what must be the same on return: sealed, so that no server has to remember it
 * and no browser can read it. Lax, as the way back begins on another site.
 */
export async function attemptCookie(
  request: Request,
  attempt: Attempt,
  { secretBox, clock }: { readonly secretBox: SecretBox; readonly clock: () => number },
): Promise<string> {
  const text = JSON.stringify({ ...attempt, begunAtMs: clock() });
  const value = await secretBox.seal(text, OWNER);
  return writeCookie(request, ATTEMPT, { value, maxAgeMs: ATTEMPT_MS, sameSite: 'Lax' });
}

/** What a browser brought back; undefined when nothing of ours, or too late. */
export async function readAttempt(
  request: Request,
  { secretBox, clock }: { readonly secretBox: SecretBox; readonly clock: () => number },
): Promise<Attempt | undefined> {
  const sealed = readCookie(request.headers.cookie, ATTEMPT);
  const text = sealed === undefined ? undefined : await secretBox.open(sealed, OWNER);
  const parsed = text === undefined ? undefined : parseJson(singleSignOnAttemptSchema, text);
  if (parsed?.ok !== true || clock() - parsed.value.begunAtMs > ATTEMPT_MS) return undefined;
  const { state, nonce, codeVerifier } = parsed.value;
  return { state, nonce, codeVerifier };
}

/** Set-Cookie that makes the browser forget the attempt. */
export const endedAttempt = (request: Request): string =>
  writeCookie(request, ATTEMPT, { value: '', maxAgeMs: 0, sameSite: 'Lax' });
