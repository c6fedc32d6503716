import { countChanges, NOTHING_COUNTED, type CountChanges } from '../ingest/count-changes.ts';
import { effectiveOf } from '../ingest/effective.ts';
import { ratingKey } from '../store/ratings.ts';
import type { VerifyContext } from './verify-context.ts';

/**
 * Counts the ratings of a unit anew, page by page, and compares every kept cell. What is held in
 * memory is the cells of one unit, however many ratings they count.
 */
export async function verifyCounts(context: VerifyContext, unitId: string): Promise<void> {
  const { reads } = context;
  const recount = await recountUnit(context, unitId);
  compareCells(context, unitId, {
    table: 'atom_counts',
    kept: cellsOf(await reads.levelCounts(unitId), LEVEL_NUMBERS),
    recounted: recount.levels,
  });
  compareCells(context, unitId, {
    table: 'atom_reason_counts',
    kept: cellsOf(await reads.reasonCounts(unitId), ['n']),
    recounted: recount.reasons,
  });
  compareCells(context, unitId, {
    table: 'official_days',
    kept: cellsOf(await reads.officialDays(unitId), []),
    recounted: recount.officialDays,
  });
  compareCells(context, unitId, {
    table: 'undated_counts',
    kept: cellsOf(await reads.undatedCounts(unitId), ['n']),
    recounted: recount.undated,
  });
}

const LEVEL_NUMBERS = ['n1', 'n2', 'n3', 'n4', 'n5'] as const;

/** Numbers of a cell by the text of its key. */
type Cells = Map<string, number[]>;

interface Recount {
  readonly levels: Cells;
  readonly reasons: Cells;
  readonly officialDays: Cells;
  readonly undated: Cells;
}

async function recountUnit(context: VerifyContext, unitId: string): Promise<Recount> {
  const { reads, pageSize, advance } = context;
  const recount: Recount = {
    levels: new Map(),
    reasons: new Map(),
    officialDays: new Map(),
    undated: new Map(),
  };
  for (let afterId = ''; ;) {
    const ratings = await reads.ratingsAfter(unitId, afterId, pageSize);
    const ids = { unitIds: [unitId], ratingIds: ratings.map(({ rating_id }) => rating_id) };
    const answers = Map.groupBy(await reads.answers(ids), ({ rating_id }) => rating_id);
    const reasons = Map.groupBy(await reads.reasons(ids), ({ rating_id }) => rating_id);
    const annulled = await reads.annulled(ids);
    const counted = ratings.filter((rating) => !annulled.has(ratingKey(rating)));
    const changes = countChanges(
      counted.map((rating) => ({
        rating,
        before: NOTHING_COUNTED,
        after: effectiveOf({
          rating,
          answers: answers.get(rating.rating_id) ?? [],
          reasons: reasons.get(rating.rating_id) ?? [],
        }),
      })),
    );
    addTo(recount, changes);
    advance(ratings.length);
    const last = ratings.at(-1);
    if (last === undefined || ratings.length < pageSize) return recount;
    afterId = last.rating_id;
  }
}

function addTo(recount: Recount, changes: CountChanges): void {
  addCells(recount.levels, cellsOf(changes.levels, LEVEL_NUMBERS));
  addCells(recount.reasons, cellsOf(changes.reasons, ['n']));
  addCells(recount.undated, cellsOf(changes.undated, ['n']));
  for (const key of cellsOf(changes.officialDays, []).keys()) recount.officialDays.set(key, []);
}

function addCells(sums: Cells, cells: Cells): void {
  for (const [key, numbers] of cells) {
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, numbers);
    else for (const [place, number] of numbers.entries()) sum[place] = (sum[place] ?? 0) + number;
  }
}

function cellsOf<Row extends object>(
  rows: readonly Row[],
  numbers: readonly (keyof Row & string)[],
): Cells {
  const isNumber = new Set<string>(numbers);
  return new Map(
    rows.map((row) => {
      const key = Object.entries(row).filter(([column]) => !isNumber.has(column));
      return [JSON.stringify(key.toSorted()), numbers.map((column) => Number(row[column]))];
    }),
  );
}

function compareCells(
  { findings, tally }: VerifyContext,
  unitId: string,
  cells: { readonly table: string; readonly kept: Cells; readonly recounted: Cells },
): void {
  const { table, kept, recounted } = cells;
  tally.countCells += recounted.size;
  for (const key of new Set([...kept.keys(), ...recounted.keys()])) {
    const [stored, summed] = [kept.get(key), recounted.get(key)];
    if (textOf(stored) === textOf(summed)) continue;
    const detail = `${table} ${keyText(key)}: stored ${textOf(stored)}, recounted ${textOf(summed)}`;
    findings.add('altered-count', detail, { unitId });
  }
}

/** `atom=2026-11-01 counter_id=...`; what is empty or the unit's own is left out. */
function keyText(key: string): string {
  // Made by `cellsOf`: pairs of a column and its text.
  const pairs = JSON.parse(key) as [string, string][];
  const shown = pairs.filter(([column, value]) => column !== 'unit_id' && value !== '');
  return shown.map(([column, value]) => `${column}=${value}`).join(' ');
}

/** A cell in which nothing is left is as good as none. */
const textOf = (numbers: readonly number[] | undefined): string => {
  if (numbers === undefined) return 'none';
  if (numbers.length === 0) return 'present';
  return numbers.every((number) => number === 0) ? 'none' : numbers.join(' ');
};
