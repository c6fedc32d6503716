import { expect, test } from 'vitest';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';

test('a success carries its value and a failure its error, told apart by ok', () => {
  const half = (n: number): Result<number, string> => (n % 2 === 0 ? ok(n / 2) : err(`odd: ${n}`));
  expect(half(4)).toEqual({ ok: true, value: 2 });
  expect(half(3)).toEqual({ ok: false, error: 'odd: 3' });
});
