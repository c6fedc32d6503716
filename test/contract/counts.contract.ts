import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Level } from '../../shared/domain/level.ts';
import { ratingContent, type SimulatedRecord } from '../support/simulated-kiosk.ts';
import type { IngestUnderTest } from './ingest-under-test.ts';
import { keptLevels, keptReasons, recountLevels, recountReasons } from './recount.ts';

const level = fc.constantFrom<Level>(1, 2, 3, 4, 5);

const visit = fc.record({
  counter: fc.constantFrom('counter-1', 'counter-2', 'nowhere'),
  channel: fc.constantFrom('tablet', 'kiosk'),
  level,
  amendments: fc.array(
    fc.record(
      {
        level,
        reasons: fc.uniqueArray(fc.constantFrom('wait', 'late', 'other'), { maxLength: 3 }),
        answers: fc.dictionary(fc.constantFrom('access', 'result', 'bad-item'), level, {
          maxKeys: 2,
        }),
      },
      { requiredKeys: [] },
    ),
    { maxLength: 3 },
  ),
});

/** Whatever comes in whatever order, however often: the counts are those of the stored ratings. */
export function itCountsWhatItStored(under: () => IngestUnderTest): void {
  it('keeps counts that equal a recount, in any order, with repeats', async () => {
    let run = 0;
    const plan = fc.record({
      visits: fc.array(visit, { minLength: 1, maxLength: 5 }),
      order: fc.infiniteStream(fc.nat()),
      batchSize: fc.integer({ min: 1, max: 7 }),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ visits, order, batchSize }) => {
        run += 1;
        const { store, send, kiosk: makeKiosk } = under();
        const kiosk = await makeKiosk(`kiosk-${run}`);
        const written: SimulatedRecord[] = [];
        for (const { amendments, ...body } of visits) {
          const questionnaire = { code: 'nam-yeu-to', version: 1 };
          const rating = await kiosk.write(ratingContent({ ...body, questionnaire }));
          written.push(rating);
          for (const change of amendments) {
            const body = { rating: rating.id, ...change };
            written.push(await kiosk.write({ kind: 'amendment', body }));
          }
        }
        // Each record is sent twice, all of them in an order that nobody planned.
        const sent = [...written, ...written]
          .map((record) => ({ record, rank: Number(order.next().value) }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ record }) => record);
        let through = 0;
        for (let start = 0; start < sent.length; start += batchSize) {
          ({ through } = await send(kiosk, sent.slice(start, start + batchSize)));
        }
        expect(through).toBe(written.length);
        expect(await keptLevels(store)).toEqual(await recountLevels(store));
        expect(await keptReasons(store)).toEqual(await recountReasons(store));
        await expectNothingWaitsForARating(under(), kiosk.id);
      }),
      { numRuns: 15 },
    );
  });
}

/** Every amendment of a rating that is counted was counted as well. */
async function expectNothingWaitsForARating(
  { rows }: IngestUnderTest,
  kioskId: string,
): Promise<void> {
  const counted = new Set((await rows('ratings')).map(({ rating_id }) => rating_id));
  const waiting = (await rows('quarantine')).filter(
    ({ kiosk_id, reason, detail }) =>
      kiosk_id === kioskId && reason === 'unknown-rating' && counted.has(detail),
  );
  expect(waiting).toEqual([]);
}
