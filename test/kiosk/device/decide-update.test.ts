import { expect, it } from 'vitest';
import { decideUpdate, type UpdateFacts } from '../../../kiosk/device/decide-update.ts';

const calm: UpdateFacts = { isWaiting: true, isResting: true, unwritten: 0, isApplied: false };

it.each([
  ['is applied on the idle screen with everything written', {}, 'apply'],
  ['that is not there is not applied', { isWaiting: false }, 'keep'],
  ['waits while a citizen is rating', { isResting: false }, 'keep'],
  ['waits while a record is on its way to the disk', { unwritten: 1 }, 'keep'],
  ['is applied once', { isApplied: true }, 'keep'],
] as const)('an update %s', (_, changed, expected) => {
  expect(decideUpdate({ ...calm, ...changed })).toBe(expected);
});
