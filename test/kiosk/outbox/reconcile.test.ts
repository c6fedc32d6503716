import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconcile, storageLoss } from '../../../kiosk/outbox/reconcile.ts';
import type { StoredRecord } from '../../../kiosk/outbox/stored-record.ts';

/** Few places and hashes, so that the sides often agree, and sometimes fork. */
const recordArbitrary = fc
  .record({
    epoch: fc.integer({ min: 1, max: 2 }),
    seq: fc.integer({ min: 1, max: 6 }),
    hash: fc.constantFrom('a', 'b'),
  })
  .map((place): StoredRecord => ({
    ...place,
    hash: `${place.epoch}-${place.seq}-${place.hash}`,
    kiosk: 'kiosk-1',
    wallMs: 0,
    bytes: new Uint8Array(),
    signature: '',
  }));

const sideArbitrary = fc.uniqueArray(recordArbitrary, {
  selector: ({ hash }) => hash,
  maxLength: 12,
});

const hashes = (records: readonly StoredRecord[]): string[] =>
  records.map(({ hash }) => hash).sort();

describe('reconciling the two stores', () => {
  it('never loses a record and never makes one', () => {
    fc.assert(
      fc.property(sideArbitrary, sideArbitrary, (journal, stored) => {
        const { union } = reconcile(journal, stored);
        expect(hashes(union)).toEqual([...new Set(hashes([...journal, ...stored]))].sort());
      }),
    );
  });

  it('leaves both sides equal when each gets what it lacks', () => {
    fc.assert(
      fc.property(sideArbitrary, sideArbitrary, (journal, stored) => {
        const { union, missingInJournal, missingInStore } = reconcile(journal, stored);
        expect(hashes([...journal, ...missingInJournal])).toEqual(hashes(union));
        expect(hashes([...stored, ...missingInStore])).toEqual(hashes(union));
      }),
    );
  });

  it('puts the union in sending order', () => {
    fc.assert(
      fc.property(sideArbitrary, sideArbitrary, (journal, stored) => {
        const places = reconcile(journal, stored).union.map(({ epoch, seq }) => epoch * 100 + seq);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('a storage loss', () => {
  it('names the side, the number and the range of what was rebuilt', () => {
    const rebuilt = [7, 3, 5].map((seq) => ({ kiosk: 'kiosk-1', epoch: 1, seq, hash: 'h' }));
    expect(storageLoss('indexeddb', rebuilt)).toEqual({
      store: 'indexeddb',
      rebuilt: 3,
      fromSeq: 3,
      toSeq: 7,
    });
  });

  it('is none when nothing was rebuilt', () => {
    expect(storageLoss('journal', [])).toBeUndefined();
  });
});
