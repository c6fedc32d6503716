import { describe, expect, it } from 'vitest';
import { annulmentSummaries } from '../../server/annulment/annulment-summaries.ts';
import { coverageOf } from '../../server/annulment/window-coverage.ts';
import { insertAnnulment } from '../../server/store/annulments.ts';
import { summedPart, WHOLE_SCOPE } from '../../server/store/scope.ts';
import { DAY_MS } from '../../shared/domain/local-day.ts';
import { digestOfNow } from '../support/agreed-set.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { annulmentDesk, asked, LATER_MS, MINUTE_MS } from './annulment-desk.ts';
import { NOW_MS } from './contract-office.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { fillMorning, rateAt } from './rated-day.ts';

interface Reading {
  readonly accountId?: string;
  readonly mayDecide?: boolean;
  readonly seesSingle?: boolean;
  readonly fewerThan?: number;
}

/** What the list of proposals tells to whom, whichever engine it is read from. */
export function annulmentListContract(engine: Pick<EngineUnderTest, 'name' | 'fresh'>): void {
  describe(`the list of annulments on ${engine.name}`, () => {
    const desk = annulmentDesk(engine);
    const { propose, decide, lift } = desk;

    const page = (given: Reading = {}, before?: string) => {
      const { accountId = 'reader', mayDecide = false, seesSingle = true, fewerThan = 10 } = given;
      return annulmentSummaries(desk.under.store.db, WHOLE_SCOPE, {
        ...{ accountId, fewerThan, before, nowMs: LATER_MS },
        powers: {
          mayDecide: () => mayDecide,
          seesSingle: () => seesSingle,
          sharesHands: (id) => id === accountId.replace('hand of ', ''),
        },
      });
    };
    const first = async (given: Reading) => (await page(given)).annulments[0];

    it('comes in pages, the newest first, each proposal once', async () => {
      const { db } = desk.under.store;
      await db.transaction().execute(async (trx) => {
        for (let n = 100; n < 220; n += 1) {
          await insertAnnulment(trx, {
            ...{ ...asked(), id: `proposal-${String(n)}`, kind: 'annul', liftsId: null },
            // Ten at each moment: the id tells them apart.
            ...{ proposedBy: 'manager', proposedAtMs: LATER_MS + Math.floor(n / 10) },
          });
        }
      });
      const ids: string[] = [];
      const sizes: number[] = [];
      for (let before: string | null | undefined; before !== null;) {
        const { annulments, olderBefore } = await page({}, before);
        ids.push(...annulments.map(({ id }) => id));
        sizes.push(annulments.length);
        before = olderBefore;
      }
      expect(sizes).toEqual([50, 50, 20]);
      const all = Array.from({ length: 120 }, (_, n) => `proposal-${String(219 - n)}`);
      expect(ids).toEqual(all);
      expect((await page({}, 'none')).annulments).toEqual([]);
    });

    it('is empty, and there is no older page, where nothing was proposed', async () => {
      const scope = summedPart(['unit-2']);
      const powers = {
        ...{ mayDecide: () => true, seesSingle: () => true, sharesHands: () => false },
      };
      const reader = { accountId: null, powers, fewerThan: 10, nowMs: LATER_MS };
      await fillMorning(desk.under, desk.kiosk);
      await propose();
      expect(await annulmentSummaries(desk.under.store.db, scope, reader)).toEqual({
        annulments: [],
        olderBefore: null,
      });
    });

    it.each<readonly [string, Reading, object]>([
      ['levels and set to who may decide', { mayDecide: true }, { mayDecide: true, ratings: 6 }],
      ['no levels to the proposer', { accountId: 'manager', mayDecide: true }, { own: true }],
      ['no levels to who made the link', { accountId: 'hand of manager', mayDecide: true }, {}],
      ['the number to who sees single ratings', {}, { ratings: 6, months: [{ n: 6 }] }],
      ['few to who does not', { seesSingle: false }, { ratings: 'few', months: [] }],
      ['the number from the threshold on', { seesSingle: false, fewerThan: 6 }, { ratings: 6 }],
    ])('tells of a proposal %s', async (_case, given, said) => {
      await fillMorning(desk.under, desk.kiosk);
      const id = await propose();
      const digest = await digestOfNow(desk.under.store.db, id);
      const decides = 'mayDecide' in said;
      const seen = { levels: expect.any(Object) as object, digest };
      expect(await first(given)).toMatchObject({
        ...(decides ? seen : { levels: null, digest: null, mayDecide: false }),
        ...said,
      });
    });

    it('tells everybody how many two persons annulled, and who decides on a lift which', async () => {
      await fillMorning(desk.under, desk.kiosk);
      const id = await propose();
      await decide(id);
      await rateAt(desk.under, desk.kiosk, { atMs: NOW_MS + 59 * MINUTE_MS });
      const reader = { seesSingle: false };
      const approved = { ratings: 6, months: [{ month: '2026-11', n: 6 }], arrivedLater: 'few' };
      expect(await first(reader)).toMatchObject({ id, levels: null, digest: null, ...approved });
      expect(await first({})).toMatchObject({ arrivedLater: 1 });
      const lifting = await lift(id);
      const digest = await digestOfNow(desk.under.store.db, lifting);
      expect((await page(reader)).annulments.find((one) => one.id === lifting)).toMatchObject({
        ...{ ratings: 6, levels: null, digest: null },
      });
      const decider = (await page({ mayDecide: true })).annulments;
      expect(decider.find((one) => one.id === lifting)).toMatchObject({ levels: null, digest });
    });

    it('names no level of a window, and hides small numbers of it', async () => {
      await fillMorning(desk.under, desk.kiosk);
      const { db } = desk.under.store;
      const window = asked({ toMs: NOW_MS + 135 * MINUTE_MS });
      const exact = { ratings: 12, annulledBefore: 0, uncertain: 1 };
      const months = [{ month: '2026-11', n: 12 }];
      expect(await coverageOf(db, window, { seesSingle: true, fewerThan: 10 })).toEqual({
        ...{ ...exact, months },
      });
      expect(await coverageOf(db, window, { seesSingle: false, fewerThan: 10 })).toEqual({
        ...{ ...exact, months, uncertain: 'few' },
      });
      expect(await coverageOf(db, asked(), { seesSingle: false, fewerThan: 10 })).toEqual({
        ...{ ratings: 'few', months: [], annulledBefore: 0, uncertain: 0 },
      });
    });

    it('counts as uncertain what may be of the window, on whichever day it was put', async () => {
      const openedAtMs = NOW_MS - 6 * DAY_MS;
      const { db } = desk.under.store;
      await db.updateTable('kiosk_epochs').set({ opened_at_ms: openedAtMs }).execute();
      await desk.under.send(desk.kiosk, [await desk.kiosk.write(ratingContent())]);
      const [rating] = await desk.under.rows('ratings');
      expect(rating?.local_day).toBe('2026-11-13');
      const reader = { seesSingle: true, fewerThan: 10 };
      for (const days of [0, 2, 5]) {
        const window = asked({ fromMs: NOW_MS - days * DAY_MS - MINUTE_MS, toMs: NOW_MS });
        expect(await coverageOf(db, window, reader)).toMatchObject({ ratings: 0, uncertain: 1 });
      }
      const after = asked({ fromMs: NOW_MS + MINUTE_MS, toMs: NOW_MS + 2 * MINUTE_MS });
      expect(await coverageOf(db, after, reader)).toMatchObject({ uncertain: 0 });
    });
  });
}
