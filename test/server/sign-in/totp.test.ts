import { describe, expect, it } from 'vitest';
import { utf8 } from '../../../shared/record/bytes.ts';
import { stepOfCode, totpAddress, writeTotpSecret } from '../../../server/sign-in/totp.ts';

/** Of RFC 6238, appendix B; its codes have eight digits, of which the last six are ours. */
const SECRET = writeTotpSecret(utf8('12345678901234567890'));

describe('stepOfCode', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_111_111_111, '050471', 37_037_037],
    [1_234_567_890, '005924', 41_152_263],
    [2_000_000_000, '279037', 66_666_666],
    [20_000_000_000, '353130', 666_666_666],
  ])('at %s s takes %s as step %s (RFC 6238)', (seconds, code, step) => {
    expect(stepOfCode(SECRET, code, seconds * 1_000)).toBe(step);
  });

  it.each([
    [-2, undefined],
    [-1, 37_037_036],
    [0, 37_037_036],
    [1, 37_037_036],
    [2, undefined],
  ])('names the step of the code itself when the clock is %s steps on: %s', (steps, step) => {
    expect(stepOfCode(SECRET, '081804', (1_111_111_109 + steps * 30) * 1_000)).toBe(step);
  });

  it.each(['', '81804', '0818040', 'abcdef', '٠٨١٨٠٤'])('takes nothing of %j', (code) => {
    expect(stepOfCode(SECRET, code, 1_111_111_109_000)).toBeUndefined();
  });
});

describe('totpAddress', () => {
  it('names office and login, also when their names hold a colon', () => {
    const address = totpAddress(SECRET, { issuer: 'Sở: Nội vụ', login: 'lan@x.vn' });
    const url = new URL(address);
    expect(url.protocol).toBe('otpauth:');
    expect(url.searchParams.get('issuer')).toBe('Sở  Nội vụ');
    expect(url.searchParams.get('secret')).toBe(SECRET);
    expect(decodeURIComponent(url.pathname)).toBe('/Sở  Nội vụ:lan@x.vn');
  });
});
