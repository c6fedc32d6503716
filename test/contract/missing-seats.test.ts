import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../server/store/open-store.ts';
import {
  ratingContent,
  type SimulatedKiosk,
  type SimulatedRecord,
} from '../support/simulated-kiosk.ts';
import { ENGINES } from './engines.ts';
import { ingestUnderTest, type IngestUnderTest } from './ingest-under-test.ts';

describe.each(ENGINES)('what a receipt names as missing on %s', (_name, fresh) => {
  let under: IngestUnderTest;
  let kiosk: SimulatedKiosk;
  let written: SimulatedRecord[];
  beforeEach(async () => {
    under = await ingestUnderTest(await openStore(await fresh()));
    kiosk = await under.kiosk();
    written = [];
    for (let n = 0; n < 60; n += 1) written.push(await kiosk.write(ratingContent()));
  });
  afterEach(() => under.close());

  /** Sends records by seq; the kiosk's head is `head`, and `pending` of its records wait. */
  const missingAfter = async (seqs: readonly number[], head: number, pending = seqs.length) => {
    const records = seqs.map((seq) => written[seq - 1]!);
    const { hash } = written[head - 1]!;
    const receipt = await under.send(kiosk, records, { head: { seq: head, hash }, pending });
    return receipt.missing?.map(({ epoch, fromSeq, toSeq }) => [epoch, fromSeq, toSeq]);
  };

  it('is nothing when all that the kiosk wrote is there', async () => {
    expect(await missingAfter([1, 2, 3], 3)).toBeUndefined();
  });

  it('is nothing while the kiosk still has all of it to send', async () => {
    expect(await missingAfter([1, 2, 3], 10, 10)).toBeUndefined();
  });

  it('is everything up to the reported head, on an empty server', async () => {
    expect(await missingAfter([], 7)).toEqual([[1, 1, 7]]);
  });

  it('is every hole and the tail, in order', async () => {
    expect(await missingAfter([1, 2, 5, 6, 9], 12)).toEqual([
      [1, 3, 4],
      [1, 7, 8],
      [1, 10, 12],
    ]);
  });

  it('ends at the reported head, also where more is there', async () => {
    expect(await missingAfter([1, 4, 9], 6)).toEqual([
      [1, 2, 3],
      [1, 5, 6],
    ]);
  });

  it('is at most twenty ranges, the newest, until those are filled', async () => {
    const odd = Array.from({ length: 30 }, (_, n) => 2 * n + 1);
    const told = await missingAfter(odd, 60);
    expect(told).toHaveLength(20);
    expect([told?.at(0), told?.at(-1)]).toEqual([
      [1, 22, 22],
      [1, 60, 60],
    ]);
    const even = odd.map((seq) => seq + 1).filter((seq) => seq >= 22);
    expect(await missingAfter(even, 60)).toHaveLength(10);
  });

  it('speaks of the epoch of the batch alone', async () => {
    await missingAfter([1, 2], 2);
    const again = await under.send(kiosk, [], { head: null });
    expect(again.missing).toBeUndefined();
  });
});
