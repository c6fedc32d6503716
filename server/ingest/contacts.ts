import type { Contact } from '../store/kiosk-contacts.ts';
import type { RatingRow } from '../store/schema.ts';
import type { OpenedBatch } from './opened-batch.ts';

/** A rating proves that its kiosk worked at that time, if the time is known this well. */
const NARROW_MS = 5 * 60_000;

/** A kiosk that speaks is in contact; a rescue file is not the kiosk. */
export const contactsOfBatches = (batches: readonly OpenedBatch[]): Contact[] =>
  batches
    .filter(({ health }) => health !== null)
    .map(({ unitId, kioskId, receivedAtMs }) => ({ unitId, kioskId, atMs: receivedAtMs }));

/** When kiosks worked by their ratings, which may have come days later. */
export const contactsOfRatings = (ratings: readonly RatingRow[]): Contact[] =>
  ratings
    .filter((row) => row.latest_ms - row.earliest_ms <= NARROW_MS)
    .map((row) => ({
      unitId: row.unit_id,
      kioskId: row.kiosk_id,
      atMs: (row.earliest_ms + row.latest_ms) / 2,
    }));
