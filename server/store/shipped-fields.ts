import type { Kysely } from 'kysely';
import shipped from '../shipped/fields.json' with { type: 'json' };
import type { Database } from './schema.ts';

/**
 * Adds the shipped fields that are not there yet: targets and counters point to fields. What an
 * office renamed stays.
 */
export async function addShippedFields(db: Kysely<Database>): Promise<void> {
  const rows = shipped.map(({ code, name, nameEn, priority }) => ({
    code,
    name,
    name_en: nameEn,
    priority,
  }));
  await db
    .insertInto('fields')
    .values(rows)
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute();
}
