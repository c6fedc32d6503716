import { describe, expect, it } from 'vitest';
import { readCookie } from '../../../server/http/cookies.ts';

const NAME = { secure: '__Host-sid', plain: 'sid' } as const;

describe('readCookie', () => {
  it.each([
    ['sid=a', 'a'],
    ['x=1; sid=a ; y=2', 'a'],
    ['sid=a; __Host-sid=b', 'b'],
    ['sid=a=b=', 'a=b='],
    ['sid=', ''],
    ['sid', ''],
    ['xsid=a', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads of %j: %j', (header, value) => {
    expect(readCookie(header, NAME)).toBe(value);
  });
});
