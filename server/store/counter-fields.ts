import type { Kysely } from 'kysely';
import type { FieldChoice } from '../../shared/api/organisation-history.ts';
import { loadFields } from './fields.ts';
import type { StoreTransaction } from './open-store.ts';
import type { PlaceRefusal } from './place-refusal.ts';
import type { Database } from './schema.ts';
import { addShippedFields, SHIPPED_FIELDS } from './shipped-fields.ts';

/** Every field that a counter may serve: those of the office, and shipped ones it has not used. */
export async function loadFieldChoices(db: Kysely<Database>): Promise<FieldChoice[]> {
  const stored = await loadFields(db);
  const known = new Set(stored.map(({ code }) => code));
  const unused = SHIPPED_FIELDS.filter(({ code }) => !known.has(code));
  return [...stored, ...unused]
    .toSorted((a, b) => a.priority - b.priority)
    .map(({ code, name, nameEn }) => ({ code, name: { vi: name, en: nameEn } }));
}

/** Refuses a field that nobody knows; null is none. */
export async function fieldRefusal(
  trx: StoreTransaction,
  fieldCode: string | null,
): Promise<PlaceRefusal | undefined> {
  if (fieldCode === null) return undefined;
  await addShippedFields(trx);
  const field = await trx
    .selectFrom('fields')
    .select('code')
    .where('code', '=', fieldCode)
    .executeTakeFirst();
  return field === undefined ? { code: 'unknown-field', detail: fieldCode } : undefined;
}
