import type { PublicKey } from '../../shared/record/signing-key.ts';
import type { Store } from '../../server/store/open-store.ts';
import { ensureShippedQuestionnaires } from '../../server/store/questionnaires.ts';

/** 19/11/2026 09:00 in Viet Nam: atom 2026-11-15. */
export const NOW_MS = Date.UTC(2026, 10, 19, 2);

const HOUR_MS = 3_600_000;
const ALWAYS = { valid_from: '2016-01-01', valid_to: null };

/** Two units; unit-1 has two counters with an official at the first, unit-2 has one counter. */
export async function insertContractOffice({ db }: Store): Promise<void> {
  await ensureShippedQuestionnaires(db);
  const units = ['unit-1', 'unit-2'];
  await db
    .insertInto('units')
    .values(units.map((id) => ({ id, code: id, name: id, kind: 'commune', ...ALWAYS })))
    .execute();
  await db
    .insertInto('fields')
    .values({ code: 'land', name: 'Đất đai', name_en: 'Land', priority: 1 })
    .execute();
  await db
    .insertInto('service_points')
    .values(
      units.map((unit) => ({
        id: `point-of-${unit}`,
        unit_id: unit,
        code: 'MC',
        name: 'Một cửa',
        opening_hours: '{}',
        ...ALWAYS,
      })),
    )
    .execute();
  await db
    .insertInto('counters')
    .values(
      [
        { id: 'counter-1', unit_id: 'unit-1', field_code: 'land' },
        { id: 'counter-2', unit_id: 'unit-1', field_code: null },
        { id: 'foreign-counter', unit_id: 'unit-2', field_code: null },
      ].map((row) => ({
        ...row,
        service_point_id: `point-of-${row.unit_id}`,
        code: row.id,
        name: row.id,
        ...ALWAYS,
      })),
    )
    .execute();
  await insertDuty({ db });
}

/** The official serves counter-1 from an hour before `NOW_MS` to an hour after. */
async function insertDuty({ db }: Pick<Store, 'db'>): Promise<void> {
  await db
    .insertInto('officials')
    .values({
      id: 'official-1',
      unit_id: 'unit-1',
      code: 'CB1',
      family_name: 'Nguyễn Thị',
      given_name: 'Hoa',
      honorific: 'Bà',
      title: null,
      ...ALWAYS,
    })
    .execute();
  await db
    .insertInto('duties')
    .values({
      id: 'duty-1',
      counter_id: 'counter-1',
      official_id: 'official-1',
      starts_at_ms: NOW_MS - HOUR_MS,
      ends_at_ms: NOW_MS + HOUR_MS,
    })
    .execute();
}

/** Enrols a key at counter-1 without the ceremony of pairing. */
export async function enrol(
  { db }: Store,
  kiosk: { readonly id: string; readonly key: PublicKey; readonly epoch?: number },
): Promise<void> {
  await db
    .insertInto('kiosks')
    .values({
      id: kiosk.id,
      unit_id: 'unit-1',
      counter_id: 'counter-1',
      name: kiosk.id,
      questionnaire_code: 'mot-cham',
      status: 'active',
      paired_at_ms: NOW_MS - HOUR_MS,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('kiosk_epochs')
    .values({
      kiosk_id: kiosk.id,
      epoch: kiosk.epoch ?? 1,
      algorithm: kiosk.key.algorithm,
      public_key: kiosk.key.publicKey,
      opened_at_ms: NOW_MS - HOUR_MS,
      through_seq: 0,
      head_hash: null,
    })
    .execute();
}
