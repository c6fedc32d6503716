import { expect, it } from 'vitest';
import { loadQuality } from '../../server/store/period-facts.ts';
import { DAY_MS } from '../../shared/domain/local-day.ts';
import type { Period } from '../../shared/domain/period.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { NOW_MS } from './contract-office.ts';
import type { IngestUnderTest } from './ingest-under-test.ts';

const month = (ordinal: number): Period => ({ kind: 'month', year: 2026, ordinal, cutOffDay: 15 });

/** Ratings of which not even the month is certain are counted apart. */
export function itCountsUndatedApart(ingest: () => IngestUnderTest): void {
  it('counts a rating whose atom is not certain in no period, and shows it in each it may be of', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    // Paired on 13/11, offline since, with a tablet that slept: it can be of either side of the 15th.
    const openedAtMs = NOW_MS - 6 * DAY_MS;
    await under.store.db.updateTable('kiosk_epochs').set({ opened_at_ms: openedAtMs }).execute();
    const rating = await kiosk.write(ratingContent({ level: 1 }));
    const body = { rating: rating.id, level: 5, reasons: ['wait'] } as const;
    await under.send(kiosk, [rating]);
    await under.send(kiosk, [await kiosk.write({ kind: 'amendment', body })]);

    expect(await under.rows('ratings')).toMatchObject([{ clock_quality: 'D' }]);
    expect(await under.rows('atom_counts')).toEqual([]);
    expect(await under.rows('atom_reason_counts')).toEqual([]);
    expect(await under.rows('official_days')).toEqual([]);
    expect(await under.rows('undated_counts')).toEqual([
      { unit_id: 'unit-1', first_atom: '2026-11-01', last_atom: '2026-11-15', n: 1 },
    ]);
    const scope = { unitId: 'unit-1', withDescendants: ['unit-1'] };
    const undatedIn = async (period: Period, where = scope) =>
      (await loadQuality(under.store.db, period, where)).undatedRatings;
    expect(await undatedIn(month(11))).toBe(1);
    expect(await undatedIn(month(12))).toBe(1);
    expect(await undatedIn(month(10))).toBe(0);
    expect(await undatedIn(month(11), { unitId: 'unit-2', withDescendants: ['unit-2'] })).toBe(0);
  });

  it('adds to the same count', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const openedAtMs = NOW_MS - 6 * DAY_MS;
    await under.store.db.updateTable('kiosk_epochs').set({ opened_at_ms: openedAtMs }).execute();
    await under.send(kiosk, [
      await kiosk.write(ratingContent()),
      await kiosk.write(ratingContent()),
    ]);
    await under.send(kiosk, [await kiosk.write(ratingContent())]);
    expect(await under.rows('undated_counts')).toMatchObject([{ n: 3 }]);
  });

  it('stores what a kiosk says of its clock, and counts nothing of it', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const body = { wallOffsetMs: 31_536_000_000, previousWallOffsetMs: null };
    const receipt = await under.send(kiosk, [await kiosk.write({ kind: 'clock', body })]);
    expect(receipt.results).toMatchObject([{ fate: 'stored' }]);
    expect(await under.rows('quarantine')).toEqual([]);
  });
}
