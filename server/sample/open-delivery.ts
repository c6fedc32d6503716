import { KIOSK_ROUTES } from '../../shared/api/kiosk-routes.ts';
import { keptKeys } from '../ingest/kiosk-keys.ts';
import { openBatch } from '../ingest/open-batch.ts';
import type { OpenedBatch } from '../ingest/opened-batch.ts';
import type { Delivery } from './deliveries.ts';
import type { KioskPlan } from './kiosk-plan.ts';
import { neverRefused } from './never-refused.ts';
import { SAMPLE_ALGORITHM } from './sample-key.ts';

/** A request of a simulated kiosk after the first half of the ingest. Plain data: it travels. */
export interface OpenedDelivery {
  readonly batch: OpenedBatch;
  /** How many of its records carry a rating. */
  readonly ratingCount: number;
}

/**
 * Opens requests as the server does, signatures and all, with the keys that it was told at pairing:
 * a quarter of the ingest's work, and the part for which no request needs another. Throws when one
 * is refused.
 */
export function deliveryOpener(
  plans: readonly KioskPlan[],
  serverKeyId: string,
): (delivery: Delivery) => Promise<OpenedDelivery> {
  const paired = new Map(
    plans.map(({ kioskId, unitId, publicKey }) => [
      kioskId,
      { unitId, key: { algorithm: SAMPLE_ALGORITHM, publicKey } },
    ]),
  );
  const keys = keptKeys((kioskId) => Promise.resolve(paired.get(kioskId)));
  return async ({ ratingCount, ...request }) => {
    const path = KIOSK_ROUTES.records;
    const opened = await openBatch({ ...request, path }, { keys, serverKeyId });
    return { batch: neverRefused(opened), ratingCount };
  };
}
