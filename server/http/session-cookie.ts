import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { toBase64url } from '../../shared/record/base64url.ts';
import type { Bytes } from '../../shared/record/bytes.ts';
import { SESSION_ABSOLUTE_MS } from '../store/sessions.ts';
import { readCookie, writeCookie, type CookieName } from './cookies.ts';

/** 256 bits: nobody guesses one. */
export const TOKEN_BYTES = 32;

const SESSION: CookieName = { secure: '__Host-sid', plain: 'sid' };

export const writeToken = (bytes: Bytes): string => toBase64url(bytes);

/** What the database keeps of a token: who reads the database cannot sign in with it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** The token of a Cookie header; undefined when there is none of ours. */
export function readSessionToken(cookieHeader: string | undefined): string | undefined {
  return readToken(cookieHeader, SESSION);
}

/** The token in a cookie of this name; undefined for what is not in the form of a token. */
export function readToken(header: string | undefined, name: CookieName): string | undefined {
  const token = readCookie(header, name);
  return token !== undefined && /^[\w-]{43}$/u.test(token) ? token : undefined;
}

/** Set-Cookie of a new session. */
export function sessionCookie(request: Request, value: string): string {
  return writeCookie(request, SESSION, {
    value,
    maxAgeMs: SESSION_ABSOLUTE_MS,
    sameSite: 'Strict',
  });
}

/** Set-Cookie that makes the browser forget its session. */
export function endedCookie(request: Request): string {
  return writeCookie(request, SESSION, { value: '', maxAgeMs: 0, sameSite: 'Strict' });
}
