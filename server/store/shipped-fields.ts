import type { Kysely } from 'kysely';
import type { FieldEntry } from '../import/entries.ts';
import shipped from '../shipped/fields.json' with { type: 'json' };
import type { Database } from './schema.ts';

/** The fields that every office begins with, the most important first. */
export const SHIPPED_FIELDS: readonly FieldEntry[] = shipped;

/**
 * Adds the shipped fields that are not there yet: targets and counters point to fields. What an
 * office renamed stays.
 */
export async function addShippedFields(db: Kysely<Database>): Promise<void> {
  const rows = SHIPPED_FIELDS.map(({ code, name, nameEn, priority }) => ({
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
