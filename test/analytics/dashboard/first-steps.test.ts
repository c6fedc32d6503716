import { expect, it } from 'vitest';
import { stepLines, type StepKey } from '../../../analytics/dashboard/first-steps.ts';
import type { FirstSteps } from '../../../shared/api/first-steps.ts';
import { CANNED_STEPS } from './canned-settings.ts';

const NOTHING: FirstSteps = {
  ...{ units: 0, servicePoints: 0, counters: 0, officials: 0, duties: 0, targets: 0, kiosks: 0 },
  ...{ https: false, firstRatingAtMs: null, backupAtMs: null, exportedAtMs: null },
};

const doneOf = (steps: FirstSteps, reachedByHttps = false): StepKey[] =>
  stepLines(steps, reachedByHttps).flatMap(({ key, done }) => (done ? [key] : []));

it('ticks nothing on an empty server, and everything on a finished one', () => {
  expect(doneOf(NOTHING)).toEqual([]);
  expect(doneOf(CANNED_STEPS)).toHaveLength(9);
});

it.each<[StepKey | null, Partial<FirstSteps>]>([
  ['units', { units: 1 }],
  [null, { servicePoints: 1 }],
  [null, { counters: 1 }],
  ['places', { servicePoints: 1, counters: 1 }],
  // Officials without duty are rated by nobody.
  [null, { officials: 3 }],
  ['people', { officials: 3, duties: 1 }],
  ['targets', { targets: 1 }],
  ['https', { https: true }],
  ['kiosk', { kiosks: 1 }],
  ['rating', { firstRatingAtMs: 0 }],
  ['backup', { backupAtMs: 0 }],
  ['report', { exportedAtMs: 0 }],
])('ticks %s by %o', (key, known) => {
  expect(doneOf({ ...NOTHING, ...known })).toEqual(key === null ? [] : [key]);
});

it('takes a page that came by HTTPS for a server that speaks it', () => {
  expect(doneOf(NOTHING, true)).toEqual(['https']);
});
