import { describe, expect, it } from 'vitest';
import { explainGap, sizeOfGap, type GapEvidence } from '../../../server/verify/missing-seats.ts';

const nothing: GapEvidence = { acknowledgedSeq: 0, hasEnded: false, recordedLosses: [] };
const gap = { fromSeq: 5, toSeq: 8 };

describe('a gap in a chain', () => {
  it.each<[name: string, evidence: Partial<GapEvidence>, parts: unknown]>([
    ['is a hole when nothing explains it', {}, [['hole', gap]]],
    [
      'was removed when all of it had been acknowledged',
      { acknowledgedSeq: 8 },
      [['removed', gap]],
    ],
    [
      'is taken apart where the acknowledgement ends',
      { acknowledgedSeq: 6 },
      [
        ['removed', { fromSeq: 5, toSeq: 6 }],
        ['hole', { fromSeq: 7, toSeq: 8 }],
      ],
    ],
    ['is a known loss when the epoch has ended', { hasEnded: true }, [['known-lost', gap]]],
    [
      'is a known loss when the kiosk recorded all of it',
      { recordedLosses: [{ fromSeq: 4, toSeq: 8 }] },
      [['known-lost', gap]],
    ],
    [
      'stays a hole when the kiosk recorded a part of it',
      { recordedLosses: [{ fromSeq: 5, toSeq: 7 }] },
      [['hole', gap]],
    ],
    [
      'was removed although the epoch has ended',
      { hasEnded: true, acknowledgedSeq: 9 },
      [['removed', gap]],
    ],
  ])('%s', (_name, evidence, parts) => {
    expect(explainGap(gap, { ...nothing, ...evidence })).toEqual(parts);
  });

  it('counts both its ends', () => {
    expect(sizeOfGap(gap)).toBe(4);
    expect(sizeOfGap({ fromSeq: 3, toSeq: 3 })).toBe(1);
  });
});
