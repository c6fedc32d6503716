import type { Kysely } from 'kysely';
import type {
  CounterFact,
  OfficialFact,
  ServicePointFact,
  TreeUnit,
} from '../../analytics/reports/period-facts.ts';
import type { Localized } from '../../shared/domain/language.ts';
import type { DayRange } from '../../shared/domain/period.ts';
import type { Questionnaire } from '../../shared/domain/questionnaire.ts';
import { UNIT_KINDS, type UnitKind } from '../../shared/domain/unit.ts';
import { readQuestionnaires } from './questionnaires.ts';
import type { Database } from './schema.ts';

type Validity = Readonly<{ valid_from: string; valid_to: string | null }>;

/** A unit as the tree shows it, with where it stands. */
export interface StoredUnit extends TreeUnit {
  readonly validFrom: string;
}

/** A service point with the unit that it belongs to. */
export interface StoredServicePoint extends ServicePointFact {
  readonly unitId: string;
}

/** A counter with the unit that it belongs to. */
export interface StoredCounter extends CounterFact {
  readonly unitId: string;
}

/**
 * Every unit that existed at some time in the range (for one day, its first and last are the
 * same), under the last parent it had in it. A unit whose parent did not exist is a root.
 */
export async function loadUnits(db: Kysely<Database>, range: DayRange): Promise<StoredUnit[]> {
  const units = await db.selectFrom('units').selectAll().orderBy('code').execute();
  const links = await db.selectFrom('unit_parents').selectAll().orderBy('valid_from').execute();
  const existing = units.filter((unit) => overlaps(unit, range));
  const ids = new Set(existing.map(({ id }) => id));
  // In order of time: of several parents in the range, the last one stays.
  const parents = new Map(
    links
      .filter((link) => overlaps(link, range) && ids.has(link.parent_id))
      .map((link) => [link.child_id, link.parent_id]),
  );
  return existing.map(({ id, code, name, kind, valid_from }) => ({
    id,
    code,
    name,
    kind: unitKindOf(kind),
    parentId: parents.get(id) ?? null,
    validFrom: valid_from,
  }));
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

/** Service points of one unit, or of all; `listed` when they existed at some time in the range. */
export async function loadServicePoints(
  db: Kysely<Database>,
  range: DayRange,
  unitId?: string,
): Promise<StoredServicePoint[]> {
  let query = db.selectFrom('service_points').selectAll().orderBy('code');
  if (unitId !== undefined) query = query.where('unit_id', '=', unitId);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    code: row.code,
    name: row.name,
    listed: overlaps(row, range),
  }));
}

/** Counters of one unit, or of all; `listed` when they existed at some time in the range. */
export async function loadCounters(
  db: Kysely<Database>,
  range: DayRange,
  unitId?: string,
): Promise<StoredCounter[]> {
  let query = db.selectFrom('counters').selectAll().orderBy('code');
  if (unitId !== undefined) query = query.where('unit_id', '=', unitId);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    servicePointId: row.service_point_id,
    code: row.code,
    name: row.name,
    fieldCode: row.field_code,
    listed: overlaps(row, range),
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

/** All fields, the ones of priority first. */
export async function loadFields(
  db: Kysely<Database>,
): Promise<{ code: string; name: Localized }[]> {
  const rows = await db
    .selectFrom('fields')
    .selectAll()
    .orderBy('priority', 'desc')
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

function overlaps({ valid_from, valid_to }: Validity, { firstDay, lastDay }: DayRange): boolean {
  return valid_from <= lastDay && (valid_to === null || valid_to >= firstDay);
}

function unitKindOf(text: string): UnitKind {
  const kind = UNIT_KINDS.find((each) => each === text);
  if (kind === undefined) throw new Error(`A unit holds the kind '${text}', which there is not.`);
  return kind;
}
