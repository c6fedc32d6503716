import { describe, expect, it } from 'vitest';
import { makeRecoveryCodes, readRecoveryCode } from '../../../server/sign-in/recovery-code.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

describe('recovery codes', () => {
  it('are ten, numbered, all different, and read back', () => {
    const codes = makeRecoveryCodes(random);
    expect(new Set(codes.map((code) => code.slice(3))).size).toBe(10);
    expect(codes.map((code) => readRecoveryCode(code)?.ordinal)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
    for (const code of codes) expect(code).toMatch(/^\d\d-[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/u);
  });

  it.each(['03-7f3k9-2qdhm', '03 7F3K9 2QDHM', '037F3K92QDHM', ' 03-7F3K92-QDHM '])(
    'are read from %j',
    (typed) => {
      expect(readRecoveryCode(typed)).toEqual({ ordinal: 2, secret: '7F3K92QDHM' });
    },
  );

  it.each(['', '123456', '00-7F3K9-2QDHM', '11-7F3K9-2QDHM', '03-7F3K9-2QDH', '03-1F3K9-2QDHM'])(
    'are not %j',
    (typed) => {
      expect(readRecoveryCode(typed)).toBeUndefined();
    },
  );
});
