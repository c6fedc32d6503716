import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gapsOfChain,
  missingIn,
  sizeOfGap,
  sumOfChain,
  type ChainExtent,
} from '../../../analytics/reports/chain-gaps.ts';

const CHAIN: ChainExtent = {
  kioskId: 'kiosk-1',
  epoch: 1,
  received: 10,
  highestSeq: 10,
  reportedSeq: 10,
  pending: 0,
  hasEnded: false,
};

describe('the numbers that a kiosk has given out', () => {
  it.each<[string, Partial<ChainExtent>, Partial<ReturnType<typeof sumOfChain>>]>([
    ['are all here', {}, { assigned: 10, holes: 0, knownLost: 0, waiting: 0 }],
    ['have a hole below the newest', { received: 7 }, { assigned: 10, holes: 3 }],
    ['wait on the kiosk', { reportedSeq: 14, pending: 4 }, { assigned: 14, waiting: 4 }],
    [
      'are lost when the kiosk told of them and does not hold them',
      { reportedSeq: 30 },
      { assigned: 30, knownLost: 20, waiting: 0 },
    ],
    [
      'are partly lost when it holds fewer than are to come',
      { reportedSeq: 30, pending: 5 },
      { knownLost: 15, waiting: 5 },
    ],
    [
      'are lost for good when the epoch ended without them',
      { received: 8, reportedSeq: 30, pending: 5, hasEnded: true },
      { holes: 0, knownLost: 22, waiting: 0 },
    ],
    ['are as many as came when the kiosk said nothing', { reportedSeq: null }, { assigned: 10 }],
    ['are not fewer because an old word came late', { reportedSeq: 4 }, { assigned: 10 }],
  ])('%s', (_what, change, expected) => {
    expect(sumOfChain({ ...CHAIN, ...change })).toMatchObject(expected);
  });

  /** Which of the seqs came, what the kiosk said, and whether its epoch has ended. */
  const anyChain = fc
    .record({
      came: fc.array(fc.boolean(), { maxLength: 60 }),
      reportedSeq: fc.option(fc.nat({ max: 80 })),
      pending: fc.nat({ max: 30 }),
      hasEnded: fc.boolean(),
    })
    .map(({ came, ...said }) => {
      const highestSeq = came.lastIndexOf(true) + 1;
      const taken = came.slice(0, highestSeq);
      const received = taken.filter(Boolean).length;
      const chain: ChainExtent = { kioskId: 'k', epoch: 1, received, highestSeq, ...said };
      const holes = taken.flatMap((here, index) =>
        here ? [] : [{ fromSeq: index + 1, toSeq: index + 1 }],
      );
      return { chain, holes };
    });

  it('are received, missing or waiting, and each of them once', () => {
    fc.assert(
      fc.property(anyChain, ({ chain }) => {
        const { assigned, received, holes, knownLost, waiting } = sumOfChain(chain);
        expect(received + holes + knownLost + waiting).toBe(assigned);
        expect(Math.min(holes, knownLost, waiting)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('have gaps as large as what is missing, which do not overlap', () => {
    fc.assert(
      fc.property(anyChain, ({ chain, holes }) => {
        const gaps = gapsOfChain(chain, holes);
        expect(gaps.reduce((sum, gap) => sum + sizeOfGap(gap), 0)).toBe(missingIn(chain));
        gaps.slice(1).forEach((gap, index) => {
          expect(gap.fromSeq).toBeGreaterThan(gaps[index]!.toSeq);
        });
      }),
    );
  });
});
