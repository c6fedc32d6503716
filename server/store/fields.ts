import type { Kysely } from 'kysely';
import type { FieldEntry } from '../import/entries.ts';
import type { Database } from './schema.ts';

/** Every field, the most important first. */
export async function loadFields(db: Kysely<Database>): Promise<FieldEntry[]> {
  return db
    .selectFrom('fields')
    .select(['code', 'name', 'name_en as nameEn', 'priority'])
    .orderBy('priority')
    .orderBy('code')
    .execute();
}
