import type { Kysely } from 'kysely';
import type {
  CounterFact,
  OfficialFact,
  PlacedUnit,
  ServicePointFact,
  UnitHistoryFacts,
} from '../../analytics/reports/period-facts.ts';
import type { Localized } from '../../shared/domain/language.ts';
import type { DayRange } from '../../shared/domain/period.ts';
import type { Questionnaire } from '../../shared/domain/questionnaire.ts';
import type { Validity } from '../../shared/domain/validity.ts';
import { readQuestionnaires } from './questionnaires.ts';
import type { Database } from './schema.ts';
import { loadUnitHistory, validityOf } from './unit-history.ts';

/** A unit as the tree shows it, with where it stands. */
export type StoredUnit = PlacedUnit;

/** A service point with the unit that it belongs to. */
export interface StoredServicePoint extends ServicePointFact {
  readonly unitId: string;
}

/** A counter with the unit that it belongs to. */
export interface StoredCounter extends CounterFact {
  readonly unitId: string;
}

/** The units of a period, and what came before them. */
export interface UnitsOfPeriod {
  /**
   * Every unit that existed at some time in the range (for one day, its first and last are the
   * same), under the last parent it had in it. A unit whose parent did not exist is a root.
   */
  readonly units: readonly StoredUnit[];
  readonly history: UnitHistoryFacts;
}

export async function loadUnits(db: Kysely<Database>, range: DayRange): Promise<UnitsOfPeriod> {
  const { units: all, links, successions } = await loadUnitHistory(db);
  const units = [...all.values()];
  const existing = units.filter((unit) => overlaps(unit, range));
  const ids = new Set(existing.map(({ id }) => id));
  // In order of time: of several parents in the range, the last one stays.
  const parents = new Map(
    links
      .filter((link) => overlaps(link, range) && ids.has(link.parentId))
      .map((link) => [link.childId, link.parentId]),
  );
  const lastParents = new Map(links.map((link) => [link.childId, link.parentId]));
  const former = units.filter(({ validTo }) => validTo !== null && validTo < range.firstDay);
  return {
    units: existing.map((unit) => ({ ...unit, parentId: parents.get(unit.id) ?? null })),
    history: {
      former: former.map((unit) => ({ ...unit, parentId: lastParents.get(unit.id) ?? null })),
      successions,
    },
  };
}

/** The unit of a code; when a code was given anew in the range, the unit that has it last. */
export function findUnitByCode(units: readonly StoredUnit[], code: string): StoredUnit | undefined {
  return units
    .filter((unit) => unit.code === code)
    .reduce<StoredUnit | undefined>(
      (last, unit) => (last === undefined || unit.validFrom > last.validFrom ? unit : last),
      undefined,
    );
}

/** Service points of some units, or of all; `listed` when they existed at some time in the range. */
export async function loadServicePoints(
  db: Kysely<Database>,
  range: DayRange,
  unitIds?: readonly string[],
): Promise<StoredServicePoint[]> {
  let query = db.selectFrom('service_points').selectAll().orderBy('code');
  if (unitIds !== undefined) query = query.where('unit_id', 'in', unitIds);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    code: row.code,
    name: row.name,
    listed: overlaps(validityOf(row), range),
  }));
}

/** Counters of some units, or of all; `listed` when they existed at some time in the range. */
export async function loadCounters(
  db: Kysely<Database>,
  range: DayRange,
  unitIds?: readonly string[],
): Promise<StoredCounter[]> {
  let query = db.selectFrom('counters').selectAll().orderBy('code');
  if (unitIds !== undefined) query = query.where('unit_id', 'in', unitIds);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    servicePointId: row.service_point_id,
    code: row.code,
    name: row.name,
    fieldCode: row.field_code,
    listed: overlaps(validityOf(row), range),
  }));
}

/** Officials by id, whichever unit they belong to now. */
export async function loadOfficials(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<OfficialFact[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('officials').selectAll().where('id', 'in', ids).execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    familyName: row.family_name,
    givenName: row.given_name,
    honorific: row.honorific,
    title: row.title,
  }));
}

/** All fields, the most important first. */
export async function loadFields(
  db: Kysely<Database>,
): Promise<{ code: string; name: Localized }[]> {
  const rows = await db
    .selectFrom('fields')
    .selectAll()
    .orderBy('priority')
    .orderBy('code')
    .execute();
  return rows.map((row) => ({ code: row.code, name: { vi: row.name, en: row.name_en } }));
}

/** Every version of every questionnaire, older versions first. */
export async function loadQuestionnaires(db: Kysely<Database>): Promise<Questionnaire[]> {
  const rows = await db.selectFrom('questionnaires').select('code').distinct().execute();
  const all = await readQuestionnaires(
    db,
    rows.map(({ code }) => code),
  );
  return all.toSorted((a, b) => a.version - b.version);
}

function overlaps({ validFrom, validTo }: Validity, { firstDay, lastDay }: DayRange): boolean {
  return validFrom <= lastDay && (validTo === null || validTo >= firstDay);
}
