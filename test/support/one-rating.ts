import type { Store } from '../../server/store/open-store.ts';

/** Writes one rating of a unit, for what asks only whether there is any. */
export async function insertOneRating({ db }: Pick<Store, 'db'>, unitId: string): Promise<void> {
  await db
    .insertInto('ratings')
    .values({
      ...{ unit_id: unitId, rating_id: 'rating-1', kiosk_id: 'kiosk-x', epoch: 1, seq: 1 },
      ...{ counter_id: 'counter-x', official_id: null, field_code: null, level: 5 },
      ...{ questionnaire_code: 'mot-cham', questionnaire_version: 1, language: 'vi' },
      ...{ channel: 'tablet10', took_ms: 900, earliest_ms: 1, latest_ms: 1, clock_quality: 'A' },
      ...{ local_day: '2026-11-02', atom: '2026-11-01' },
    })
    .execute();
}
