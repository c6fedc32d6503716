import type { HiddenFigure } from './figure.ts';

/** One row of a table, before it is decided whether it may be published. */
export interface ReleaseCell {
  readonly n: number;
  /** Different local days with a rating; only where the rule asks for them. */
  readonly days?: number;
}

export interface ReleaseRule {
  /** From how many ratings on a row may be shown. */
  readonly fewerThan: number;
  readonly fewerThanDays?: number;
}

export type Release =
  | Readonly<{ kind: 'show' }>
  | Readonly<{ kind: 'empty' }>
  | Readonly<Pick<HiddenFigure, 'why' | 'fewerThan'> & { kind: 'hide' }>;

/**
 * What a reader knows of the sum of a table's rows: its total is published, or withheld, or the
 * rows do not add up to anything (answers to different questions).
 */
export type TotalRelease = 'published' | 'withheld' | 'none';

/** What a reader of the published table knows of a withheld row's n: both ends inside. */
type Range = Readonly<{ least: number; most: number }>;

/**
 * The one function that decides what may be shown, on every screen, file and API answer.
 *
 * Rows below the threshold are withheld. When the total is published, the withheld rows' sum
 * is the total minus the shown rows; rows are therefore withheld in addition,
 * smallest first, until the sum is itself no small figure and no withheld row's n can be worked
 * out. Should even that not do, the whole table is withheld, empty rows included. When the total
 * itself is withheld, so are all rows: they would help to find it. A table with one row only is
 * its total: withholding the row keeps the name apart from the figure, not the figure secret.
 */
export function releaseTable(
  cells: readonly ReleaseCell[],
  rule: ReleaseRule,
  total: TotalRelease,
): Release[] {
  const primary = cells.map((cell) => releaseCell(cell, rule));
  if (total === 'none') return primary;
  if (total === 'withheld') return primary.map((release) => unlessShown(release, rule));
  const releases = [...primary];
  while (releases.some(({ kind }) => kind === 'hide') && !isSafe(cells, releases, rule)) {
    const smallest = smallestShown(cells, releases);
    if (smallest === undefined) return cells.map(() => complementary(rule));
    releases[smallest] = complementary(rule);
  }
  return releases;
}

/** The decision for a figure that stands alone: by its own size only. */
export function releaseCell(cell: ReleaseCell, rule: ReleaseRule): Release {
  const { fewerThan, fewerThanDays = 0 } = rule;
  if (cell.n === 0) return { kind: 'empty' };
  if (cell.n < fewerThan) return { kind: 'hide', why: 'small', fewerThan };
  if ((cell.days ?? Infinity) < fewerThanDays) {
    return { kind: 'hide', why: 'few-days', fewerThan: fewerThanDays };
  }
  return { kind: 'show' };
}

function isSafe(
  cells: readonly ReleaseCell[],
  releases: readonly Release[],
  rule: ReleaseRule,
): boolean {
  const hidden = cells.filter((_, index) => releases[index]?.kind === 'hide');
  const sum = hidden.reduce((total, { n }) => total + n, 0);
  if (hidden.length < 2 || sum < rule.fewerThan) return false;
  const smallest = smallestShown(cells, releases);
  const mostHidden = smallest === undefined ? Infinity : (cells[smallest]?.n ?? Infinity);
  const ranges = releases.flatMap((release) => rangeOf(release, rule, mostHidden));
  return ranges.every((range) => {
    const others = ranges.filter((other) => other !== range);
    const from = Math.max(range.least, sum - others.reduce((all, { most }) => all + most, 0));
    const to = Math.min(range.most, sum - others.reduce((all, { least }) => all + least, 0));
    return from < to;
  });
}

function rangeOf(release: Release, rule: ReleaseRule, mostHidden: number): Range[] {
  if (release.kind !== 'hide') return [];
  switch (release.why) {
    case 'small':
      return [{ least: 1, most: rule.fewerThan - 1 }];
    case 'few-days':
      return [{ least: rule.fewerThan, most: Infinity }];
    case 'complementary':
      return [{ least: rule.fewerThan, most: mostHidden }];
  }
}

function smallestShown(
  cells: readonly ReleaseCell[],
  releases: readonly Release[],
): number | undefined {
  let smallest: number | undefined;
  let fewest = Infinity;
  cells.forEach(({ n }, index) => {
    if (releases[index]?.kind !== 'show' || n >= fewest) return;
    smallest = index;
    fewest = n;
  });
  return smallest;
}

function unlessShown(release: Release, rule: ReleaseRule): Release {
  return release.kind === 'show' ? complementary(rule) : release;
}

function complementary(rule: ReleaseRule): Release {
  return { kind: 'hide', why: 'complementary', fewerThan: rule.fewerThan };
}
