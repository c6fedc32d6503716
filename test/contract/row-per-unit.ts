import { sql } from 'kysely';
import { isBookkeeping } from '../../server/store/table-rows.ts';
import type { Store } from '../../server/store/open-store.ts';

/** Tables whose rows belong to a unit without a column `unit_id`. */
export const NAMED_OTHERWISE = [
  'units',
  'unit_parents',
  'unit_successions',
  'closed_days',
  'duties',
  'kiosk_epochs',
  'kiosk_health',
  'rooted_heads',
] as const;

interface Column {
  readonly type: string;
  readonly required: boolean;
}

/** The columns of a table by name. */
export type TableColumns = ReadonlyMap<string, Column>;

/** What the checks of the tables ask for beside the type. */
const CHECKED: Readonly<Record<string, unknown>> = {
  'targets.operator': '>=',
  'kiosks.status': 'active',
  'unit_successions.kind': 'rename',
  'duties.ends_at_ms': 1_000,
  'kiosk_duties.ends_at_ms': 1_000,
  'annulments.kind': 'annul',
  'annulments.place_kind': 'counter',
  'annulments.to_ms': 1_000,
  'annulment_decisions.decision': 'refuse',
};

/** A single row, which the migration wrote. */
const ALONE = 'audit_head';

/**
 * A row of each unit in every table of a PostgreSQL database, made of the types of its columns:
 * every text is the unit's id. So a table that is added later is tested without a word.
 */
export async function insertRowPerUnit(
  { db }: Store,
  units: readonly string[],
): Promise<Map<string, TableColumns>> {
  const tables = await readTables({ db });
  await db.transaction().execute(async (trx) => {
    // References are not looked at, so that the order of the tables does not matter.
    await sql`set local session_replication_role = replica`.execute(trx);
    for (const [table, columns] of tables) {
      if (table === ALONE) continue;
      for (const [index, unit] of units.entries()) {
        const cells = [...columns].flatMap(([name, column]) =>
          column.required || name === 'unit_id'
            ? [[name, cellOf(`${table}.${name}`, column, { unit, number: index + 1 })] as const]
            : [],
        );
        const names = sql.join(cells.map(([name]) => sql.ref(name)));
        const values = sql.join(cells.map(([, value]) => value));
        await sql`insert into ${sql.table(table)} (${names}) values (${values})`.execute(trx);
      }
    }
  });
  return tables;
}

async function readTables({ db }: Pick<Store, 'db'>): Promise<Map<string, TableColumns>> {
  const { rows } = await sql<{ table: string; name: string; type: string; required: boolean }>`
    select table_name as table, column_name as name, data_type as type,
      is_nullable = 'NO' as required
    from information_schema.columns where table_schema = current_schema()
    order by table_name, ordinal_position
  `.execute(db);
  const ours = rows.filter(({ table }) => !isBookkeeping(table));
  return new Map(
    [...Map.groupBy(ours, ({ table }) => table)].map(([table, columns]) => [
      table,
      new Map(columns.map(({ name, ...column }) => [name, column])),
    ]),
  );
}

function cellOf(
  place: string,
  { type }: Column,
  { unit, number }: { readonly unit: string; readonly number: number },
): unknown {
  if (place in CHECKED) return CHECKED[place];
  if (type === 'text') return unit;
  return type === 'bytea' ? Buffer.from(unit) : number;
}
