import { sql, type Kysely } from 'kysely';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import type { Succession } from '../../shared/domain/succession.ts';
import { UNIT_KINDS, type Unit, type UnitKind } from '../../shared/domain/unit.ts';
import { isValidOn, type Validity } from '../../shared/domain/validity.ts';
import type { Database } from './schema.ts';
import { storedDay } from './stored-day.ts';
import { loadSuccessions } from './successions.ts';
import type { Writing } from './writing.ts';

/** A unit under a parent for a stretch of days. */
export interface ParentLink extends Validity {
  readonly childId: string;
  readonly parentId: string;
}

/** All units of all times, where they stood, and who followed whom. */
export interface UnitHistory {
  readonly units: ReadonlyMap<string, Unit>;
  readonly links: readonly ParentLink[];
  readonly successions: readonly Succession[];
}

export async function loadUnitHistory(db: Kysely<Database>): Promise<UnitHistory> {
  const units = await db.selectFrom('units').selectAll().orderBy('code').execute();
  const links = await db.selectFrom('unit_parents').selectAll().orderBy('valid_from').execute();
  return {
    units: new Map(
      units.map(({ id, code, name, kind, ...days }) => [
        id,
        { id, code, name, kind: kindOf(kind), ...validityOf(days) },
      ]),
    ),
    links: links.map((row) => ({
      childId: row.child_id,
      parentId: row.parent_id,
      ...validityOf(row),
    })),
    successions: await loadSuccessions(db),
  };
}

/** The history, which nobody else changes until the transaction ends. */
export async function lockUnitHistory({ trx, engine }: Writing): Promise<UnitHistory> {
  // SQLite has one writer at a time anyhow.
  if (engine === 'postgres') await sql`lock table units in share row exclusive mode`.execute(trx);
  return loadUnitHistory(trx);
}

/** Where a unit stands on a day; null at the top. */
export function parentOn(history: UnitHistory, unitId: string, day: LocalDay): string | null {
  const link = history.links.findLast((each) => each.childId === unitId && isValidOn(each, day));
  return link?.parentId ?? null;
}

/** Does a unit stand below another one on a day, or is it the same? */
export function standsBelow(
  history: UnitHistory,
  { unitId, ancestorId, day }: Readonly<{ unitId: string; ancestorId: string; day: LocalDay }>,
): boolean {
  const seen = new Set<string>();
  for (let at: string | null = unitId; at !== null; at = parentOn(history, at, day)) {
    if (at === ancestorId) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}

export function validityOf(
  row: Readonly<{ valid_from: string; valid_to: string | null }>,
): Validity {
  return {
    validFrom: storedDay(row.valid_from),
    validTo: row.valid_to === null ? null : storedDay(row.valid_to),
  };
}

function kindOf(text: string): UnitKind {
  const kind = UNIT_KINDS.find((known) => known === text);
  if (kind === undefined) throw new Error(`A unit is of the kind '${text}', which nobody knows.`);
  return kind;
}
