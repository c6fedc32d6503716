import { sql, type Kysely } from 'kysely';
import type { MigrationStep } from './migration-step.ts';
import { ownRows, SEEN_UNITS } from './own-rows.ts';
import { runStatements } from './run-statements.ts';

/**
 * PostgreSQL's own wall around the units of whoever reads: see `read-as.ts`. Every table with a
 * `unit_id` gets it, and those that name units otherwise or hang on a row that does. SQLite has no
 * such thing.
 */
export const ownUnits: MigrationStep = async (db, engine) => {
  if (engine === 'sqlite') return;
  const conditions = new Map(
    (await tablesWithUnit(db)).map((table) => [table, `unit_id in ${SEEN_UNITS}`]),
  );
  for (const [table, condition] of Object.entries(OTHERWISE)) conditions.set(table, condition);
  await runStatements(
    db,
    [...conditions].flatMap(([table, condition]) => ownRows(table, condition)),
  );
};

const of = (column: string, table: string): string => `${column} in (select id from ${table})`;

/** What is selected from within a condition is behind its own wall too. */
const OTHERWISE: Readonly<Record<string, string>> = {
  units: `id in ${SEEN_UNITS}`,
  unit_parents: `child_id in ${SEEN_UNITS} and parent_id in ${SEEN_UNITS}`,
  unit_successions: `predecessor_id in ${SEEN_UNITS}
    and (successor_id is null or successor_id in ${SEEN_UNITS})`,
  // One without a unit is a rule for all.
  targets: `(unit_id is null or unit_id in ${SEEN_UNITS})`,
  closed_days: of('service_point_id', 'service_points'),
  duties: of('counter_id', 'counters'),
  kiosk_epochs: of('kiosk_id', 'kiosks'),
  kiosk_health: of('kiosk_id', 'kiosks'),
  rooted_heads: of('kiosk_id', 'kiosks'),
};

async function tablesWithUnit(db: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = current_schema() and c.column_name = 'unit_id'
      and t.table_type = 'BASE TABLE'
    order by c.table_name
  `.execute(db);
  return rows.map(({ name }) => name);
}
