import { createIngest } from '../ingest/ingest.ts';
import type { ServerKey } from '../server-key.ts';
import type { Store } from '../store/open-store.ts';
import { neverRefused } from './never-refused.ts';
import type { OpenedDelivery } from './open-delivery.ts';
import { seededRandom } from './seeded-random.ts';

/** Where the deliveries go. */
export interface Receiver {
  readonly store: Store;
  readonly serverKey: ServerKey;
  readonly seed: string;
  readonly onProgress: (ratingsDone: number) => void;
}

/** Batches under way at once, so that those which have come by then share a transaction. */
const UNDER_WAY = 48;

/**
 * Hands every delivery to an ingest whose clock shows when the server got it. One batch of a kiosk
 * is under way at a time, as with a real one. Answers how many ratings were taken; throws when one
 * is refused.
 */
export async function sendAll(
  deliveries: AsyncIterable<OpenedDelivery>,
  options: Receiver,
): Promise<number> {
  const take = takeAtItsTime(options);
  const underWay = new Map<string, Promise<unknown>>();
  const failures: unknown[] = [];
  let ratingCount = 0;
  for await (const delivery of deliveries) {
    const { kioskId } = delivery.batch;
    await underWay.get(kioskId);
    const sent = take(delivery)
      .then(() => {
        ratingCount += delivery.ratingCount;
        options.onProgress(ratingCount);
      })
      .catch((error: unknown) => failures.push(error))
      .finally(() => underWay.delete(kioskId));
    underWay.set(kioskId, sent);
    if (underWay.size >= UNDER_WAY) await Promise.race(underWay.values());
    if (failures.length > 0) break;
  }
  await Promise.all(underWay.values());
  if (failures.length > 0) throw failures[0];
  return ratingCount;
}

/** Takes one delivery in; the clock is read when it comes in, before anything is awaited. */
function takeAtItsTime({
  store,
  serverKey,
  seed,
}: Omit<Receiver, 'onProgress'>): (delivery: OpenedDelivery) => Promise<void> {
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
  return async ({ batch }) => {
    receivedAtMs = batch.receivedAtMs;
    neverRefused(await ingest.take(batch));
  };
}
