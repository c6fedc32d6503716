import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { MIGRATIONS } from './migrations/migrations.ts';
import type { Store } from './store.ts';

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
export async function schemaStanding(store: Pick<Store, 'db' | 'engine'>): Promise<SchemaStanding> {
  const applied = await appliedSteps(store);
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
  if (upTo !== undefined && !Object.hasOwn(MIGRATIONS, upTo)) {
    throw new NewerSchemaError(upTo, PROGRAM_VERSION);
  }
  const { db, engine } = store;
  const steps: Record<string, Migration> = Object.fromEntries(
    Object.entries(MIGRATIONS).map(([name, up]) => [
      name,
      { up: (schema: Kysely<unknown>) => up(schema, engine) },
    ]),
  );
  const schema = await currentSchema(store);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(steps) },
    // Left to itself it takes the table of another schema of the database for ours.
    ...(schema === null ? {} : { migrationTableSchema: schema }),
  });
  const { error } = await (upTo === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(upTo));
  if (error !== undefined)
    throw new Error('The database schema could not be brought up.', { cause: error });
}

async function appliedSteps(store: Pick<Store, 'db' | 'engine'>): Promise<string[]> {
  const { db } = store;
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const ours = await currentSchema(store);
  const isOurs = (schema: string | undefined): boolean => ours === null || schema === ours;
  if (!tables.some(({ name, schema }) => name === 'kysely_migration' && isOurs(schema))) return [];
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name
  `.execute(db);
  return rows.map(({ name }) => name);
}

/** Where PostgreSQL looks for our tables; null on SQLite, which has one place only. */
async function currentSchema({ db, engine }: Pick<Store, 'db' | 'engine'>): Promise<string | null> {
  if (engine === 'sqlite') return null;
  const { rows } = await sql<{ schema: string | null }>`
    select current_schema() as schema
  `.execute(db);
  return rows[0]?.schema ?? null;
}
