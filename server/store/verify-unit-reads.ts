import type {
  AtomCountRow,
  AtomReasonCountRow,
  OfficialDayRow,
  RatingRow,
  UndatedCountRow,
} from './schema.ts';
import type { StoreReader } from './store.ts';
import { backedRows, type BackedRows } from './verify-orphan-reads.ts';

/** How many rows of each kind a unit has. */
export interface UnitRowCounts {
  readonly ratings: number;
  readonly answers: number;
  readonly reasons: number;
  readonly quarantined: number;
  readonly duties: number;
}

/** What a verification reads of one unit at a time. */
export interface UnitRows extends BackedRows {
  /** Every unit that any row begins with, paired or not. */
  readonly unitIds: () => Promise<string[]>;
  readonly rowCounts: (unitId: string) => Promise<UnitRowCounts>;
  readonly ratingsAfter: (unitId: string, afterId: string, limit: number) => Promise<RatingRow[]>;
  readonly levelCounts: (unitId: string) => Promise<AtomCountRow[]>;
  readonly reasonCounts: (unitId: string) => Promise<AtomReasonCountRow[]>;
  readonly officialDays: (unitId: string) => Promise<OfficialDayRow[]>;
  readonly undatedCounts: (unitId: string) => Promise<UndatedCountRow[]>;
}

/** Tables that begin with a unit. */
const TABLES = [
  'records',
  'ratings',
  'answers',
  'reasons_given',
  'quarantine',
  'kiosk_duties',
  'atom_counts',
  'atom_reason_counts',
  'official_days',
  'undated_counts',
  'annulled_ratings',
  'annulled_counts',
] as const;

type UnitTable = (typeof TABLES)[number];

export const rowsOfUnits = (db: StoreReader): UnitRows => ({
  ...backedRows(db),
  unitIds: () => unitIds(db),
  rowCounts: async (unitId) => ({
    ratings: await countRows(db, 'ratings', unitId),
    answers: await countRows(db, 'answers', unitId),
    reasons: await countRows(db, 'reasons_given', unitId),
    quarantined: await countRows(db, 'quarantine', unitId),
    duties: await countRows(db, 'kiosk_duties', unitId),
  }),
  ratingsAfter: (unitId, afterId, limit) =>
    db
      .selectFrom('ratings')
      .selectAll()
      .where('unit_id', '=', unitId)
      .where('rating_id', '>', afterId)
      .orderBy('rating_id')
      .limit(limit)
      .execute(),
  levelCounts: (unitId) =>
    db.selectFrom('atom_counts').selectAll().where('unit_id', '=', unitId).execute(),
  reasonCounts: (unitId) =>
    db.selectFrom('atom_reason_counts').selectAll().where('unit_id', '=', unitId).execute(),
  officialDays: (unitId) =>
    db.selectFrom('official_days').selectAll().where('unit_id', '=', unitId).execute(),
  undatedCounts: (unitId) =>
    db.selectFrom('undated_counts').selectAll().where('unit_id', '=', unitId).execute(),
});

/** Hops from unit to unit along each primary key. */
async function unitIds(db: StoreReader): Promise<string[]> {
  const ids = new Set<string>();
  for (const table of TABLES) {
    let id = await nextUnit(db, table, '');
    while (id !== undefined) {
      ids.add(id);
      id = await nextUnit(db, table, id);
    }
  }
  return [...ids];
}

async function nextUnit(
  db: StoreReader,
  table: UnitTable,
  after: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom(table)
    .select('unit_id')
    .where('unit_id', '>', after)
    .orderBy('unit_id')
    .limit(1)
    .executeTakeFirst();
  return row?.unit_id;
}

async function countRows(db: StoreReader, table: UnitTable, unitId: string): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('unit_id', '=', unitId)
    .executeTakeFirstOrThrow();
  return row.n;
}
