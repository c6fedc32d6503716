import { describe, expect, it } from 'vitest';
import { figureOf } from '../../../analytics/reports/figure-of.ts';
import type { ReleasedCounts } from '../../../analytics/reports/figure-of.ts';
import { RELEASE_THRESHOLDS } from '../../../shared/domain/release-thresholds.ts';
import type { LevelCounts } from '../../../shared/domain/level.ts';
import { levels, target } from './small-province.ts';

const rules = { minimumN: 30, thresholds: RELEASE_THRESHOLDS };
const nothing: ReleasedCounts = { counts: levels(0), release: { kind: 'empty' } };

function shown(counts: LevelCounts): ReleasedCounts {
  return { counts, release: { kind: 'show' } };
}

function figure(current: ReleasedCounts, previous = nothing, valuePercent = 80) {
  const released = { current, previous, lastYear: nothing };
  return figureOf({ released, target: target({ operator: '>', valuePercent }), rules });
}

describe('figureOf', () => {
  it('gives rate, interval and verdict unrounded', () => {
    expect(figure(shown(levels(50, 41, 5, 3, 1)))).toMatchObject({
      kind: 'shown',
      n: 100,
      satisfied: 91,
      rate: 0.91,
      judgement: { verdict: 'met', nominal: 'met' },
      sincePrevious: { kind: 'unknown' },
    });
  });

  it.each([
    { counts: levels(80, 0, 20), verdict: 'undetermined', nominal: 'not-met' },
    { counts: levels(81, 0, 19), verdict: 'undetermined', nominal: 'met' },
    { counts: levels(60, 0, 40), verdict: 'not-met', nominal: 'not-met' },
    { counts: levels(28, 0, 1), verdict: 'insufficient', nominal: 'met' },
  ])(
    'judges $counts against > 80% as $verdict, nominally $nominal',
    ({ counts, verdict, nominal }) => {
      expect(figure(shown(counts))).toMatchObject({ judgement: { verdict, nominal } });
    },
  );

  it('has no judgement without a target', () => {
    const released = { current: shown(levels(40, 1, 1)), previous: nothing, lastYear: nothing };
    expect(figureOf({ released, target: null, rules })).toMatchObject({ judgement: null });
  });

  it.each([
    { case: '19 satisfied of 19', counts: levels(10, 9), share: 'above-90' },
    { case: '0 satisfied of 19', counts: levels(0, 0, 19), share: 'below-10' },
  ])('tells $case only roughly, and no level', ({ counts, share }) => {
    const coarse = figure(shown(counts));
    expect(coarse).toMatchObject({ kind: 'coarse', n: 19, share });
    expect(coarse).not.toHaveProperty('counts');
  });

  it('tells 20 satisfied of 20 exactly', () => {
    expect(figure(shown(levels(20)))).toMatchObject({ kind: 'shown', rate: 1 });
  });

  it('compares with the period before when that one may be shown', () => {
    expect(figure(shown(levels(90, 0, 10)), shown(levels(60, 0, 40)))).toMatchObject({
      sincePrevious: { kind: 'known', earlierRate: 0.6, direction: 'rise' },
    });
  });

  it.each([
    {
      case: 'withheld',
      before: { counts: levels(3), release: { kind: 'hide', why: 'small', fewerThan: 5 } },
    },
    { case: 'only roughly known', before: shown(levels(12)) },
  ] as const)('does not give away by a difference what is $case', ({ before }) => {
    expect(figure(shown(levels(90, 0, 10)), before)).toMatchObject({
      sincePrevious: { kind: 'unknown' },
    });
  });

  it('says why a figure is withheld and that an empty one is empty', () => {
    const hidden: ReleasedCounts = {
      counts: levels(3),
      release: { kind: 'hide', why: 'small', fewerThan: 5 },
    };
    expect(figure(hidden)).toEqual({ kind: 'hidden', why: 'small', fewerThan: 5 });
    expect(figure(nothing)).toEqual({ kind: 'empty' });
  });
});
