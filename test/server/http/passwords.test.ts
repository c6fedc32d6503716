import { describe, expect, it } from 'vitest';
import { isGoodPassword, makePasswords } from '../../../server/http/passwords.ts';

describe('isGoodPassword', () => {
  it.each(['mười hai ký tự', 'correct horse battery', 'X7#kq2-Lm9!z'])('takes %j', (password) => {
    expect(isGoodPassword(password)).toBe(true);
  });

  it.each([
    '',
    'ngắn quá',
    '11 ký tự !!',
    'password1234',
    'MATKHAU12345',
    '111111111111',
    'ababababababab',
  ])('refuses %j', (password) => {
    expect(isGoodPassword(password)).toBe(false);
  });

  it.each([
    ['Một Chạm 2026!', []],
    ['Quản trị viên 1', []],
    ['nguyenvana-2026', ['nguyenvana']],
    ['Xã Cao Xá 2026', ['Xã Cao Xá']],
  ])(
    'refuses %j, which is little more than words of the place, for the names %j',
    (text, names) => {
      expect(isGoodPassword(text, names)).toBe(false);
    },
  );

  it('takes words of the place with enough beside them', () => {
    expect(isGoodPassword('một chạm vào trời xanh', ['xa', 'lan'])).toBe(true);
  });

  it.each([64, 200])('takes a password of %i characters', (length) => {
    expect(isGoodPassword('con bò vàng ăn cỏ '.repeat(20).slice(0, length))).toBe(true);
  });

  it('counts characters, not the marks that they are composed of', () => {
    const decomposed = 'ế'.normalize('NFD').repeat(4);
    expect(decomposed).toHaveLength(12);
    expect(isGoodPassword(decomposed)).toBe(false);
  });
});

// Each hash takes a core for a while; a busy machine takes longer.
describe('makePasswords', { timeout: 20_000 }, () => {
  const passwords = makePasswords();

  it('recognises the password that was hashed, however its marks are composed', async () => {
    const hash = await passwords.hash('mật khẩu tốt'.normalize('NFC'));
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
    expect(await passwords.verify(hash, 'mật khẩu tốt'.normalize('NFD'))).toBe(true);
    expect(await passwords.verify(hash, 'mật khẩu xấu')).toBe(false);
  });

  it('never fits where there is no account', async () => {
    expect(await passwords.verify(undefined, 'mật khẩu tốt')).toBe(false);
  });

  it('answers all of many at once', async () => {
    const hash = await passwords.hash('mật khẩu tốt');
    const answers = Array.from({ length: 5 }, () => passwords.verify(hash, 'mật khẩu tốt'));
    expect(await Promise.all(answers)).toEqual([true, true, true, true, true]);
  });
});
