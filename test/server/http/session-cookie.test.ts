import { expect, it } from 'vitest';
import { readSessionToken } from '../../../server/http/session-cookie.ts';

const TOKEN = 'a'.repeat(43);

it.each([
  [`__Host-sid=${TOKEN}`, TOKEN],
  [`theme=dark; sid=${TOKEN}`, TOKEN],
  [`sid=${'b'.repeat(43)}; __Host-sid=${TOKEN}`, TOKEN],
  [`__Host-sid=${TOKEN}x`, undefined],
  ['__Host-sid=', undefined],
  ['other=1', undefined],
  [undefined, undefined],
])('the Cookie header %s carries the token %s', (header, token) => {
  expect(readSessionToken(header)).toBe(token);
});
