import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { loadServerKey, type ServerKey } from '../../../server/server-key.ts';
import { openStore, type Store } from '../../../server/store/open-store.ts';
import type { Database } from '../../../server/store/schema.ts';
import { ensureShippedQuestionnaires } from '../../../server/store/questionnaires.ts';

/** A place of one kiosk that no other run uses. */
export interface Desk {
  readonly unitId: string;
  readonly counterId: string;
  readonly kioskId: string;
}

/** A real database on a disk that need not be waited for, with desks for many runs. */
export interface Office {
  readonly store: Store;
  readonly serverKey: ServerKey;
  /** A fresh one; undefined when all are used up. */
  readonly nextDesk: () => Desk | undefined;
  /** Rows of one unit or kiosk, past the product's own code. */
  readonly rowsOf: <Table extends TableOfDesk>(table: Table, desk: Desk) => Database[Table][];
  /** For the audit log. */
  readonly newId: () => string;
  readonly close: () => Promise<void>;
}

/** The tables that a desk's records end in. */
const TABLES_OF_DESK = {
  records: 'unit_id',
  forks: 'unit_id',
  quarantine: 'unit_id',
  ratings: 'unit_id',
  atom_counts: 'unit_id',
  atom_reason_counts: 'unit_id',
  undated_counts: 'unit_id',
  kiosk_health: 'kiosk_id',
  kiosk_epochs: 'kiosk_id',
  kiosks: 'id',
} as const;
type TableOfDesk = keyof typeof TABLES_OF_DESK;

export const START_MS = Date.UTC(2026, 10, 19, 2);
const ALWAYS = { valid_from: '2016-01-01', valid_to: null };

export async function openOffice(desks: number): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cham-sim-'));
  const file = join(folder, 'sim.sqlite');
  // What the disk keeps of a commit is tested with real kills; here thousands of commits count.
  const store = await openStore({ kind: 'sqlite', file, isThrownAway: true });
  await ensureShippedQuestionnaires(store.db);
  const free = Array.from({ length: desks }, (_, index): Desk => {
    const name = String(index + 1);
    return { unitId: `unit-${name}`, counterId: `counter-${name}`, kioskId: `kiosk-${name}` };
  });
  const reader = new SqliteDatabase(file);
  reader.pragma('synchronous = off');
  insertDesks(reader, free);
  const selects = new Map(
    Object.entries(TABLES_OF_DESK).map(([table, key]) => [
      table,
      reader.prepare(`select * from ${table} where ${key} = ?`),
    ]),
  );
  let ids = 0;
  return {
    store,
    serverKey: await loadServerKey(folder),
    nextDesk: () => free.pop(),
    // The schema's types are checked against the tables by the store's own tests.
    rowsOf: (table, { unitId, kioskId }) =>
      selects.get(table)?.all(TABLES_OF_DESK[table] === 'unit_id' ? unitId : kioskId) as never,
    newId: () => `audit-${String((ids += 1)).padStart(9, '0')}`,
    close: async () => {
      reader.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Past the query builder: an office has a thousand desks, and there are many offices. */
function insertDesks(database: SqliteDatabase.Database, desks: readonly Desk[]): void {
  const insert = (table: string, row: Readonly<Record<string, string | number | null>>): void => {
    const columns = Object.keys(row);
    const values = columns.map((column) => `@${column}`).join(', ');
    database.prepare(`insert into ${table} (${columns.join(', ')}) values (${values})`).run(row);
  };
  const insertDesk = ({ unitId, counterId, kioskId }: Desk): void => {
    const place = { unit_id: unitId, name: unitId, code: unitId, ...ALWAYS };
    const point = `point-of-${unitId}`;
    insert('units', { id: unitId, code: unitId, name: unitId, kind: 'commune', ...ALWAYS });
    insert('service_points', { id: point, opening_hours: '{}', ...place });
    insert('counters', { id: counterId, service_point_id: point, field_code: null, ...place });
    insert('kiosks', {
      id: kioskId,
      unit_id: unitId,
      counter_id: counterId,
      name: kioskId,
      questionnaire_code: 'mot-cham',
      status: 'active',
      paired_at_ms: START_MS,
    });
  };
  database.transaction(() => desks.forEach(insertDesk))();
}
