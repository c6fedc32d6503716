import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideAnnulment } from '../../server/annulment/decide-annulment.ts';
import {
  proposeAnnulment,
  proposeLift,
  type AnnulmentAsked,
} from '../../server/annulment/propose-annulment.ts';
import { loadQuality } from '../../server/store/period-facts.ts';
import { changeDuty, removeDuty } from '../../server/store/change-duties.ts';
import { WHOLE_SCOPE } from '../../server/store/scope.ts';
import { verifyReads } from '../../server/store/verify-reads.ts';
import { verifyStore } from '../../server/verify/verify-store.ts';
import type { AnnulmentDecision } from '../../shared/domain/annulment.ts';
import { localMinuteOf } from '../../shared/domain/local-minute.ts';
import { ratingContent, type SimulatedKiosk } from '../support/simulated-kiosk.ts';
import { NOW_MS } from './contract-office.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { ingestUnderTest, type IngestUnderTest } from './ingest-under-test.ts';
import { fillMorning, insertColleagues, rateAt } from './rated-day.ts';
import {
  keptDays,
  keptLevels,
  keptReasons,
  recountDays,
  recountLevels,
  recountReasons,
} from './recount.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LATER_MS = NOW_MS + DAY_MS;
const EXPLANATION = 'Cán bộ thử máy trước giờ mở cửa, có biên bản';

/** The first hour at counter-1, in which the official of the contract office is on duty. */
const asked = (parts: Partial<AnnulmentAsked> = {}): AnnulmentAsked => ({
  ...{ unitId: 'unit-1', place: { kind: 'counter', id: 'counter-1' } },
  ...{ fromMs: NOW_MS, toMs: NOW_MS + 60 * MINUTE_MS },
  ...{ reason: 'test', explanation: EXPLANATION, ...parts },
});

/** What putting ratings out of the figures must do, whichever engine it runs on. */
export function annulmentContract(engine: Pick<EngineUnderTest, 'name' | 'fresh'>): void {
  describe(`annulment on ${engine.name}`, () => {
    let under: IngestUnderTest;
    let kiosk: SimulatedKiosk;
    let ids = 0;
    const as = (accountId: string, atMs = LATER_MS) => ({
      ...{ atMs, accountId, newId: () => `new-${String((ids += 1)).padStart(5, '0')}` },
    });
    const propose = async (parts: Partial<AnnulmentAsked> = {}): Promise<string> => {
      const done = await proposeAnnulment(under.store, asked(parts), as('manager'));
      if (!done.ok) throw new Error(done.error);
      return done.value.id;
    };
    const lift = async (id: string): Promise<string> => {
      const done = await proposeLift(under.store, { id, explanation: EXPLANATION }, as('manager'));
      if (!done.ok) throw new Error(done.error);
      return done.value.id;
    };
    const decide = (
      id: string,
      given: { by?: string; decision?: AnnulmentDecision; ratings?: number; atMs?: number } = {},
    ) => {
      const { by = 'administrator', decision = 'approve', ratings = 6, atMs = LATER_MS } = given;
      return decideAnnulment(under.store, { id, decision, ratings, note: '' }, as(by, atMs));
    };
    const overall = async (): Promise<number> => {
      const rows = await under.rows('atom_counts');
      return rows
        .filter(({ item_code }) => item_code === 'overall')
        .reduce((sum, { n1, n2, n3, n4, n5 }) => sum + n1 + n2 + n3 + n4 + n5, 0);
    };
    const annulledIn = async (ordinal: number, withDescendants: readonly string[] | 'all') => {
      const period = { kind: 'month', year: 2026, ordinal, cutOffDay: 1 } as const;
      const scope = { unitId: 'unit-1', withDescendants };
      return (await loadQuality(under.store.db, period, scope)).annulledRatings;
    };

    beforeEach(async () => {
      under = await ingestUnderTest(await (await engine.fresh()).open());
      await insertColleagues(under);
      kiosk = await under.kiosk();
    });
    afterEach(() => under.close());

    it('takes every rating of the window out of all counts, and says how many', async () => {
      await fillMorning(under, kiosk);
      const id = await propose();
      expect(await overall()).toBe(14);
      await expectAgreement(under);
      expect(await decide(id)).toEqual({ ok: true, value: { ratings: 6 } });
      expect(await overall()).toBe(8);
      expect(await under.rows('official_days')).toEqual([]);
      expect(await under.rows('ratings')).toHaveLength(14);
      expect(await under.rows('annulled_counts')).toMatchObject([
        { unit_id: 'unit-1', annulment_id: id, first_atom: '2026-11-15', n: 6 },
      ]);
      expect(await annulledIn(11, ['unit-1'])).toBe(6);
      expect(await annulledIn(11, 'all')).toBe(6);
      expect(await annulledIn(11, ['unit-2'])).toBe(0);
      expect(await annulledIn(10, 'all')).toBe(0);
      await expectAgreement(under);
    });

    it('puts them back when two persons lift it, and lets them be annulled once more', async () => {
      await fillMorning(under, kiosk);
      const [levels, reasons] = [await keptLevels(under.store), await keptReasons(under.store)];
      const id = await propose();
      await decide(id);
      expect(await decide(await lift(id))).toEqual({ ok: true, value: { ratings: 6 } });
      expect(await keptLevels(under.store)).toEqual(levels);
      expect(await keptReasons(under.store)).toEqual(reasons);
      expect(await annulledIn(11, 'all')).toBe(0);
      await expectAgreement(under);
      expect(await decide(await propose())).toMatchObject({ ok: true });
      expect(await annulledIn(11, 'all')).toBe(6);
      await expectAgreement(under);
    });

    it('annuls nothing twice where two windows overlap', async () => {
      await fillMorning(under, kiosk);
      await decide(await propose());
      const wide = await propose({ toMs: NOW_MS + 80 * MINUTE_MS });
      expect(await decide(wide, { ratings: 8 })).toMatchObject({
        error: 'annulment-changed',
      });
      expect(await decide(wide, { ratings: 2 })).toMatchObject({ ok: true });
      expect(await annulledIn(11, 'all')).toBe(8);
      await expectAgreement(under);
    });

    it('reaches by a kiosk what it took in at whichever counter', async () => {
      await rateAt(under, kiosk, { atMs: NOW_MS + MINUTE_MS });
      await rateAt(under, kiosk, { atMs: NOW_MS + 2 * MINUTE_MS, counter: 'counter-2' });
      const id = await propose({ place: { kind: 'kiosk', id: 'kiosk-1' } });
      expect(await decide(id, { ratings: 2 })).toMatchObject({ ok: true });
      expect(await overall()).toBe(0);
      await expectAgreement(under);
    });

    it('leaves alone what is not certain to be of the window', async () => {
      await fillMorning(under, kiosk);
      // Known to half an hour, from 11:00 at the earliest.
      const window = { fromMs: NOW_MS + 120 * MINUTE_MS, toMs: NOW_MS + 135 * MINUTE_MS };
      const refused = await proposeAnnulment(under.store, asked(window), as('manager'));
      expect(refused).toEqual({ ok: false, error: 'annulment-covers-nothing' });
    });

    it('takes undated ratings out of those that are counted apart', async () => {
      const openedAtMs = NOW_MS - 6 * DAY_MS;
      await under.store.db.updateTable('kiosk_epochs').set({ opened_at_ms: openedAtMs }).execute();
      await under.send(kiosk, [await kiosk.write(ratingContent({ level: 1 }))]);
      const id = await propose({ fromMs: openedAtMs - DAY_MS, toMs: NOW_MS + MINUTE_MS });
      expect(await decide(id, { ratings: 1 })).toMatchObject({ ok: true });
      expect(await under.rows('undated_counts')).toMatchObject([{ n: 0 }]);
      expect(await annulledIn(11, 'all')).toBe(1);
      await expectAgreement(under);
      await decide(await lift(id), { ratings: 1 });
      expect(await under.rows('undated_counts')).toMatchObject([{ n: 1 }]);
      await expectAgreement(under);
    });

    it('counts nothing of what is amended afterwards, until it is lifted', async () => {
      const rated = await rateAt(under, kiosk, { atMs: NOW_MS + MINUTE_MS, level: 1 });
      const id = await propose();
      await decide(id, { ratings: 1 });
      const body = { rating: rated, level: 5, answers: { access: 3 }, reasons: ['wait'] } as const;
      await under.send(kiosk, [await kiosk.write({ kind: 'amendment', body })]);
      expect(await overall()).toBe(0);
      await expectAgreement(under);
      await decide(await lift(id), { ratings: 1 });
      const kept = await under.rows('atom_counts');
      expect(kept.find(({ item_code }) => item_code === 'overall')).toMatchObject({ n1: 0, n5: 1 });
      await expectAgreement(under);
    });

    it('counts nothing again when the roster is corrected', async () => {
      await fillMorning(under, kiosk);
      const id = await propose();
      await decide(id);
      const [from, to] = [localMinuteOf(NOW_MS), localMinuteOf(NOW_MS + 90 * MINUTE_MS)];
      const change = { id: 'duty-1', officialId: 'official-2', from, to };
      const context = { ...as('administrator'), scope: WHOLE_SCOPE };
      expect(await changeDuty(under.store, change, context)).toMatchObject({
        value: { reAttributed: 9 },
      });
      expect(await overall()).toBe(8);
      await expectAgreement(under);
      await decide(await lift(id));
      expect(await overall()).toBe(14);
      await expectAgreement(under);
      await removeDuty(under.store, 'duty-1', context);
      await expectAgreement(under);
    });

    it('leaves out ratings that arrive later, and lets them be proposed anew', async () => {
      await rateAt(under, kiosk, { atMs: NOW_MS + MINUTE_MS });
      await decide(await propose(), { ratings: 1 });
      await rateAt(under, kiosk, { atMs: NOW_MS + 2 * MINUTE_MS });
      expect(await overall()).toBe(1);
      await expectAgreement(under);
      expect(await decide(await propose(), { ratings: 1 })).toMatchObject({ ok: true });
      expect(await overall()).toBe(0);
      await expectAgreement(under);
    });

    it.each([
      ['the proposer approves', { by: 'manager' }, 'annulment-second-person'],
      ['the proposer refuses', { by: 'manager', decision: 'refuse' }, 'annulment-second-person'],
      ['another one withdraws', { decision: 'withdraw' }, 'annulment-not-the-proposer'],
      ['another number was seen', { ratings: 5 }, 'annulment-changed'],
      ['thirty days have passed', { atMs: LATER_MS + 30 * DAY_MS }, 'annulment-decided'],
    ] as const)('changes nothing when %s', async (_case, given, error) => {
      await fillMorning(under, kiosk);
      expect(await decide(await propose(), given)).toEqual({ ok: false, error });
      expect(await overall()).toBe(14);
      expect(await under.rows('annulment_decisions')).toEqual([]);
    });

    it.each(['refuse', 'withdraw'] as const)('cannot be approved after: %s', async (decision) => {
      await fillMorning(under, kiosk);
      const id = await propose();
      const by = decision === 'withdraw' ? 'manager' : 'administrator';
      expect(await decide(id, { by, decision })).toMatchObject({ ok: true });
      expect(await decide(id, { by: 'third' })).toEqual({ ok: false, error: 'annulment-decided' });
      expect(await overall()).toBe(14);
      await expectAgreement(under);
    });

    it('lets one of two approvals at once pass', async () => {
      await fillMorning(under, kiosk);
      const id = await propose();
      const both = await Promise.all([decide(id, { by: 'one' }), decide(id, { by: 'two' })]);
      expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
      expect(both.find(({ ok }) => !ok)).toMatchObject({ error: 'annulment-decided' });
      expect(await overall()).toBe(8);
      await expectAgreement(under);
    });

    it('lifts once: neither a second proposal nor a second approval passes', async () => {
      await fillMorning(under, kiosk);
      const id = await propose();
      await decide(id);
      const again = () => proposeLift(under.store, { id, explanation: EXPLANATION }, as('manager'));
      const waiting = await lift(id);
      expect(await again()).toEqual({ ok: false, error: 'annulment-not-in-force' });
      await decide(waiting);
      expect(await again()).toEqual({ ok: false, error: 'annulment-not-in-force' });
    });

    it('writes each act into the audit log of the unit', async () => {
      await fillMorning(under, kiosk);
      await decide(await propose());
      const log = await under.store.db
        .selectFrom('audit_log')
        .select(['action', 'unit_id', 'account_id', 'detail'])
        .where('action', 'like', 'annulment.%')
        .orderBy('position')
        .execute();
      const said = log.map((row) => ({ ...row, detail: JSON.parse(row.detail) as object }));
      const common = { counter: 'counter-1', fromMs: NOW_MS, ratings: 6, reason: 'test' };
      expect(said).toMatchObject([
        { action: 'annulment.propose', unit_id: 'unit-1', account_id: 'manager', detail: common },
        {
          action: 'annulment.approve',
          account_id: 'administrator',
          detail: { ...common, before: { counted: 6 }, after: { counted: 0 } },
        },
      ]);
    });

    it.each(['annulments', 'annulment_decisions', 'annulled_ratings', 'annulled_counts'] as const)(
      'takes no change of %s',
      async (table) => {
        await fillMorning(under, kiosk);
        await decide(await propose());
        const { db } = under.store;
        await expect(db.deleteFrom(table).execute()).rejects.toThrow('append-only');
        const update = sql`update ${sql.table(table)} set unit_id = 'unit-2'`.execute(db);
        await expect(update).rejects.toThrow('append-only');
      },
    );

    it('names what was annulled without a decision, and the decision of one person', async () => {
      await fillMorning(under, kiosk);
      const { db } = under.store;
      const [first] = await under.rows('ratings');
      if (first === undefined) throw new Error('no rating');
      const { unit_id, rating_id } = first;
      await db
        .insertInto('annulled_ratings')
        .values({ unit_id, rating_id, annulment_id: 'none' })
        .execute();
      const id = await propose();
      await db
        .insertInto('annulment_decisions')
        .values({
          ...{ annulment_id: id, unit_id, decision: 'approve', note: '' },
          ...{ decided_by: 'manager', decided_at_ms: LATER_MS },
        })
        .execute();
      const { findings } = await verifyStore(verifyReads(db), () => 0);
      expect(findings.map(({ kind, detail }) => `${kind}: ${detail}`).sort()).toEqual([
        `one-person-annulment: annulment ${id}: proposed and approved by manager`,
        `unfounded-annulment: annulment ${id}: the audit log knows no such approval`,
        'unfounded-annulment: annulment none: 1 ratings without an approval',
      ]);
    });

    it('names a rating that somebody added to an approved annulment', async () => {
      await fillMorning(under, kiosk);
      const id = await propose();
      await decide(id);
      const last = (await under.rows('ratings')).find(
        ({ counter_id }) => counter_id !== 'counter-1',
      );
      const rating_id = last?.rating_id ?? '';
      await under.store.db
        .insertInto('annulled_ratings')
        .values({ unit_id: 'unit-1', rating_id, annulment_id: id })
        .execute();
      const { counts } = await verifyStore(verifyReads(under.store.db), () => 0);
      expect(counts).toMatchObject({ 'unfounded-annulment': 2 });
      expect(counts['altered-count']).toBeGreaterThan(0);
    });
  });
}

/** Counts equal a recount of what is in the figures, and verification finds nothing. */
async function expectAgreement({ store }: IngestUnderTest): Promise<void> {
  expect(await keptLevels(store)).toEqual(await recountLevels(store));
  expect(await keptReasons(store)).toEqual(await recountReasons(store));
  expect(await keptDays(store)).toEqual(await recountDays(store));
  const report = await verifyStore(verifyReads(store.db), () => 0);
  expect(report.findings).toEqual([]);
}
