import type { Services } from '../../server/services.ts';

/** One commune with a service point and two counters, and the province above it. */
export const OFFICE = {
  province: 'unit-province',
  commune: 'unit-commune',
  counter: 'counter-1',
  otherCounter: 'counter-2',
} as const;

const ALWAYS = { valid_from: '2016-01-01', valid_to: null };

/** A counter of the province itself, and one of the commune that was closed; once. */
export async function insertOddCounters({ store }: Pick<Services, 'store'>): Promise<void> {
  const { db } = store;
  const nothing = { opening_hours: '{}', ...ALWAYS };
  await db
    .insertInto('service_points')
    .values({ id: 'point-2', unit_id: OFFICE.province, code: 'TT', name: 'Trung tâm', ...nothing })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const odd = { code: 'Q9', name: 'Quầy 9', field_code: null, ...ALWAYS };
  await db
    .insertInto('counters')
    .values([
      {
        ...odd,
        id: 'counter-of-province',
        service_point_id: 'point-2',
        unit_id: OFFICE.province,
      },
      {
        ...odd,
        id: 'counter-closed',
        service_point_id: 'point-1',
        unit_id: OFFICE.commune,
        valid_to: '2026-11-18',
      },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Writes the small office into an empty store. */
export async function insertSmallOffice({ store }: Pick<Services, 'store'>): Promise<void> {
  const { db } = store;
  const { province, commune, counter, otherCounter } = OFFICE;
  await db
    .insertInto('units')
    .values([
      { id: province, code: '24', name: 'Tỉnh Bắc Giang', kind: 'province', ...ALWAYS },
      { id: commune, code: '07201', name: 'Phường Thọ Xương', kind: 'commune', ...ALWAYS },
    ])
    .execute();
  await db
    .insertInto('unit_parents')
    .values({ child_id: commune, parent_id: province, ...ALWAYS })
    .execute();
  await db
    .insertInto('service_points')
    .values({
      id: 'point-1',
      unit_id: commune,
      code: 'MC',
      name: 'Bộ phận Một cửa',
      opening_hours: '{}',
      ...ALWAYS,
    })
    .execute();
  const place = { service_point_id: 'point-1', unit_id: commune, ...ALWAYS };
  await db
    .insertInto('counters')
    .values([
      { id: counter, code: 'Q1', name: 'Quầy 1', field_code: 'land', ...place },
      { id: otherCounter, code: 'Q2', name: 'Quầy 2', field_code: null, ...place },
    ])
    .execute();
}
