import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { MIGRATIONS } from './migrations/migrations.ts';
import type { Store } from './store.ts';
import type { Database } from './schema.ts';

/** A newer program has written this database; this one must not touch it. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
  /** Last step of the schema that the database has. */
  readonly dataVersion: string;
  /** Last step that this program knows. */
  readonly programVersion: string;

  constructor(dataVersion: string, programVersion: string) {
    super(
      `The data were written by a newer version (schema ${dataVersion}); ` +
        `this program knows up to ${programVersion}. Start the newer version.`,
    );
    this.dataVersion = dataVersion;
    this.programVersion = programVersion;
  }
}

const PROGRAM_VERSION = Object.keys(MIGRATIONS).sort().at(-1) ?? '';

/** A schema, by what it has and what this program would add. */
export interface SchemaStanding {
  readonly applied: readonly string[];
  readonly missing: readonly string[];
}

/** Throws `NewerSchemaError` when a newer program has written the database. */
export async function schemaStanding({ db }: Pick<Store, 'db'>): Promise<SchemaStanding> {
  const applied = await appliedSteps(db);
  const newest = applied.filter((name) => !Object.hasOwn(MIGRATIONS, name)).at(-1);
  if (newest !== undefined) throw new NewerSchemaError(newest, PROGRAM_VERSION);
  return { applied, missing: Object.keys(MIGRATIONS).filter((name) => !applied.includes(name)) };
}

/**
 * Brings the schema up to this program's, all missing steps in one transaction; or, for rows of an
 * older program, only up to the step `upTo`.
 */
export async function migrate(store: Pick<Store, 'db' | 'engine'>, upTo?: string): Promise<void> {
  await schemaStanding(store);
  const { db, engine } = store;
  const steps: Record<string, Migration> = Object.fromEntries(
    Object.entries(MIGRATIONS).map(([name, up]) => [
      name,
      { up: (schema: Kysely<unknown>) => up(schema, engine) },
    ]),
  );
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(steps) } });
  const { error } = await (upTo === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(upTo));
  if (error !== undefined)
    throw new Error('The database schema could not be brought up.', { cause: error });
}

async function appliedSteps(db: Kysely<Database>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name
  `.execute(db);
  return rows.map(({ name }) => name);
}
