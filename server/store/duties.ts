import type { Kysely } from 'kysely';
import type { DutiesQuery } from '../../shared/api/duties.ts';
import { addDays, localDayStartMs } from '../../shared/domain/local-day.ts';
import type { StoreReader } from './open-store.ts';
import type { Database, DutyRow } from './schema.ts';

/** Honorific and full name, as a roster prints them. */
export const printedName = (row: {
  readonly honorific: string | null;
  readonly family_name: string;
  readonly given_name: string;
}): string =>
  [row.honorific, row.family_name, row.given_name]
    .filter((part) => part !== null && part !== '')
    .join(' ');

/** Every stretch of the roster at the counters of a unit that touches the days. */
export function plannedDuties(db: Kysely<Database>, unitId: string, { from, to }: DutiesQuery) {
  return dutiesWithNames(db)
    .where('c.unit_id', '=', unitId)
    .where('d.starts_at_ms', '<', localDayStartMs(addDays(to, 1)))
    .where('d.ends_at_ms', '>', localDayStartMs(from))
    .orderBy('d.starts_at_ms')
    .orderBy('d.id')
    .execute();
}

/** What began at the counters of a unit in a stretch of time. UTC ms, the end not included. */
export function dutiesBegunIn(
  db: StoreReader,
  unitId: string,
  stretch: Readonly<{ fromMs: number; toMs: number }>,
): Promise<DutyRow[]> {
  return db
    .selectFrom('duties as d')
    .innerJoin('counters as c', 'c.id', 'd.counter_id')
    .selectAll('d')
    .where('c.unit_id', '=', unitId)
    .where('d.starts_at_ms', '>=', stretch.fromMs)
    .where('d.starts_at_ms', '<', stretch.toMs)
    .orderBy('d.starts_at_ms')
    .orderBy('d.id')
    .execute();
}

/** The roster with the names of its officials. */
export const dutiesWithNames = (db: StoreReader) =>
  db
    .selectFrom('duties as d')
    .innerJoin('counters as c', 'c.id', 'd.counter_id')
    .innerJoin('officials as o', 'o.id', 'd.official_id')
    .selectAll('d')
    .select(['o.honorific', 'o.family_name', 'o.given_name']);
