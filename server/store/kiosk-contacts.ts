import { sql } from 'kysely';
import { contactSlotAt, NO_CONTACT, withContact } from '../../analytics/reports/contact-map.ts';
import { chunksOf } from '../../shared/chunks-of.ts';
import type { StoreReader } from './open-store.ts';
import { rowInsert } from './row-insert.ts';
import type { KioskContactRow } from './schema.ts';
import type { Writing } from './writing.ts';

/** A moment at which a kiosk is known to have worked. */
export interface Contact {
  readonly unitId: string;
  readonly kioskId: string;
  readonly atMs: number;
}

const contactDay = rowInsert('kiosk_contacts', {
  columns: ['unit_id', 'kiosk_id', 'local_day', 'contact'],
  onConflict: `on conflict (unit_id, kiosk_id, local_day) do update set contact = excluded.contact`,
});

type DayKey = Omit<KioskContactRow, 'contact'>;

const keyOf = ({ unit_id, kiosk_id, local_day }: DayKey): string =>
  `${unit_id}.${kiosk_id}.${local_day}`;

/**
 * Remembers in which five minutes kiosks were in contact. Writes only where a slot is new: a
 * heartbeat mostly costs one look by key. The kiosks' rows must be locked by the transaction.
 */
export async function noteContacts(writing: Writing, contacts: readonly Contact[]): Promise<void> {
  if (contacts.length === 0) return;
  const days = new Map<string, { readonly key: DayKey; readonly slots: Set<number> }>();
  for (const { unitId, kioskId, atMs } of contacts) {
    const { localDay, slot } = contactSlotAt(atMs);
    const key = { unit_id: unitId, kiosk_id: kioskId, local_day: localDay };
    const day = days.get(keyOf(key)) ?? { key, slots: new Set() };
    days.set(keyOf(key), day);
    day.slots.add(slot);
  }
  const known = await readDays(
    writing.trx,
    [...days.values()].map(({ key }) => key),
  );
  const changed = [...days].flatMap(([name, { key, slots }]) => {
    const before = known.get(name);
    const contact = withContact(before ?? NO_CONTACT, slots);
    return contact === before ? [] : [{ ...key, contact }];
  });
  if (changed.length > 0) await writeContactDays(writing, changed);
}

/** Puts whole days in place of what was remembered of them. */
export async function writeContactDays(
  { trx, insertRows }: Writing,
  rows: readonly KioskContactRow[],
): Promise<void> {
  await insertRows(trx, contactDay, rows);
}

/** Keys of one statement: PostgreSQL and SQLite take many more parameters than three of each. */
const KEYS_AT_ONCE = 500;

async function readDays(db: StoreReader, keys: readonly DayKey[]): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  for (const some of chunksOf(keys, KEYS_AT_ONCE)) {
    const tuples = some.map((key) => sql`(${key.unit_id}, ${key.kiosk_id}, ${key.local_day})`);
    const rows = await db
      .selectFrom('kiosk_contacts')
      .selectAll()
      .where(sql<boolean>`(unit_id, kiosk_id, local_day) in (values ${sql.join(tuples)})`)
      .execute();
    for (const row of rows) known.set(keyOf(row), row.contact);
  }
  return known;
}
