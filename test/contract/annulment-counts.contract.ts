import { describe, expect, it } from 'vitest';
import { proposeAnnulment } from '../../server/annulment/propose-annulment.ts';
import { changeDuty, removeDuty } from '../../server/store/change-duties.ts';
import { WHOLE_SCOPE } from '../../server/store/scope.ts';
import { DAY_MS } from '../../shared/domain/local-day.ts';
import { localMinuteOf } from '../../shared/domain/local-minute.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { expectAgreement } from './agreement.ts';
import { annulmentDesk, asked, MINUTE_MS } from './annulment-desk.ts';
import { NOW_MS } from './contract-office.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { fillMorning, rateAt } from './rated-day.ts';
import { keptLevels, keptReasons } from './recount.ts';

/** What putting ratings out of the figures must do to the counts, whichever engine it runs on. */
export function annulmentCountsContract(engine: Pick<EngineUnderTest, 'name' | 'fresh'>): void {
  describe(`annulment and counts on ${engine.name}`, () => {
    const desk = annulmentDesk(engine);
    const { as, propose, lift, decide, overall, annulledIn } = desk;

    it('takes every rating of the window out of all counts, and says how many', async () => {
      await fillMorning(desk.under, desk.kiosk);
      const id = await propose();
      expect(await overall()).toBe(14);
      await expectAgreement(desk.under);
      expect(await decide(id)).toEqual({ ok: true, value: { ratings: 6 } });
      expect(await overall()).toBe(8);
      expect(await desk.under.rows('official_days')).toEqual([]);
      expect(await desk.under.rows('ratings')).toHaveLength(14);
      expect(await desk.under.rows('annulled_counts')).toMatchObject([
        { unit_id: 'unit-1', annulment_id: id, first_atom: '2026-11-15', n: 6 },
      ]);
      expect(await annulledIn(11, ['unit-1'])).toBe(6);
      expect(await annulledIn(11, 'all')).toBe(6);
      expect(await annulledIn(11, ['unit-2'])).toBe(0);
      expect(await annulledIn(10, 'all')).toBe(0);
      await expectAgreement(desk.under);
    });

    it('puts them back when two persons lift it, and lets them be annulled once more', async () => {
      await fillMorning(desk.under, desk.kiosk);
      const [levels, reasons] = [
        await keptLevels(desk.under.store),
        await keptReasons(desk.under.store),
      ];
      const id = await propose();
      await decide(id);
      expect(await decide(await lift(id))).toEqual({ ok: true, value: { ratings: 6 } });
      expect(await keptLevels(desk.under.store)).toEqual(levels);
      expect(await keptReasons(desk.under.store)).toEqual(reasons);
      expect(await annulledIn(11, 'all')).toBe(0);
      await expectAgreement(desk.under);
      expect(await decide(await propose())).toMatchObject({ ok: true });
      expect(await annulledIn(11, 'all')).toBe(6);
      await expectAgreement(desk.under);
    });

    it('annuls nothing twice where two windows overlap', async () => {
      await fillMorning(desk.under, desk.kiosk);
      await decide(await propose());
      const wide = await propose({ toMs: NOW_MS + 80 * MINUTE_MS });
      expect(await decide(wide)).toMatchObject({ value: { ratings: 2 } });
      expect(await annulledIn(11, 'all')).toBe(8);
      await expectAgreement(desk.under);
    });

    it('reaches by a kiosk what it took in at whichever counter', async () => {
      await rateAt(desk.under, desk.kiosk, { atMs: NOW_MS + MINUTE_MS });
      await rateAt(desk.under, desk.kiosk, { atMs: NOW_MS + 2 * MINUTE_MS, counter: 'counter-2' });
      const id = await propose({ place: { kind: 'kiosk', id: 'kiosk-1' } });
      expect(await decide(id)).toMatchObject({ ok: true });
      expect(await overall()).toBe(0);
      await expectAgreement(desk.under);
    });

    it('leaves alone what is not certain to be of the window', async () => {
      await fillMorning(desk.under, desk.kiosk);
      // Known to half an hour, from 11:00 at the earliest.
      const window = { fromMs: NOW_MS + 120 * MINUTE_MS, toMs: NOW_MS + 135 * MINUTE_MS };
      const refused = await proposeAnnulment(desk.under.store, asked(window), as('manager'));
      expect(refused).toEqual({ ok: false, error: 'annulment-covers-nothing' });
    });

    it('takes undated ratings out of those that are counted apart', async () => {
      const openedAtMs = NOW_MS - 6 * DAY_MS;
      await desk.under.store.db
        .updateTable('kiosk_epochs')
        .set({ opened_at_ms: openedAtMs })
        .execute();
      await desk.under.send(desk.kiosk, [await desk.kiosk.write(ratingContent({ level: 1 }))]);
      const id = await propose({ fromMs: openedAtMs - DAY_MS, toMs: NOW_MS + MINUTE_MS });
      expect(await decide(id)).toMatchObject({ ok: true });
      expect(await desk.under.rows('undated_counts')).toMatchObject([{ n: 0 }]);
      expect(await annulledIn(11, 'all')).toBe(1);
      await expectAgreement(desk.under);
      await decide(await lift(id));
      expect(await desk.under.rows('undated_counts')).toMatchObject([{ n: 1 }]);
      await expectAgreement(desk.under);
    });

    it('counts nothing of what is amended afterwards, until it is lifted', async () => {
      const rated = await rateAt(desk.under, desk.kiosk, { atMs: NOW_MS + MINUTE_MS, level: 1 });
      const id = await propose();
      await decide(id);
      const body = { rating: rated, level: 5, answers: { access: 3 }, reasons: ['wait'] } as const;
      await desk.under.send(desk.kiosk, [await desk.kiosk.write({ kind: 'amendment', body })]);
      expect(await overall()).toBe(0);
      await expectAgreement(desk.under);
      await decide(await lift(id));
      const kept = await desk.under.rows('atom_counts');
      expect(kept.find(({ item_code }) => item_code === 'overall')).toMatchObject({ n1: 0, n5: 1 });
      await expectAgreement(desk.under);
    });

    it('counts nothing again when the roster is corrected', async () => {
      await fillMorning(desk.under, desk.kiosk);
      const id = await propose();
      await decide(id);
      const [from, to] = [localMinuteOf(NOW_MS), localMinuteOf(NOW_MS + 90 * MINUTE_MS)];
      const change = { id: 'duty-1', officialId: 'official-2', from, to };
      const context = { ...as('administrator'), scope: WHOLE_SCOPE };
      expect(await changeDuty(desk.under.store, change, context)).toMatchObject({
        value: { reAttributed: 9 },
      });
      expect(await overall()).toBe(8);
      await expectAgreement(desk.under);
      await decide(await lift(id));
      expect(await overall()).toBe(14);
      await expectAgreement(desk.under);
      await removeDuty(desk.under.store, 'duty-1', context);
      await expectAgreement(desk.under);
    });

    it('leaves out ratings that arrive later, and lets them be proposed anew', async () => {
      await rateAt(desk.under, desk.kiosk, { atMs: NOW_MS + MINUTE_MS });
      await decide(await propose());
      await rateAt(desk.under, desk.kiosk, { atMs: NOW_MS + 2 * MINUTE_MS });
      expect(await overall()).toBe(1);
      await expectAgreement(desk.under);
      expect(await decide(await propose())).toMatchObject({ ok: true });
      expect(await overall()).toBe(0);
      await expectAgreement(desk.under);
    });
  });
}
