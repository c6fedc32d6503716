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

/** Brings the schema up to this program's, all missing steps in one transaction. */
export async function migrate({ db, engine }: Pick<Store, 'db' | 'engine'>): Promise<void> {
  const newest = (await appliedSteps(db)).filter((name) => !Object.hasOwn(MIGRATIONS, name)).at(-1);
  if (newest !== undefined) throw new NewerSchemaError(newest, PROGRAM_VERSION);
  const steps: Record<string, Migration> = Object.fromEntries(
    Object.entries(MIGRATIONS).map(([name, up]) => [
      name,
      { up: (schema: Kysely<unknown>) => up(schema, engine) },
    ]),
  );
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(steps) } });
  const { error } = await migrator.migrateToLatest();
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
