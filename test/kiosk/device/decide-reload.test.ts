import { describe, expect, it } from 'vitest';
import { decideReload, type ReloadFacts } from '../../../kiosk/device/decide-reload.ts';

const calm: ReloadFacts = {
  progress: 'none',
  reloadDue: false,
  isCached: true,
  isResting: true,
  unwritten: 0,
};

it('without an update, and by day, the page is left alone', () => {
  expect(decideReload(calm)).toBe('keep');
});

describe.each([
  ['an update', { progress: 'waiting' }, 'apply'],
  ['an update that has taken over', { progress: 'taken-over' }, 'reload'],
  ['the nightly reload', { reloadDue: true }, 'reload'],
  ['an update in the night', { progress: 'waiting', reloadDue: true }, 'apply'],
] as const)('%s', (_, due, expected) => {
  it.each([
    ['is applied on the idle screen with everything written', {}, expected],
    ['waits while a citizen is rating', { isResting: false }, 'keep'],
    ['waits while a record is on its way to the disk', { unwritten: 1 }, 'keep'],
    ['is applied once', { progress: 'under-way' }, 'keep'],
  ] as const)('%s', (_title, changed, outcome) => {
    expect(decideReload({ ...calm, ...due, ...changed })).toBe(outcome);
  });
});

it('the nightly reload waits for a cached shell: the server may be gone', () => {
  expect(decideReload({ ...calm, reloadDue: true, isCached: false })).toBe('keep');
});
