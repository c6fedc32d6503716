import { expect, it } from 'vitest';
import { makeSetupCode } from '../../../server/http/setup-code.ts';

const { code, text } = makeSetupCode((length) => Uint8Array.from({ length }, (_, i) => i * 33));

it('is two groups of four signs that are not mistaken for one another', () => {
  expect(text).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
});

it('is recognised in lower case, with spaces and without its dash', () => {
  expect(code.matches(text)).toBe(true);
  expect(code.matches(text.toLowerCase())).toBe(true);
  expect(code.matches(` ${text.replace('-', ' ')} `)).toBe(true);
});

it.each(['', 'AAAA-AAAA', text.slice(0, -1), `${text}A`])('is not %j', (typed) => {
  expect(code.matches(typed)).toBe(false);
});
