import { describe, expect, it } from 'vitest';
import { hashPin, isGoodPin, PIN_ITERATIONS, saltedPin } from '../../../shared/record/staff-pin.ts';

describe('a PIN', () => {
  it.each([
    ['204681', true],
    ['135791', true],
    ['000000', false],
    ['111111', false],
    ['123456', false],
    ['654321', false],
    ['12345', false],
    ['1234567', false],
    ['20468a', false],
    ['٢٠٤٦٨١', false],
    ['', false],
  ])('%s may be used: %s', (pin, isGood) => {
    expect(isGoodPin(pin)).toBe(isGood);
  });

  it('is kept with a salt of its own, by a slow hash', async () => {
    const [first, second] = [await saltedPin('204681'), await saltedPin('204681')];
    expect(first.iterations).toBe(PIN_ITERATIONS);
    expect(first.iterations).toBeGreaterThanOrEqual(600_000);
    expect(first.salt).not.toBe(second.salt);
    expect(first.hash).not.toBe(second.hash);
    expect(await hashPin('204681', first)).toBe(first.hash);
    expect(await hashPin('204682', first)).not.toBe(first.hash);
  });
});
