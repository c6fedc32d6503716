import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutboxStore, StoreContents } from '../../kiosk/outbox/store.ts';
import { openStore } from '../../kiosk/outbox/store.ts';
import type { StoredRecord } from '../../kiosk/outbox/stored-record.ts';
import { emptyStoreDisk, openDeviceStore } from './sim/device-store.ts';
import { createLife } from './sim/life.ts';

const ALL = Array.from({ length: 8 }, (_, index): StoredRecord => ({
  kiosk: 'kiosk-1',
  epoch: 1 + (index >> 2),
  seq: 1 + (index % 4),
  wallMs: 1_790_000_000_000 + index,
  bytes: Uint8Array.of(index),
  hash: `hash-${String(index)}`,
  signature: `signature-${String(index)}`,
}));

const some = fc.subarray(ALL);
const hashesOf = (records: readonly StoredRecord[]): string[] => records.map(({ hash }) => hash);

type Operation = (store: OutboxStore) => Promise<unknown>;

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.tuple(some, some, fc.nat(9)).map(
    ([put, withdrawn, seq]): Operation =>
      (store) =>
        store.put(
          put,
          { head: { kiosk: 'kiosk-1', epoch: 1, seq, hash: 'head' } },
          hashesOf(withdrawn.filter((record) => !put.includes(record))),
        ),
  ),
  fc.tuple(some, fc.nat()).map(
    ([records, serverMs]): Operation =>
      (store) =>
        store.acknowledge(hashesOf(records), serverMs),
  ),
  some.map(
    (records): Operation =>
      (store) =>
        store.forget(hashesOf(records)),
  ),
  fc.tuple(fc.constantFrom(1, 2), fc.nat(5), fc.nat(5)).map(
    ([epoch, fromSeq, toSeq]): Operation =>
      async (store) =>
        inOrder(await store.history([{ epoch, fromSeq, toSeq }])),
  ),
);

const inOrder = (records: readonly StoredRecord[]): StoredRecord[] =>
  [...records].sort((a, b) => (a.hash < b.hash ? -1 : 1));

const comparable = ({ records, acknowledged, ...facts }: StoreContents) => ({
  records: inOrder(records),
  acknowledged: [...acknowledged].sort(),
  facts,
});

/** The store of the simulation, without any fault. */
const simulatedStore = (): OutboxStore =>
  openDeviceStore(
    { disk: emptyStoreDisk(), nextFault: () => undefined, moment: () => Promise.resolve() },
    createLife(() => undefined),
  );

let opened = 0;

describe("the simulation's store", () => {
  it('does what the kiosk does with IndexedDB', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 10 }), async (operations) => {
        const simulated = simulatedStore();
        const real = await openStore(`device-store-${String((opened += 1))}`);
        for (const operate of operations) {
          expect(await operate(simulated)).toEqual(await operate(real));
        }
        expect(comparable(await simulated.load())).toEqual(comparable(await real.load()));
      }),
      { numRuns: 200 },
    );
  });
});
