import type { Kysely } from 'kysely';
import { comparePersons, compareNames } from '../../analytics/reports/sort-names.ts';
import type {
  CounterEntry,
  OfficialEntry,
  ServicePointEntry,
  UnitPlaces,
} from '../../shared/api/organisation-history.ts';
import { printOpeningHours } from '../../shared/validation/opening-hours-schema.ts';
import { loadFieldChoices } from './counter-fields.ts';
import type { Database } from './schema.ts';
import { storedDay } from './stored-day.ts';
import { validityOf } from './unit-history.ts';

/** Service points, counters and officials of a unit, of all times; and the fields to choose from. */
export async function loadUnitPlaces(db: Kysely<Database>, unitId: string): Promise<UnitPlaces> {
  return {
    servicePoints: await pointsOf(db, unitId),
    officials: await officialsOf(db, unitId),
    fields: await loadFieldChoices(db),
  };
}

async function pointsOf(db: Kysely<Database>, unitId: string): Promise<ServicePointEntry[]> {
  const counters = Map.groupBy(await countersOf(db, unitId), ({ pointId }) => pointId);
  const closed = await db
    .selectFrom('closed_days')
    .innerJoin('service_points', 'service_points.id', 'closed_days.service_point_id')
    .where('service_points.unit_id', '=', unitId)
    .select(['service_point_id', 'day', 'reason'])
    .orderBy('day')
    .execute();
  const points = await db
    .selectFrom('service_points')
    .selectAll()
    .where('unit_id', '=', unitId)
    .execute();
  return points
    .map((point) => ({
      ...{ id: point.id, code: point.code, name: point.name, ...validityOf(point) },
      openingHours: printOpeningHours(point.opening_hours),
      closedDays: closed
        .filter((row) => row.service_point_id === point.id)
        .map(({ day, reason }) => ({ day: storedDay(day), reason })),
      counters: (counters.get(point.id) ?? []).map(({ entry }) => entry),
    }))
    .sort((a, b) => compareNames(a.name, b.name));
}

async function countersOf(
  db: Kysely<Database>,
  unitId: string,
): Promise<{ pointId: string; entry: CounterEntry }[]> {
  const rows = await db
    .selectFrom('counters')
    .leftJoin('fields', 'fields.code', 'counters.field_code')
    .where('unit_id', '=', unitId)
    .select(['counters.id', 'counters.code', 'counters.name', 'fields.name as fieldName'])
    .select(['counters.field_code as fieldCode'])
    .select(['service_point_id', 'valid_from', 'valid_to'])
    .execute();
  return rows
    .map(({ service_point_id, valid_from, valid_to, ...entry }) => ({
      pointId: service_point_id,
      entry: { ...entry, ...validityOf({ valid_from, valid_to }) },
    }))
    .sort((a, b) => compareNames(a.entry.name, b.entry.name));
}

async function officialsOf(db: Kysely<Database>, unitId: string): Promise<OfficialEntry[]> {
  const rows = await db.selectFrom('officials').selectAll().where('unit_id', '=', unitId).execute();
  return rows
    .map((row) => ({
      ...{ id: row.id, code: row.code, familyName: row.family_name, givenName: row.given_name },
      ...{ honorific: row.honorific, title: row.title },
      secondedFrom: row.seconded_from === null ? null : storedDay(row.seconded_from),
      secondedTo: row.seconded_to === null ? null : storedDay(row.seconded_to),
      ...validityOf(row),
    }))
    .sort(comparePersons);
}
