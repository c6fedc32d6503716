import { KIOSK_ROUTES } from '../../shared/api/kiosk-routes.ts';
import { createIngest } from '../ingest/ingest.ts';
import type { ServerKey } from '../server-key.ts';
import type { Store } from '../store/open-store.ts';
import type { Delivery } from './deliveries.ts';
import { seededRandom } from './seeded-random.ts';

/** Where the deliveries go. */
export interface Receiver {
  readonly store: Store;
  readonly serverKey: ServerKey;
  readonly seed: string;
  readonly onProgress: (ratingsDone: number) => void;
}

/** Batches under way at once, so that those which are verified by then share a transaction. */
const UNDER_WAY = 48;

/**
 * Hands every delivery to an ingest whose clock shows when the server got it. One batch of a kiosk
 * is under way at a time, as with a real one. Answers how many ratings were taken; throws when one
 * is refused, because the sample's kiosks do nothing wrong.
 */
export async function sendAll(
  deliveries: AsyncIterable<Delivery>,
  options: Receiver,
): Promise<number> {
  const accept = acceptAtItsTime(options);
  const underWay = new Map<string, Promise<unknown>>();
  const failures: unknown[] = [];
  let ratingCount = 0;
  for await (const delivery of deliveries) {
    const { kiosk } = delivery.credential;
    await underWay.get(kiosk);
    const sent = accept(delivery)
      .then(() => {
        ratingCount += delivery.ratingCount;
        options.onProgress(ratingCount);
      })
      .catch((error: unknown) => failures.push(error))
      .finally(() => underWay.delete(kiosk));
    underWay.set(kiosk, sent);
    if (underWay.size >= UNDER_WAY) await Promise.race(underWay.values());
    if (failures.length > 0) break;
  }
  await Promise.all(underWay.values());
  if (failures.length > 0) throw failures[0];
  return ratingCount;
}

/** Accepts one delivery; the clock is read when it comes in, before anything is awaited. */
function acceptAtItsTime({
  store,
  serverKey,
  seed,
}: Omit<Receiver, 'onProgress'>): (delivery: Delivery) => Promise<void> {
  const random = seededRandom(`${seed}/ingest`);
  let receivedAtMs = 0;
  const ingest = createIngest({
    store,
    serverKey,
    clock: () => receivedAtMs,
    newId: () => random.id(receivedAtMs),
    random: random.next,
    onUnreliableStorage: (error) => {
      throw error;
    },
  });
  return async (delivery) => {
    receivedAtMs = delivery.receivedAtMs;
    const { credential, body } = delivery;
    const result = await ingest.accept({ credential, path: KIOSK_ROUTES.records, body });
    if (result.ok) return;
    throw new Error(`A simulated kiosk was refused: ${JSON.stringify(result.error)}`);
  };
}
