import { describe, expect, it } from 'vitest';
import { annulmentEffect } from '../../../analytics/dashboard/annulment-effect.ts';
import { annulmentWording } from '../../../analytics/dashboard/i18n/annulment-wording.ts';

describe('what a proposal does to the figures', () => {
  it.each([
    ['annul', 'proposed', 'wouldGo'],
    ['lift', 'proposed', 'wouldReturn'],
    ['annul', 'approved', 'gone'],
    ['lift', 'approved', 'returned'],
    ['annul', 'lifted', 'returned'],
    ['annul', 'refused', 'noneGone'],
    ['annul', 'withdrawn', 'noneGone'],
    ['annul', 'expired', 'noneGone'],
    ['lift', 'refused', 'noneReturned'],
    ['lift', 'withdrawn', 'noneReturned'],
    ['lift', 'expired', 'noneReturned'],
  ] as const)('a proposal to %s, %s: %s', (kind, state, effect) => {
    expect(annulmentEffect(kind, state)).toBe(effect);
  });

  it.each(['vi', 'en'] as const)(
    'is never said of a lift as of an annulment, in %s',
    (language) => {
      const { noneGone, noneReturned } = annulmentWording[language];
      expect(noneReturned()).not.toBe(noneGone());
    },
  );
});
