import { sql, type Kysely, type SqlBool, type Expression } from 'kysely';
import { isWhole } from '../../shared/domain/succession.ts';
import type { Database } from './schema.ts';
import { loadSuccessions } from './successions.ts';

declare const made: unique symbol;

/**
 * The part of the tree that a question may be answered from. Every query on behalf of a person
 * takes one, and only this file makes them: nobody writes a wider one by hand.
 */
export type Scope = (
  { readonly kind: 'whole' } | { readonly kind: 'part'; readonly unitIds: ReadonlySet<string> }
) & { readonly [made]: true };

/**
 * Everything. For the ingest, for the program's own daily work and for whoever sits at the
 * server's console, who holds the database anyway.
 */
// The brand exists for the compiler only.
export const WHOLE_SCOPE = { kind: 'whole' } as Scope;

/**
 * The units under any of the roots (null: under all) through all years. A unit that has moved, or
 * has ended, counts as under the parent that it had last, and one that was merged or renamed as
 * under its successor: who answers for it now sees its past.
 */
export async function scopeUnder(
  db: Kysely<Database>,
  roots: readonly (string | null)[],
): Promise<Scope> {
  if (roots.includes(null)) return WHOLE_SCOPE;
  const unitIds = new Set(roots.filter((root) => root !== null));
  if (unitIds.size > 0) {
    const children = await lastChildren(db);
    const predecessors = await wholePredecessors(db);
    // The set grows while it is walked, and a unit in it is not added again: a cycle ends.
    for (const id of unitIds) {
      for (const child of children.get(id) ?? []) unitIds.add(child);
      for (const predecessor of predecessors.get(id) ?? []) unitIds.add(predecessor);
    }
  }
  return { kind: 'part', unitIds } as unknown as Scope; // as above
}

/** By parent, the units for which it is the last one. */
async function lastChildren(db: Kysely<Database>): Promise<Map<string, string[]>> {
  const links = await db
    .selectFrom('unit_parents')
    .select(['child_id', 'parent_id'])
    .orderBy('valid_from')
    .execute();
  const lastParents = new Map(links.map((link) => [link.child_id, link.parent_id]));
  const children = new Map<string, string[]>();
  for (const [child, parent] of lastParents) {
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [child]);
    else siblings.push(child);
  }
  return children;
}

/** By successor, the units that live on in it wholly. */
async function wholePredecessors(db: Kysely<Database>): Promise<Map<string | null, string[]>> {
  const whole = (await loadSuccessions(db)).filter(isWhole);
  const bySuccessor = Map.groupBy(whole, ({ successorId }) => successorId);
  return new Map(
    [...bySuccessor].map(([id, each]) => [id, each.map(({ predecessorId }) => predecessorId)]),
  );
}

/**
 * The units that the report of a unit sums, for reading their counts. Ask `covers` for that unit
 * first: in an earlier period units stood below it that answer to another one now.
 */
export function summedPart(unitIds: readonly string[] | 'all'): Scope {
  if (unitIds === 'all') return WHOLE_SCOPE;
  return { kind: 'part', unitIds: new Set(unitIds) } as unknown as Scope; // as above
}

/** Does the scope reach this unit? What belongs to no unit is for the whole alone. */
export function covers(scope: Scope, unitId: string | null): boolean {
  return scope.kind === 'whole' || (unitId !== null && scope.unitIds.has(unitId));
}

/** The condition that a column with the id of a unit is within the scope. */
export function within(scope: Scope, column: string): Expression<SqlBool> {
  if (scope.kind === 'whole') return sql<SqlBool>`1 = 1`;
  if (scope.unitIds.size === 0) return sql<SqlBool>`1 = 0`;
  return sql<SqlBool>`${sql.ref(column)} in (${sql.join([...scope.unitIds])})`;
}
