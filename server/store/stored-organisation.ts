import type { Kysely } from 'kysely';
import { parseLocalDay, type LocalDay } from '../../shared/domain/local-day.ts';
import { UNIT_KINDS } from '../../shared/domain/unit.ts';
import type {
  CounterEntry,
  DossierEntry,
  DutyEntry,
  OfficialEntry,
  ServicePointEntry,
  Stored,
  StoredOrganisation,
  UnitEntry,
} from '../import/entries.ts';
import { loadFields } from './fields.ts';
import { latestOfCode } from './latest-of-code.ts';
import type { Database } from './schema.ts';

/**
 * The whole organisation in the words of the import lists, by codes: of what had one code after
 * another, the latest.
 */
export async function loadStoredOrganisation(db: Kysely<Database>): Promise<StoredOrganisation> {
  const counters = await storedCounters(db);
  const [units, servicePoints, officials, duties, dossiers, fields] = [
    await storedUnits(db),
    await storedServicePoints(db),
    await storedOfficials(db),
    await storedDuties(db, counters),
    await storedDossiers(db),
    await loadFields(db),
  ];
  return { units, servicePoints, counters, officials, duties, dossiers, fields };
}

async function storedUnits(db: Kysely<Database>): Promise<Stored<UnitEntry>[]> {
  const rows = await db
    .selectFrom('units')
    .leftJoin('unit_parents', (join) =>
      join.onRef('unit_parents.child_id', '=', 'units.id').on('unit_parents.valid_to', 'is', null),
    )
    .leftJoin('units as parent', 'parent.id', 'unit_parents.parent_id')
    .select(['units.id', 'units.code', 'units.name', 'units.kind'])
    .select(['units.valid_from', 'units.valid_to', 'parent.code as parent_code'])
    .orderBy('units.valid_from')
    .execute();
  return latestOfCode(rows).map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    kind: kindOf(row.kind),
    parentCode: row.parent_code,
    validFrom: dayOf(row.valid_from),
    validTo: row.valid_to === null ? null : dayOf(row.valid_to),
  }));
}

async function storedServicePoints(db: Kysely<Database>): Promise<Stored<ServicePointEntry>[]> {
  const rows = await db
    .selectFrom('service_points as point')
    .innerJoin('units', 'units.id', 'point.unit_id')
    .select(['point.id', 'point.code', 'point.name', 'units.code as unitCode'])
    .orderBy('point.valid_from')
    .execute();
  return latestOfCode(rows);
}

async function storedCounters(db: Kysely<Database>): Promise<Stored<CounterEntry>[]> {
  const rows = await db
    .selectFrom('counters as counter')
    .innerJoin('service_points as point', 'point.id', 'counter.service_point_id')
    .select(['counter.id', 'counter.code', 'counter.name', 'counter.field_code as fieldCode'])
    .select('point.code as servicePointCode')
    .orderBy('counter.valid_from')
    .execute();
  return latestOfCode(rows);
}

async function storedOfficials(db: Kysely<Database>): Promise<Stored<OfficialEntry>[]> {
  const rows = await db
    .selectFrom('officials as official')
    .innerJoin('units', 'units.id', 'official.unit_id')
    .select(['official.id', 'official.code', 'official.family_name', 'official.given_name'])
    .select(['official.honorific', 'official.title', 'units.code as unit_code'])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: `${row.family_name} ${row.given_name}`.trim(),
    honorific: honorificOf(row.honorific),
    title: row.title,
    unitCode: row.unit_code,
  }));
}

/** A counter that ended has handed its planned duty over to the next one of its code. */
async function storedDuties(
  db: Kysely<Database>,
  counters: readonly Readonly<{ id: string }>[],
): Promise<Stored<DutyEntry>[]> {
  const latest = new Set(counters.map(({ id }) => id));
  const rows = await db
    .selectFrom('duties as duty')
    .innerJoin('counters', 'counters.id', 'duty.counter_id')
    .innerJoin('officials', 'officials.id', 'duty.official_id')
    .select(['duty.id', 'duty.counter_id as counterId', 'counters.code as counterCode'])
    .select(['officials.code as officialCode'])
    .select(['duty.starts_at_ms as startsAtMs', 'duty.ends_at_ms as endsAtMs'])
    .execute();
  return rows.flatMap(({ counterId, ...duty }) => (latest.has(counterId) ? [duty] : []));
}

async function storedDossiers(db: Kysely<Database>): Promise<Stored<DossierEntry>[]> {
  const rows = await db
    .selectFrom('dossiers')
    .innerJoin('units', 'units.id', 'dossiers.unit_id')
    .select(['units.code as unitCode', 'dossiers.field_code as fieldCode'])
    .select(['dossiers.month', 'dossiers.n as count'])
    .execute();
  return rows.map((row) => ({ id: `${row.unitCode} ${row.fieldCode} ${row.month}`, ...row }));
}

function dayOf(text: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === undefined) throw new Error(`A unit holds '${text}' instead of a day.`);
  return day;
}

function kindOf(text: string): UnitEntry['kind'] {
  const kind = UNIT_KINDS.find((known) => known === text);
  if (kind === undefined) throw new Error(`A unit holds '${text}', not ${UNIT_KINDS.join(', ')}.`);
  return kind;
}

function honorificOf(text: string | null): 'Ông' | 'Bà' | null {
  return text === 'Ông' || text === 'Bà' ? text : null;
}
