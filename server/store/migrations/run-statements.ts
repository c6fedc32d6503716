import { sql, type Kysely } from 'kysely';

/** Runs the statements of a migration, one by one. The text is ours, never from outside. */
export async function runStatements(
  db: Kysely<unknown>,
  statements: readonly string[],
): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
