import { sql, type Kysely, type SqlBool } from 'kysely';
import { compareNames } from '../../analytics/reports/sort-names.ts';
import type { CounterNode, ServicePointNode, UnitNode } from '../../shared/api/organisation.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import { UNIT_KINDS, type UnitKind } from '../../shared/domain/unit.ts';
import type { Database } from './schema.ts';

/**
 * The units of a day that stand at the top, each with all below it and its counters: by kind, then
 * by name in Vietnamese order. A unit whose parent is not valid on that day stands at the top.
 */
export async function loadUnitTree(db: Kysely<Database>, day: LocalDay): Promise<UnitNode[]> {
  const units = await unitsOf(db, day);
  const servicePoints = await servicePointsOf(db, day);
  const known = new Set(units.map(({ id }) => id));
  const children = Map.groupBy(units, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  );
  const nodesBelow = (parentId: string | null): UnitNode[] =>
    (children.get(parentId) ?? []).map(({ id, code, name, kind }) => ({
      id,
      code,
      name,
      kind,
      servicePoints: servicePoints.get(id) ?? [],
      children: nodesBelow(id),
    }));
  return nodesBelow(null);
}

async function unitsOf(db: Kysely<Database>, day: LocalDay) {
  const rows = await db
    .selectFrom('units')
    .leftJoin('unit_parents', (join) =>
      join
        .onRef('unit_parents.child_id', '=', 'units.id')
        .on('unit_parents.valid_from', '<=', day)
        .on((on) =>
          on.or([on('unit_parents.valid_to', 'is', null), on('unit_parents.valid_to', '>=', day)]),
        ),
    )
    .select(['units.id', 'units.code', 'units.name', 'units.kind'])
    .select('unit_parents.parent_id as parentId')
    .where(isValidOn('units', day))
    .execute();
  return rows
    .map((row) => ({ ...row, kind: kindOf(row.kind) }))
    .sort(
      (a, b) =>
        UNIT_KINDS.indexOf(a.kind) - UNIT_KINDS.indexOf(b.kind) || compareNames(a.name, b.name),
    );
}

/** Service points with their counters, by the id of their unit. */
async function servicePointsOf(
  db: Kysely<Database>,
  day: LocalDay,
): Promise<Map<string, ServicePointNode[]>> {
  const counters = Map.groupBy(await countersOf(db, day), ({ pointId }) => pointId);
  const points = await db
    .selectFrom('service_points')
    .select(['id', 'unit_id as unitId', 'code', 'name'])
    .where(isValidOn('service_points', day))
    .execute();
  const nodes = points.map(({ id, unitId, code, name }) => ({
    unitId,
    node: { id, code, name, counters: (counters.get(id) ?? []).map(({ node }) => node) },
  }));
  nodes.sort((a, b) => compareNames(a.node.name, b.node.name));
  const byUnit = Map.groupBy(nodes, ({ unitId }) => unitId);
  return new Map([...byUnit].map(([unitId, list]) => [unitId, list.map(({ node }) => node)]));
}

async function countersOf(
  db: Kysely<Database>,
  day: LocalDay,
): Promise<{ pointId: string; node: CounterNode }[]> {
  const rows = await db
    .selectFrom('counters')
    .leftJoin('fields', 'fields.code', 'counters.field_code')
    .select(['counters.id', 'counters.service_point_id as pointId', 'counters.code'])
    .select(['counters.name', 'counters.field_code as fieldCode', 'fields.name as fieldName'])
    .where(isValidOn('counters', day))
    .execute();
  return rows
    .map(({ pointId, ...node }) => ({ pointId, node }))
    .sort((a, b) => compareNames(a.node.name, b.node.name));
}

function isValidOn(table: 'units' | 'service_points' | 'counters', day: LocalDay) {
  const [from, to] = [sql.ref(`${table}.valid_from`), sql.ref(`${table}.valid_to`)];
  return sql<SqlBool>`${from} <= ${day} and (${to} is null or ${to} >= ${day})`;
}

function kindOf(text: string): UnitKind {
  const kind = UNIT_KINDS.find((known) => known === text);
  if (kind === undefined) throw new Error(`A unit is of the kind '${text}', which nobody knows.`);
  return kind;
}
