import type { SeatRange } from '../../shared/record/receipt.ts';
import type { Queue } from './queue.ts';
import type { OutboxStore } from './store.ts';
import { isInRange, type StoredRecord } from './stored-record.ts';

export interface RefillDeps {
  readonly kiosk: string;
  readonly queue: Queue;
  readonly store: Pick<OutboxStore, 'history'>;
}

/**
 * Takes what the server says that it lacks, and puts the records of it that are still here back
 * into the queue, under their old signatures: a server that was restored from a backup is filled
 * again. Looks for each range once per boot; what is neither waiting nor kept is gone.
 */
export function createRefill({ kiosk, queue, store }: RefillDeps) {
  let looked: readonly SeatRange[] = [];
  return async (missing: readonly SeatRange[]): Promise<void> => {
    const ranges = missing.filter(
      (range) => !looked.some((known) => covers(known, range)) && !isWaiting(range, queue.waiting),
    );
    if (ranges.length === 0) return;
    try {
      const kept = await store.history(ranges);
      queue.putBack(kept.filter((record) => record.kiosk === kiosk));
      looked = [...looked, ...ranges];
    } catch {
      // The next receipt names the same ranges.
    }
  };
}

const covers = (known: SeatRange, { epoch, fromSeq, toSeq }: SeatRange): boolean =>
  known.epoch === epoch && known.fromSeq <= fromSeq && toSeq <= known.toSeq;

/** Everything in it is about to be sent anyway. */
function isWaiting(range: SeatRange, waiting: Iterable<StoredRecord>): boolean {
  let count = 0;
  for (const record of waiting) if (isInRange(range, record)) count += 1;
  return count > range.toSeq - range.fromSeq;
}
