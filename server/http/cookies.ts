import type { Request } from 'express';

/** A cookie of ours, under the name that a request's connection allows. */
export interface CookieName {
  /** Bound to the very host and to TLS by its name; browsers take it from localhost as well. */
  readonly secure: `__Host-${string}`;
  /** Over plain HTTP on an office's own network browsers refuse the secure one. */
  readonly plain: string;
}

/** The value of a cookie in a Cookie header, by either of its names. */
export function readCookie(header: string | undefined, name: CookieName): string | undefined {
  const cookies = new Map(
    (header ?? '').split(';').map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return at === -1 ? [pair.trim(), ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    }),
  );
  return cookies.get(name.secure) ?? cookies.get(name.plain);
}

export interface CookieSays {
  readonly value: string;
  readonly maxAgeMs: number;
  /** Lax alone is sent when another site leads back to us. */
  readonly sameSite: 'Strict' | 'Lax';
}

/** The text of a Set-Cookie header. Scripts never read what it holds. */
export function writeCookie(request: Request, name: CookieName, says: CookieSays): string {
  const attributes = `Path=/; HttpOnly; SameSite=${says.sameSite}`;
  const maxAge = `Max-Age=${String(says.maxAgeMs / 1000)}`;
  return takesSecureCookie(request)
    ? `${name.secure}=${says.value}; ${attributes}; Secure; ${maxAge}`
    : `${name.plain}=${says.value}; ${attributes}; ${maxAge}`;
}

function takesSecureCookie(request: Request): boolean {
  return request.secure || request.hostname === 'localhost' || request.hostname === '127.0.0.1';
}
