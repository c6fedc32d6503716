import { TOTP } from 'otpauth';
import type { ServerUnderTest } from './server-under-test.ts';

/** What an authenticator app on a phone would show; `steps` later (or earlier) than now. */
export const codeAt = (secret: string, nowMs: number, steps = 0): string =>
  new TOTP({ secret }).generate({ timestamp: nowMs + steps * 30_000 });

/** Turns the second factor of a session on; answers its secret, its codes and the new cookie. */
export async function enrol(server: ServerUnderTest, cookie: string) {
  const path = '/api/v1/own-account/second-factor';
  const draft = await server.call(`${path}/draft`, { method: 'POST', cookie });
  const { secret } = (await draft.json()) as { secret: string };
  const code = codeAt(secret, server.services.clock());
  const response = await server.call(path, { json: { code }, cookie });
  if (response.status !== 201) throw new Error(await response.text());
  const { codes } = (await response.json()) as { codes: string[] };
  return { secret, code, codes, cookie: cookiesOf(response) };
}

/** Cookie header with everything that an answer sets. */
export const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
