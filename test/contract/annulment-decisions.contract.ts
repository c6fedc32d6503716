import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { proposeLift } from '../../server/annulment/propose-annulment.ts';
import { DAY_MS } from '../../shared/domain/local-day.ts';
import { digestOfNow, OTHER_SET } from '../support/agreed-set.ts';
import { expectAgreement } from './agreement.ts';
import { annulmentDesk, EXPLANATION, LATER_MS, MINUTE_MS } from './annulment-desk.ts';
import { NOW_MS } from './contract-office.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { fillMorning, rateAt } from './rated-day.ts';

/** Who decides on a proposal, how often, and what the log keeps of it. */
export function annulmentDecisionsContract(engine: Pick<EngineUnderTest, 'name' | 'fresh'>): void {
  describe(`a decision on an annulment on ${engine.name}`, () => {
    const desk = annulmentDesk(engine);
    const { as, propose, lift, decide, overall } = desk;

    it.each([
      ['the proposer approves', { by: 'manager' }, 'annulment-second-person'],
      ['the proposer refuses', { by: 'manager', decision: 'refuse' }, 'annulment-second-person'],
      ['another one withdraws', { decision: 'withdraw' }, 'annulment-not-the-proposer'],
      ['another set was seen', { digest: OTHER_SET }, 'annulment-changed'],
      ['thirty days have passed', { atMs: LATER_MS + 30 * DAY_MS }, 'annulment-decided'],
    ] as const)('changes nothing when %s', async (_case, given, error) => {
      await fillMorning(desk.under, desk.kiosk);
      expect(await decide(await propose(), given)).toEqual({ ok: false, error });
      expect(await overall()).toBe(14);
      expect(await desk.under.rows('annulment_decisions')).toEqual([]);
    });

    it('holds the decider to the ratings that were shown, not to their number', async () => {
      await fillMorning(desk.under, desk.kiosk);
      const id = await propose();
      const digest = await digestOfNow(desk.under.store.db, id);
      // One goes by another decision, one comes late: they are six again.
      expect(await decide(await propose({ toMs: NOW_MS + 10 * MINUTE_MS }))).toMatchObject({
        value: { ratings: 1 },
      });
      await rateAt(desk.under, desk.kiosk, { atMs: NOW_MS + 59 * MINUTE_MS, level: 1 });
      expect(await decide(id, { digest })).toEqual({ ok: false, error: 'annulment-changed' });
      expect(await decide(id)).toMatchObject({ value: { ratings: 6 } });
    });

    it.each(['refuse', 'withdraw'] as const)('cannot be approved after: %s', async (decision) => {
      await fillMorning(desk.under, desk.kiosk);
      const id = await propose();
      const by = decision === 'withdraw' ? 'manager' : 'administrator';
      expect(await decide(id, { by, decision })).toMatchObject({ ok: true });
      expect(await decide(id, { by: 'third' })).toEqual({ ok: false, error: 'annulment-decided' });
      expect(await overall()).toBe(14);
      await expectAgreement(desk.under);
    });

    it('lets one of two approvals at once pass', async () => {
      await fillMorning(desk.under, desk.kiosk);
      const id = await propose();
      const both = await Promise.all([decide(id, { by: 'one' }), decide(id, { by: 'two' })]);
      expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
      expect(both.find(({ ok }) => !ok)).toMatchObject({ error: 'annulment-decided' });
      expect(await overall()).toBe(8);
      await expectAgreement(desk.under);
    });

    it('lifts once: neither a second proposal nor a second approval passes', async () => {
      await fillMorning(desk.under, desk.kiosk);
      const id = await propose();
      await decide(id);
      const again = () =>
        proposeLift(desk.under.store, { id, explanation: EXPLANATION }, as('manager'));
      const waiting = await lift(id);
      expect(await again()).toEqual({ ok: false, error: 'annulment-not-in-force' });
      await decide(waiting);
      expect(await again()).toEqual({ ok: false, error: 'annulment-not-in-force' });
    });

    it.each([
      ['it was refused', { decision: 'refuse' }],
      ['it was withdrawn', { by: 'manager', decision: 'withdraw' }],
      ['thirty days have passed', null],
    ] as const)('lets a lift be proposed again when %s', async (_case, given) => {
      await fillMorning(desk.under, desk.kiosk);
      const id = await propose();
      await decide(id);
      const first = await lift(id);
      if (given !== null) expect(await decide(first, given)).toMatchObject({ ok: true });
      const context = as('manager', LATER_MS + (given === null ? 30 * DAY_MS : 1));
      const again = await proposeLift(desk.under.store, { id, explanation: EXPLANATION }, context);
      if (!again.ok) throw new Error(again.error);
      expect(await decide(again.value.id, { atMs: context.atMs })).toMatchObject({ ok: true });
      expect(await overall()).toBe(14);
      await expectAgreement(desk.under);
    });

    it('writes each act into the audit log of the unit', async () => {
      await fillMorning(desk.under, desk.kiosk);
      await decide(await propose());
      const log = await desk.under.store.db
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
        await fillMorning(desk.under, desk.kiosk);
        await decide(await propose());
        const { db } = desk.under.store;
        await expect(db.deleteFrom(table).execute()).rejects.toThrow('append-only');
        const update = sql`update ${sql.table(table)} set unit_id = 'unit-2'`.execute(db);
        await expect(update).rejects.toThrow('append-only');
      },
    );
  });
}
