import { sql, type Kysely } from 'kysely';
import {
  comparedPeriods,
  spansOfAtoms,
  trendPeriods,
} from '../../analytics/reports/compared-periods.ts';
import type {
  CountFacts,
  ItemCount,
  OfficialDayCount,
  PlaceCount,
  DeviceQualityFacts,
  QualityFacts,
  Span,
  UnitCount,
} from '../../analytics/reports/period-facts.ts';
import { atomOf, type Atom } from '../../shared/domain/atom.ts';
import { addDays, localDayStartMs } from '../../shared/domain/local-day.ts';
import { periodRange, type DayRange, type Period } from '../../shared/domain/period.ts';
import { OVERALL } from '../../shared/domain/questionnaire.ts';
import { annulledInPeriod } from './annulled-ratings.ts';
import type { Database } from './schema.ts';

/**
 * Whose counts: `unitId` alone, and the unit with its descendants. 'all' spares the list when the
 * unit stands above every other.
 */
export interface CountScope {
  readonly unitId: string;
  readonly withDescendants: readonly string[] | 'all';
  /** The unit and its predecessors, where it has some. */
  readonly own?: readonly string[];
}

/** Sums of the period atoms that a report of the period compares. Reads no rating. */
export async function loadCounts(
  db: Kysely<Database>,
  period: Period,
  scope: CountScope,
): Promise<Omit<CountFacts, 'units'>> {
  return {
    places: await countsOfPlaces(db, period, scope),
    items: await countsOfItems(db, period, scope),
    reasons: await countsOfReasons(db, period, scope),
    officialDays: await daysOfOfficials(db, period, scope),
  };
}

/** How far the counts of a period can be trusted. */
export async function loadQuality(
  db: Kysely<Database>,
  period: Period,
  scope: CountScope,
): Promise<Omit<QualityFacts, keyof DeviceQualityFacts>> {
  const { firstDay, lastDay } = periodRange(period);
  const quarantined = await db
    .selectFrom('quarantine')
    .where('unit_id', 'in', unitsIn(db, scope))
    .where('since_ms', '>=', localDayStartMs(firstDay))
    .where('since_ms', '<', localDayStartMs(addDays(lastDay, 1)))
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const kiosks = await db
    .selectFrom('kiosks')
    .leftJoin('kiosk_health', 'kiosk_health.kiosk_id', 'kiosks.id')
    .where('unit_id', 'in', unitsIn(db, scope))
    .where('status', '=', 'active')
    .select('seen_at_ms')
    .execute();
  return {
    quarantinedRecords: quarantined.n,
    kioskSeenAtMs: kiosks.map(({ seen_at_ms }) => seen_at_ms),
    lastReceivedAtMs: await lastReceivedAtMs(db, scope),
    undatedRatings: await undatedRatings(db, period, scope),
    annulledRatings: await annulledInPeriod(db, period, scope.withDescendants),
  };
}

/** The tree decides what may be shown, so the whole of it is read whichever unit is asked for. */
export async function countsOfUnits(db: Kysely<Database>, period: Period): Promise<UnitCount[]> {
  const [first = period] = trendPeriods(period);
  const rows = await db
    .selectFrom('atom_counts')
    .where('unit_id', 'in', everyUnit(db))
    .where('atom', '>=', atomOf(periodRange(first).firstDay))
    .where('atom', '<=', atomOf(periodRange(period).lastDay))
    .where('item_code', '=', OVERALL)
    .select(['unit_id', 'atom', ...LEVEL_SUMS])
    .groupBy(['unit_id', 'atom'])
    .execute();
  return rows.map(({ unit_id, atom, ...counts }) => ({
    unitId: unit_id,
    atom: storedAtom(atom),
    ...counts,
  }));
}

async function countsOfPlaces(
  db: Kysely<Database>,
  period: Period,
  { unitId, own = [unitId] }: CountScope,
): Promise<PlaceCount[]> {
  const rows = await db
    .selectFrom('atom_counts')
    .where('unit_id', 'in', own)
    .where('atom', 'in', [...spansOfAtoms(period).keys()])
    .where('item_code', '=', OVERALL)
    .select(['atom', 'counter_id', 'official_id', ...LEVEL_SUMS])
    .groupBy(['atom', 'counter_id', 'official_id'])
    .execute();
  return rows.map(({ atom, counter_id, official_id, ...counts }) => ({
    atom: storedAtom(atom),
    counterId: counter_id,
    officialId: official_id,
    ...counts,
  }));
}

async function countsOfItems(
  db: Kysely<Database>,
  period: Period,
  scope: CountScope,
): Promise<ItemCount[]> {
  const rows = await db
    .selectFrom('atom_counts')
    .where('unit_id', 'in', unitsIn(db, scope))
    .where('atom', 'in', [...spansOfAtoms(period).keys()])
    .select(['atom', 'field_code', 'item_code', ...LEVEL_SUMS])
    .groupBy(['atom', 'field_code', 'item_code'])
    .execute();
  return rows.map(({ atom, field_code, item_code, ...counts }) => ({
    atom: storedAtom(atom),
    fieldCode: field_code,
    itemCode: item_code,
    ...counts,
  }));
}

async function countsOfReasons(db: Kysely<Database>, period: Period, scope: CountScope) {
  const rows = await db
    .selectFrom('atom_reason_counts')
    .where('unit_id', 'in', unitsIn(db, scope))
    .where('atom', 'in', atomsIn(period, 'current'))
    .select(['reason_code', sql<number>`sum(n)`.as('n')])
    .groupBy('reason_code')
    .execute();
  return rows.map(({ reason_code, n }) => ({ reasonCode: reason_code, n }));
}

async function daysOfOfficials(
  db: Kysely<Database>,
  period: Period,
  { unitId, own = [unitId] }: CountScope,
): Promise<OfficialDayCount[]> {
  const { current, previous, lastYear } = comparedPeriods(period);
  const rows = await db
    .selectFrom('official_days')
    .where('unit_id', 'in', own)
    .where('local_day', '>=', periodRange(lastYear).firstDay)
    .where('local_day', '<=', periodRange(current).lastDay)
    .select([
      'official_id',
      daysWithin(periodRange(current)).as('current'),
      daysWithin(periodRange(previous)).as('previous'),
      daysWithin(periodRange(lastYear)).as('last_year'),
    ])
    .groupBy('official_id')
    .execute();
  return rows.map((row) => ({
    officialId: row.official_id,
    days: { current: row.current, previous: row.previous, lastYear: row.last_year },
  }));
}

/** A rating counts here when any atom that it may belong to is one of the period's. */
async function undatedRatings(
  db: Kysely<Database>,
  period: Period,
  scope: CountScope,
): Promise<number> {
  const { firstDay, lastDay } = periodRange(period);
  const { n } = await db
    .selectFrom('undated_counts')
    .where('unit_id', 'in', unitsIn(db, scope))
    .where('first_atom', '<=', atomOf(lastDay))
    .where('last_atom', '>=', atomOf(firstDay))
    .select(sql<number | null>`sum(n)`.as('n'))
    .executeTakeFirstOrThrow();
  return n ?? 0;
}

/** By key from the head of each chain: the records themselves are too many to be looked through. */
async function lastReceivedAtMs(db: Kysely<Database>, scope: CountScope): Promise<number | null> {
  const rows = await db
    .selectFrom('kiosks')
    .innerJoin('kiosk_epochs', 'kiosk_epochs.kiosk_id', 'kiosks.id')
    .where('unit_id', 'in', unitsIn(db, scope))
    .select((row) =>
      row
        .selectFrom('records')
        .whereRef('records.unit_id', '=', 'kiosks.unit_id')
        .whereRef('records.kiosk_id', '=', 'kiosks.id')
        .whereRef('records.epoch', '=', 'kiosk_epochs.epoch')
        .orderBy('seq', 'desc')
        .limit(1)
        .select('received_at_ms')
        .as('at_ms'),
    )
    .execute();
  return rows.reduce<number | null>(
    (last, { at_ms }) => (at_ms !== null && at_ms > (last ?? -Infinity) ? at_ms : last),
    null,
  );
}

/** Every query names the units, so that the large tables are reached through their key. */
export function unitsIn(db: Kysely<Database>, { withDescendants }: CountScope) {
  return withDescendants === 'all' ? everyUnit(db) : withDescendants;
}

function everyUnit(db: Kysely<Database>) {
  return db.selectFrom('units').select('units.id');
}

const LEVEL_SUMS = [
  sql<number>`sum(n1)`.as('n1'),
  sql<number>`sum(n2)`.as('n2'),
  sql<number>`sum(n3)`.as('n3'),
  sql<number>`sum(n4)`.as('n4'),
  sql<number>`sum(n5)`.as('n5'),
] as const;

function daysWithin({ firstDay, lastDay }: DayRange) {
  return sql<number>`sum(case when local_day between ${firstDay} and ${lastDay} then 1 else 0 end)`;
}

function atomsIn(period: Period, span: Span): Atom[] {
  return [...spansOfAtoms(period)].flatMap(([atom, spans]) => (spans.includes(span) ? [atom] : []));
}

/** Written by ingest from `atomOf`, and by nothing else. */
function storedAtom(text: string): Atom {
  return text as Atom;
}
