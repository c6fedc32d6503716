import { expect, it } from 'vitest';
import type { Level } from '../../shared/domain/level.ts';
import type { AmendmentBody } from '../../shared/record/record.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import type { IngestUnderTest } from './ingest-under-test.ts';

const amendment = (body: AmendmentBody) => ({ kind: 'amendment', body }) as const;

/** What a citizen adds or changes after the first tap. */
export function itCountsAmendments(ingest: () => IngestUnderTest): void {
  it('moves the count when the citizen taps another face', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const rating = await kiosk.write(ratingContent({ level: 5 }));
    await under.send(kiosk, [rating]);
    const change = async (level: Level) =>
      under.send(kiosk, [await kiosk.write(amendment({ rating: rating.id, level }))]);
    await change(2);
    await change(3);
    expect(await under.rows('atom_counts')).toMatchObject([{ n2: 0, n3: 1, n5: 0 }]);
    expect(await under.rows('ratings')).toMatchObject([{ level: 5 }]);
  });

  it('counts answers and reasons, and takes reasons back with an empty set', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const questionnaire = { code: 'nam-yeu-to', version: 1 };
    const rating = await kiosk.write(ratingContent({ level: 2, questionnaire }));
    const amend = (body: Omit<AmendmentBody, 'rating'>) =>
      kiosk.write(amendment({ rating: rating.id, ...body }));
    await under.send(kiosk, [
      rating,
      await amend({ answers: { access: 3, result: 4 } }),
      await amend({ reasons: ['wait', 'late', 'wait'] }),
    ]);
    expect(await under.rows('atom_reason_counts')).toHaveLength(2);
    await under.send(kiosk, [await amend({ answers: { access: 1 }, reasons: [] })]);

    const counts = new Map((await under.rows('atom_counts')).map((row) => [row.item_code, row]));
    expect(counts.get('overall')).toMatchObject({ n2: 1 });
    expect(counts.get('access')).toMatchObject({ n1: 1, n3: 0 });
    expect(counts.get('result')).toMatchObject({ n4: 1 });
    expect((await under.rows('atom_reason_counts')).map(({ n }) => n)).toEqual([0, 0]);
  });

  it.each([
    ['an unknown item', { answers: { weather: 3 } }, 'unknown-item'],
    ['the overall item among the answers', { answers: { overall: 3 } }, 'unknown-item'],
    ['an unknown reason', { reasons: ['weather'] }, 'unknown-reason'],
    [
      'more reasons than may be given',
      { reasons: ['wait', 'late', 'other', 'attitude'] },
      'too-many-reasons',
    ],
  ] as const)('sets an amendment with %s aside', async (_, body, reason) => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const rating = await kiosk.write(ratingContent());
    await under.send(kiosk, [rating, await kiosk.write(amendment({ rating: rating.id, ...body }))]);
    expect(await under.rows('quarantine')).toMatchObject([{ seq: 2, reason }]);
    expect(await under.rows('answers')).toEqual([]);
  });

  it('keeps an amendment waiting until its rating comes', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const rating = await kiosk.write(ratingContent({ level: 5 }));
    const change = await kiosk.write(amendment({ rating: rating.id, level: 1 }));
    const early = await under.send(kiosk, [change]);
    expect(early.results).toMatchObject([{ fate: 'quarantined' }]);
    expect(early).toMatchObject({ through: 0, head: null });
    const late = await under.send(kiosk, [rating]);
    expect(late).toMatchObject({ through: 2, head: change.hash });
    expect(await under.rows('quarantine')).toEqual([]);
    expect(await under.rows('atom_counts')).toMatchObject([{ n1: 1, n5: 0 }]);
  });

  it('lets no kiosk amend what was given at another', async () => {
    const under = ingest();
    const [kiosk, other] = [await under.kiosk(), await under.kiosk('kiosk-2')];
    const rating = await kiosk.write(ratingContent({ level: 1 }));
    await under.send(kiosk, [rating]);
    await under.send(other, [await other.write(amendment({ rating: rating.id, level: 5 }))]);
    expect(await under.rows('quarantine')).toMatchObject([{ reason: 'unknown-rating' }]);
    expect(await under.rows('atom_counts')).toMatchObject([{ n1: 1, n5: 0 }]);
  });
}
