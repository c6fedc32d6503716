import { expect, it } from 'vitest';
import { isBatteryLow } from '../../../shared/domain/battery.ts';

it.each([
  ['an unknown battery', null, false],
  ['an empty one', { percent: 0, charging: false }, true],
  ['19 %', { percent: 19, charging: false }, true],
  ['20 %', { percent: 20, charging: false }, false],
  ['an empty one that is charging', { percent: 0, charging: true }, false],
])('of %s: low is %s', (_, battery, expected) => {
  expect(isBatteryLow(battery)).toBe(expected);
});
