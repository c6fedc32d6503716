import { expect, it } from 'vitest';
import { ratingContent } from '../support/simulated-kiosk.ts';
import type { IngestUnderTest } from './ingest-under-test.ts';

/** What still comes from a kiosk that was revoked is kept, and counted by nobody's default. */
export function itSetsAsideWhatComesAfterRevocation(ingest: () => IngestUnderTest): void {
  const setStatus = (under: IngestUnderTest, status: 'active' | 'revoked') =>
    under.store.db.updateTable('kiosks').set({ status }).execute();

  it('acknowledges, keeps and does not count the late records of a revoked kiosk', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const known = await kiosk.write(ratingContent());
    await under.send(kiosk, [known]);
    await setStatus(under, 'revoked');
    const rating = await kiosk.write(ratingContent({ level: 1 }));
    const body = { rating: rating.id, level: 2 } as const;
    const change = await kiosk.write({ kind: 'amendment', body });
    const receipt = await under.send(kiosk, [known, rating, change]);

    expect(receipt.results.map(({ fate }) => fate)).toEqual([
      'duplicate',
      'quarantined',
      'quarantined',
    ]);
    expect(receipt.through).toBe(3);
    expect(await under.rows('records')).toHaveLength(3);
    expect(await under.rows('quarantine')).toMatchObject([
      { seq: 2, reason: 'after-revocation', since_ms: under.nowMs },
      { seq: 3, reason: 'after-revocation' },
    ]);
    expect(await under.rows('ratings')).toHaveLength(1);
    expect(await under.rows('atom_counts')).toMatchObject([{ n1: 0, n2: 0, n5: 1 }]);
  });

  it('tells a revoked kiosk so when it has nothing to deliver', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    await setStatus(under, 'revoked');
    await expect(under.send(kiosk, [])).rejects.toThrow('kiosk-revoked');
    expect(await under.rows('kiosk_health')).toEqual([]);
  });

  it('keeps a fork of a revoked kiosk without a word on its suspension', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const copy = kiosk.copy();
    await under.send(kiosk, [await kiosk.write(ratingContent())]);
    await setStatus(under, 'revoked');
    const receipt = await under.send(copy, [await copy.write(ratingContent())]);
    expect(receipt.results).toMatchObject([{ fate: 'fork' }]);
    expect(await under.rows('kiosks')).toMatchObject([{ status: 'revoked' }]);
    expect(await under.rows('audit_log')).toEqual([]);
  });

  it('keeps twenty thousand of them and refuses the rest', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    await setStatus(under, 'revoked');
    const seat = { unit_id: 'unit-1', kiosk_id: kiosk.id, epoch: 1, detail: '', since_ms: 0 };
    for (let start = 0; start < 19_999; start += 1_000) {
      const rows = Array.from({ length: Math.min(1_000, 19_999 - start) }, (_, index) => ({
        ...seat,
        seq: 1_000_000 + start + index,
        reason: 'after-revocation',
      }));
      await under.store.db.insertInto('quarantine').values(rows).execute();
    }
    const [one, other, third] = [
      await kiosk.write(ratingContent()),
      await kiosk.write(ratingContent()),
      await kiosk.write(ratingContent()),
    ];
    // Both in one group: what one takes up is no room for the other.
    const answers = await Promise.allSettled([
      under.send(kiosk, [one]),
      under.send(kiosk, [other]),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(under.send(kiosk, [third])).rejects.toThrow('kiosk-revoked');
    expect(await under.rows('records')).toHaveLength(1);
  });
}
