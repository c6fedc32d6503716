import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQueue, type Queue } from '../../../kiosk/outbox/queue.ts';
import { createRefill } from '../../../kiosk/outbox/refill.ts';
import type { OutboxStore } from '../../../kiosk/outbox/store.ts';
import type { StoredRecord } from '../../../kiosk/outbox/stored-record.ts';
import { makeIdentity, makeRecords } from './support/make-records.ts';
import { openTestStore } from './support/open-test-store.ts';

const RECORDS = 12;
const records = await makeRecords(await makeIdentity(), RECORDS);
const range = (fromSeq: number, toSeq: number, epoch = 1) => ({ epoch, fromSeq, toSeq });

/** A kiosk that has all records: the first `acknowledged` as history, the others waiting. */
async function kioskWith(acknowledged: number) {
  const { store } = await openTestStore();
  await store.put(records, {});
  const history = records.slice(0, acknowledged);
  await store.acknowledge(
    history.map(({ hash }) => hash),
    1,
  );
  const queue = createQueue(records.slice(acknowledged));
  let looks = 0;
  const watched: Pick<OutboxStore, 'history'> = {
    history: (ranges) => {
      looks += 1;
      return store.history(ranges);
    },
  };
  const refill = createRefill({ kiosk: 'kiosk-1', queue, store: watched });
  return { store, queue, refill, looks: () => looks };
}

const waitingSeqs = (queue: Queue): number[] =>
  queue.next(1_000, () => false).map(({ seq }) => seq);

describe('what a restored server lacks', () => {
  it('goes back into the queue, in its place of the order', async () => {
    const { queue, refill } = await kioskWith(10);
    await refill([range(4, 6), range(9, 10)]);
    expect(waitingSeqs(queue)).toEqual([4, 5, 6, 9, 10, 11, 12]);
    expect(queue.next(1, () => false)[0]).toEqual(records[3]);
    expect(queue.oldestWallMs).toBe(records[3]!.wallMs);
  });

  it('is only what the ranges name, for every set of ranges and every history', async () => {
    const seq = fc.integer({ min: 1, max: RECORDS + 3 });
    const ranges = fc.array(
      fc.tuple(seq, seq).map(([a, b]) => range(Math.min(a, b), Math.max(a, b))),
      { maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: RECORDS }), ranges, async (count, missing) => {
        const { queue, refill } = await kioskWith(count);
        await refill(missing);
        const isNamed = (one: StoredRecord): boolean =>
          missing.some(({ fromSeq, toSeq }) => fromSeq <= one.seq && one.seq <= toSeq);
        const expected = records.filter((one) => one.seq > count || isNamed(one));
        expect(queue.next(1_000, () => false)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('is looked for once per range and boot', async () => {
    const { queue, refill, looks } = await kioskWith(10);
    await refill([range(4, 6)]);
    queue.acknowledge(records.slice(3, 6).map(({ hash }) => hash));
    await refill([range(4, 6)]);
    await refill([range(5, 5)]);
    expect(looks()).toBe(1);
    await refill([range(3, 6)]);
    expect(looks()).toBe(2);
    expect(waitingSeqs(queue)).toEqual([3, 4, 5, 6, 11, 12]);
  });

  it('is not looked for while all of it waits to be sent', async () => {
    const { refill, looks } = await kioskWith(4);
    await refill([range(5, 12)]);
    expect(looks()).toBe(0);
  });

  it('is ignored when it is of another epoch, or kept no longer', async () => {
    const { store, queue, refill } = await kioskWith(10);
    await store.forget(records.slice(0, 5).map(({ hash }) => hash));
    await refill([range(1, 6), range(7, 8, 2)]);
    expect(waitingSeqs(queue)).toEqual([6, 11, 12]);
  });

  it('is left alone when it belongs to another kiosk', async () => {
    const { store } = await kioskWith(10);
    const queue = createQueue([]);
    await createRefill({ kiosk: 'kiosk-2', queue, store })([range(1, 10)]);
    expect(queue.size).toBe(0);
  });

  it('does not hold a record that nobody was thanked for', async () => {
    const { store, refill, queue } = await kioskWith(10);
    queue.acknowledge(records.slice(10).map(({ hash }) => hash));
    await refill([range(9, 12)]);
    expect(waitingSeqs(queue)).toEqual([9, 10]);
    expect(await store.history([range(11, 12)])).toEqual([]);
  });

  it('is looked for again after the store could not be read', async () => {
    const { queue, store } = await kioskWith(10);
    let isBroken = true;
    const refill = createRefill({
      kiosk: 'kiosk-1',
      queue,
      store: {
        history: (ranges) =>
          isBroken ? Promise.reject(new DOMException('', 'UnknownError')) : store.history(ranges),
      },
    });
    await refill([range(1, 2)]);
    isBroken = false;
    await refill([range(1, 2)]);
    expect(waitingSeqs(queue)).toEqual([1, 2, 11, 12]);
  });
});
