import { expect, it } from 'vitest';
import { PROBLEMS } from '../../../shared/api/problems.ts';

it('tells people too what to do while the server is busy', () => {
  const { vi, en } = PROBLEMS.overloaded.title;
  expect(vi).toContain('thử lại');
  expect(en).toContain('try again');
});

it.each([
  ['expired-pairing-code', 'đã hết hạn', 'has expired'],
  ['pairing-device-away', 'không liên lạc', 'has not been heard'],
] as const)('says of %s what happened, in both languages', (code, vietnamese, english) => {
  const { vi, en } = PROBLEMS[code].title;
  expect(vi).toContain(vietnamese);
  expect(en).toContain(english);
});
