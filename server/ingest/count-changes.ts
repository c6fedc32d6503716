import { atomOf } from '../../shared/domain/atom.ts';
import type { Level } from '../../shared/domain/level.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { NONE } from '../store/rating-rows.ts';
import type {
  AtomCountRow,
  AtomReasonCountRow,
  OfficialDayRow,
  RatingRow,
  UndatedCountRow,
} from '../store/schema.ts';
import type { Effective } from './effective.ts';

/** A rating before and after the group; nothing counted of it before when it is new. */
export interface RatingChange {
  readonly rating: RatingRow;
  readonly before: Effective;
  readonly after: Effective;
}

/** What to add to the counts; a row may subtract. At most one row per key, ordered by key. */
export interface CountChanges {
  readonly levels: readonly AtomCountRow[];
  readonly reasons: readonly AtomReasonCountRow[];
  readonly officialDays: readonly OfficialDayRow[];
  /** Ratings of quality D. They are in none of the counts above: their period is not certain. */
  readonly undated: readonly UndatedCountRow[];
}

/** What was counted of a rating that nobody knew. */
export const NOTHING_COUNTED: Effective = { levelByItem: new Map(), reasons: new Set() };

/** The sum of all changes. Ordered, so that two servers never wait for each other's rows. */
export function countChanges(changes: readonly RatingChange[]): CountChanges {
  const levels = new Map<string, AtomCountRow>();
  const reasons = new Map<string, AtomReasonCountRow>();
  const officialDays = new Map<string, OfficialDayRow>();
  const undated = new Map<string, UndatedCountRow>();
  for (const change of changes) {
    if (change.rating.clock_quality === 'D') {
      changeUndated(undated, change);
      continue;
    }
    changeLevels(levels, change);
    changeReasons(reasons, change);
    const { unit_id, official_id, local_day } = change.rating;
    if (official_id !== null && change.after.levelByItem.size > 0) {
      const key = keyOf([unit_id, official_id, local_day]);
      officialDays.set(key, { unit_id, official_id, local_day });
    }
  }
  return {
    levels: inKeyOrder(levels).filter((row) => LEVEL_COLUMNS.some((column) => row[column] !== 0)),
    reasons: inKeyOrder(reasons).filter(({ n }) => n !== 0),
    officialDays: inKeyOrder(officialDays),
    undated: inKeyOrder(undated).filter(({ n }) => n !== 0),
  };
}

/** Counted once, when it comes; what it says and what amends it is in the rating alone. */
function changeUndated(rows: Map<string, UndatedCountRow>, change: RatingChange): void {
  const { before, after, rating } = change;
  const place = {
    unit_id: rating.unit_id,
    first_atom: atomOf(localDayOf(rating.earliest_ms)),
    last_atom: atomOf(localDayOf(rating.latest_ms)),
  };
  const row = entry(rows, keyOf(Object.values(place)), () => ({ ...place, n: 0 }));
  row.n += Math.sign(after.levelByItem.size) - Math.sign(before.levelByItem.size);
}

const LEVEL_COLUMNS = ['n1', 'n2', 'n3', 'n4', 'n5'] as const;

const columnOf = (level: Level): (typeof LEVEL_COLUMNS)[number] => `n${level}`;

function changeLevels(rows: Map<string, AtomCountRow>, change: RatingChange): void {
  const { before, after, rating } = change;
  // An amendment gives an item another level and never takes one away.
  for (const [item, to] of after.levelByItem) {
    const from = before.levelByItem.get(item);
    if (from === to) continue;
    const place = { ...placeOf(rating), channel: rating.channel, item_code: item };
    const row = entry(rows, keyOf(Object.values(place)), () => ({ ...place, ...NO_LEVELS }));
    if (from !== undefined) row[columnOf(from)] -= 1;
    row[columnOf(to)] += 1;
  }
}

function changeReasons(rows: Map<string, AtomReasonCountRow>, change: RatingChange): void {
  const { before, after, rating } = change;
  const add = (reason: string, n: number): void => {
    const place = { ...placeOf(rating), reason_code: reason };
    entry(rows, keyOf(Object.values(place)), () => ({ ...place, n: 0 })).n += n;
  };
  for (const reason of before.reasons) add(reason, -1);
  for (const reason of after.reasons) add(reason, 1);
}

const NO_LEVELS = { n1: 0, n2: 0, n3: 0, n4: 0, n5: 0 };

const placeOf = (rating: RatingRow) => ({
  unit_id: rating.unit_id,
  atom: rating.atom,
  counter_id: rating.counter_id,
  official_id: rating.official_id ?? NONE,
  field_code: rating.field_code ?? NONE,
});

/** No part of a key holds a line break: ids, codes and days only. */
const keyOf = (parts: readonly string[]): string => parts.join('\n');

function entry<Row>(rows: Map<string, Row>, key: string, make: () => Row): Row {
  const known = rows.get(key);
  if (known !== undefined) return known;
  const made = make();
  rows.set(key, made);
  return made;
}

const inKeyOrder = <Row>(rows: ReadonlyMap<string, Row>): Row[] =>
  [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
