import { expect, it } from 'vitest';
import { printable } from '../../../server/ingest/printable.ts';

it.each([
  ['Ông/Bà', 'Ông/Bà'],
  ['a\u0000b\n', 'a\u{fffd}b\u{fffd}'],
  ['x\ud800', 'x\u{fffd}'],
  ['123456789', '12345678'],
])('makes %j printable', (text, expected) => {
  expect(printable(text, 8)).toBe(expected);
});
