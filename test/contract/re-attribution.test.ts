import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ratedMoments } from '../../server/ingest/rated-moments.ts';
import { reAttribute } from '../../server/ingest/re-attribute.ts';
import { openStore } from '../../server/store/open-store.ts';
import { inTransaction } from '../../server/store/writing.ts';
import { DAY_MS } from '../../shared/domain/local-day.ts';
import { expectAgreement } from './agreement.ts';
import { NOW_MS } from './contract-office.ts';
import { ENGINES } from './engines.ts';
import { ingestUnderTest, type IngestUnderTest } from './ingest-under-test.ts';
import { insertColleagues, rateAt } from './rated-day.ts';
import { dropTriggers } from './tampering-rows.ts';

describe.each(ENGINES)('a roster that was corrected, on %s', (_name, locate) => {
  let under: IngestUnderTest;
  beforeEach(async () => {
    under = await ingestUnderTest(await openStore(await locate()));
    await insertColleagues(under);
  });
  afterEach(() => under.close());

  it('reaches ratings on both sides of weeks without any, and none before or behind it', async () => {
    const kiosk = await under.kiosk();
    const atMs = [0, 1, 25, 26].map((day) => NOW_MS + day * DAY_MS);
    for (const ratedAtMs of atMs) await rateAt(under, kiosk, { atMs: ratedAtMs });
    const stretch = {
      counterId: 'counter-1',
      startsAtMs: NOW_MS + 0.9 * DAY_MS,
      endsAtMs: NOW_MS + 25.5 * DAY_MS,
    };
    await under.store.db
      .insertInto('duties')
      .values({
        ...{ id: 'corrected', counter_id: 'counter-1', official_id: 'official-2' },
        ...{ starts_at_ms: stretch.startsAtMs, ends_at_ms: stretch.endsAtMs },
      })
      .execute();
    const before = { ...stretch, startsAtMs: NOW_MS - 9 * DAY_MS, endsAtMs: NOW_MS - DAY_MS };
    const touched = [before, stretch];
    expect(await inTransaction(under.store, (writing) => reAttribute(writing, touched))).toBe(2);
    const rows = (await under.rows('ratings')).toSorted((a, b) => a.seq - b.seq);
    expect(rows.map(({ official_id }) => official_id === 'official-2')).toEqual([
      ...[false, true, true, false],
    ]);
    await expectAgreement(under);
  });

  it('takes a rating whose record is gone at the middle of what is known of its time', async () => {
    const kiosk = await under.kiosk();
    await rateAt(under, kiosk, { atMs: NOW_MS });
    await dropTriggers(under.store.db, under.store.engine);
    await under.store.db.deleteFrom('records').execute();
    const rows = await under.rows('ratings');
    const [row] = rows;
    const moments = await ratedMoments(under.store.db, rows);
    expect([...moments.values()]).toEqual([Math.round((row!.earliest_ms + row!.latest_ms) / 2)]);
  });
});
