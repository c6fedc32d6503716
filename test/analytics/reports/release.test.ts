import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { releaseTable } from '../../../analytics/reports/release.ts';
import type { Release, ReleaseRule } from '../../../analytics/reports/release.ts';

const FIVE: ReleaseRule = { fewerThan: 5 };

/** One letter per row: shown, empty, hidden as small, for few days, or to protect another. */
function letters(releases: readonly Release[]): string {
  return releases
    .map((release) => LETTERS[release.kind === 'hide' ? release.why : release.kind])
    .join('');
}

const LETTERS = { show: '#', empty: '0', small: 's', 'few-days': 'd', complementary: 'c' } as const;

const cells = (...counts: number[]) => counts.map((n) => ({ n }));

describe('releaseTable', () => {
  it.each([
    { case: 'rows at the threshold are shown', counts: [5, 6, 100], expected: '###' },
    { case: 'no ratings is no secret', counts: [0, 5, 100], expected: '0##' },
    { case: 'one small row takes the next smallest with it', counts: [3, 40, 30], expected: 's#c' },
    { case: 'two small rows protect one another', counts: [3, 4, 30], expected: 'ss#' },
    {
      case: 'two that add up to less than the threshold do not',
      counts: [1, 2, 30, 40],
      expected: 'ssc#',
    },
    {
      case: 'two that can only be 1 and 1 do not either',
      counts: [1, 1, 30, 40],
      expected: 'ssc#',
    },
    {
      case: 'two that can only be 4 and 4 do not either',
      counts: [4, 4, 30, 40],
      expected: 'ssc#',
    },
    {
      case: 'a protector that could only be 5 gets another',
      counts: [1, 5, 30, 40],
      expected: 'scc#',
    },
    { case: 'a table that cannot be protected is withheld whole', counts: [4, 4], expected: 'cc' },
    { case: 'empty rows then are withheld too', counts: [0, 1, 1, 1, 1, 1], expected: 'cccccc' },
    { case: 'nothing to decide', counts: [], expected: '' },
  ])('$case: $counts', ({ counts, expected }) => {
    expect(letters(releaseTable(cells(...counts), FIVE, 'published'))).toBe(expected);
  });

  it('withholds every row of a table whose total is withheld', () => {
    expect(letters(releaseTable(cells(0, 3, 40), FIVE, 'withheld'))).toBe('0sc');
  });

  it('adds nothing where rows do not add up to a total', () => {
    expect(letters(releaseTable(cells(3, 40, 30), FIVE, 'none'))).toBe('s##');
  });

  it('withholds an official who was rated on too few days, and says so', () => {
    const rule = { fewerThan: 11, fewerThanDays: 3 };
    const officials = [
      { n: 40, days: 2 },
      { n: 50, days: 3 },
      { n: 60, days: 9 },
    ];
    const releases = releaseTable(officials, rule, 'published');
    expect(letters(releases)).toBe('dc#');
    expect(releases[0]).toEqual({ kind: 'hide', why: 'few-days', fewerThan: 3 });
  });

  it('leaves an attacker who knows the total and all shown rows at least two answers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 9 }), { minLength: 2, maxLength: 4 }),
        fc.integer({ min: 2, max: 6 }),
        (counts, fewerThan) => {
          const total = counts.reduce((sum, n) => sum + n, 0);
          // A single row of any size is the total itself.
          fc.pre(total >= fewerThan && counts.filter((n) => n > 0).length >= 2);
          const releases = releaseTable(cells(...counts), { fewerThan }, 'published');
          const answers = attackersAnswers({ counts, releases, fewerThan });
          releases.forEach((release, row) => {
            if (release.kind !== 'hide') return;
            expect(new Set(answers.map((answer) => answer[row])).size).toBeGreaterThan(1);
          });
        },
      ),
    );
  });

  it('never lets the withheld rows add up to a small figure', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { minLength: 2, maxLength: 12 }), (counts) => {
        const total = counts.reduce((sum, n) => sum + n, 0);
        fc.pre(total >= 5);
        const releases = releaseTable(cells(...counts), FIVE, 'published');
        const hidden = counts.filter((_, row) => releases[row]?.kind === 'hide');
        const sum = hidden.reduce((all, n) => all + n, 0);
        expect(hidden.length === 0 || sum >= 5).toBe(true);
      }),
    );
  });
});

interface Published {
  readonly counts: readonly number[];
  readonly releases: readonly Release[];
  readonly fewerThan: number;
}

/** Every table that adds up to the total and fits what is printed: by trying them all. */
function attackersAnswers({ counts, releases, fewerThan }: Published): number[][] {
  const total = counts.reduce((sum, n) => sum + n, 0);
  const wholeTable = releases.every(
    (release) => release.kind === 'hide' && release.why === 'complementary',
  );
  const shown = counts.filter((_, row) => releases[row]?.kind === 'show');
  const ranges = releases.map((release, row): [number, number] => {
    const n = counts[row] ?? 0;
    if (release.kind !== 'hide') return [n, n];
    if (wholeTable) return [0, total];
    if (release.why === 'small') return [1, fewerThan - 1];
    return [fewerThan, Math.min(total, ...shown)];
  });
  return solutions(ranges, total);
}

function solutions(ranges: readonly [number, number][], total: number): number[][] {
  const [range, ...others] = ranges;
  if (range === undefined) return total === 0 ? [[]] : [];
  const answers: number[][] = [];
  for (let n = range[0]; n <= Math.min(range[1], total); n += 1) {
    answers.push(...solutions(others, total - n).map((rest) => [n, ...rest]));
  }
  return answers;
}
