import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { toBase64url } from '../../shared/record/base64url.ts';
import type { Bytes } from '../../shared/record/bytes.ts';
import { SESSION_ABSOLUTE_MS } from '../store/sessions.ts';

/** 256 bits: nobody guesses one. */
export const TOKEN_BYTES = 32;

/** Bound to the very host and to TLS by its name; browsers take it from localhost as well. */
const SECURE_NAME = '__Host-sid';
/** Over plain HTTP on an office's own network browsers refuse the secure one. */
const PLAIN_NAME = 'sid';

const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Strict';

export const writeToken = (bytes: Bytes): string => toBase64url(bytes);

/** What the database keeps of a token: who reads the database cannot sign in with it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** The token of a Cookie header; undefined when there is none of ours. */
export function readSessionToken(cookieHeader: string | undefined): string | undefined {
  const cookies = new Map(
    (cookieHeader ?? '').split(';').map((pair): [string, string] => {
      const [name = '', value = ''] = pair.trim().split('=', 2);
      return [name, value];
    }),
  );
  const token = cookies.get(SECURE_NAME) ?? cookies.get(PLAIN_NAME);
  return token !== undefined && /^[\w-]{43}$/u.test(token) ? token : undefined;
}

/** Set-Cookie of a new session. */
export function sessionCookie(request: Request, token: string): string {
  const maxAge = `Max-Age=${SESSION_ABSOLUTE_MS / 1000}`;
  return `${nameAndFlags(request, token)}; ${maxAge}`;
}

/** Set-Cookie that makes the browser forget its session. */
export function endedCookie(request: Request): string {
  return `${nameAndFlags(request, '')}; Max-Age=0`;
}

function nameAndFlags(request: Request, value: string): string {
  return takesSecureCookie(request)
    ? `${SECURE_NAME}=${value}; ${ATTRIBUTES}; Secure`
    : `${PLAIN_NAME}=${value}; ${ATTRIBUTES}`;
}

function takesSecureCookie(request: Request): boolean {
  return request.secure || request.hostname === 'localhost' || request.hostname === '127.0.0.1';
}
