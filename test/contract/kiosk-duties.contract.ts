import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replayQuarantine } from '../../server/ingest/replay-quarantine.ts';
import { addDuty } from '../../server/store/change-duties.ts';
import { expectAgreement } from './agreement.ts';
import { NOW_MS } from './contract-office.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { ONE_STORE } from './one-store.ts';
import { rateAt } from './rated-day.ts';
import { at, MINUTE_MS, sayingOffice } from './saying-office.ts';

/** What staff say at the kiosk about who serves must do, whichever engine it runs on. */
export function kioskDutiesContract(engine: Pick<EngineUnderTest, 'name' | 'fresh'>): void {
  describe(`duty said at the kiosk on ${engine.name}`, () => {
    const office = sayingOffice(engine);
    const { context, newId, say, rate, sendAt, officials, saidEntry } = office;

    it('gives what is rated from then on to whom staff named, and nothing before', async () => {
      await sendAt(6, [await rate(5), await say(5.5, 'official-2'), await rate(6)]);
      await sendAt(300, [await rate(300)]);
      expect(await officials()).toEqual(['official-1', 'official-2', 'official-2']);
      await expectAgreement(office.under);
    });

    it('names nobody where staff said that nobody serves', async () => {
      await sendAt(6, [await say(5, null), await rate(6)]);
      expect(await officials()).toEqual([null]);
      await expectAgreement(office.under);
    });

    it('holds to the end of its local day', async () => {
      await sendAt(10, [await say(5, 'official-2')]);
      await sendAt(14 * 60, [await rate(14 * 60)]);
      await sendAt(15 * 60 + 1, [await rate(15 * 60 + 1)]);
      expect(await officials()).toEqual(['official-2', null]);
      await expectAgreement(office.under);
    });

    it('gives way to a planned duty that begins later', async () => {
      await addDuty(
        office.under.store,
        { counterId: 'counter-1', officialId: 'official-3', from: at(120), to: at(180) },
        context(),
      );
      await sendAt(10, [await say(5, 'official-2'), await rate(6)]);
      await sendAt(130, [await rate(130)]);
      await sendAt(200, [await rate(200)]);
      expect(await officials()).toEqual(['official-2', 'official-3', null]);
      expect(await saidEntry()).toMatchObject({ from: at(5), to: at(120), saidAtKiosk: 'kiosk-1' });
      await expectAgreement(office.under);
    });

    it('gives ratings that came before it to whom it names, however late it comes', async () => {
      const [before, said] = [await rate(4), await say(5, 'official-2')];
      const [after, said2, last] = [await rate(6), await say(7, 'official-3'), await rate(8)];
      await sendAt(9, [last]);
      await sendAt(9, [before, after]);
      expect(await officials()).toEqual(['official-1', 'official-1', 'official-1']);
      await sendAt(500, [said2]);
      await sendAt(501, [said]);
      expect(await officials()).toEqual(['official-1', 'official-2', 'official-3']);
      await expectAgreement(office.under);
    });

    it('says in the log what came late and how many ratings it moved, and nothing else', async () => {
      const [said, after] = [await say(5, 'official-2'), [await rate(6), await rate(7)]];
      await sendAt(9, after);
      await sendAt(10, [said]);
      await sendAt(12, [await say(11, 'official-3'), await rate(12)]);
      const rows = await office.under.rows('audit_log');
      const moves = rows.filter(({ action }) => action === 'duty.said-late');
      expect(moves.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([
        {
          ...{ kiosk: 'kiosk-1', counter: 'counter-1', reAttributed: 2 },
          seats: [{ epoch: 1, seq: 1, official: 'official-2' }],
        },
      ]);
      expect(moves).toMatchObject([{ account_id: null, unit_id: 'unit-1' }]);
      await expectAgreement(office.under);
    });

    it('gives ratings of another kiosk at the counter by the clock', async () => {
      const other = await office.under.kiosk('kiosk-2');
      await rateAt(office.under, other, { atMs: NOW_MS + 20 * MINUTE_MS });
      await sendAt(30, [await say(10, 'official-2')]);
      expect(await officials()).toEqual(['official-2']);
      await expectAgreement(office.under);
    });

    it('changes nothing when it is delivered twice', async () => {
      const records = [await say(5, 'official-2'), await rate(6)];
      await sendAt(10, records);
      const receipt = await sendAt(11, records);
      expect(receipt.results.map(({ fate }) => fate)).toEqual(['duplicate', 'duplicate']);
      expect(await office.under.rows('kiosk_duties')).toHaveLength(1);
      await expectAgreement(office.under);
    });

    it.each([
      ['an unknown counter', 'official-2', 'nowhere', 'unknown-counter', 'nowhere'],
      ["another unit's counter", 'official-2', 'foreign-counter', 'unknown-counter', ''],
      ['nobody of ours', 'stranger', 'counter-1', 'unknown-official', 'stranger'],
    ])('sets %s aside with a reason', async (_, official, counter, reason, detail) => {
      const receipt = await sendAt(6, [await say(5, official, counter), await rate(6)]);
      expect(receipt.results.map(({ fate }) => fate)).toEqual(['quarantined', 'stored']);
      const rows = await office.under.rows('quarantine');
      expect(rows).toMatchObject([{ reason, detail: detail === '' ? counter : detail }]);
      expect(await officials()).toEqual(['official-1']);
      await expectAgreement(office.under);
    });

    it('counts what was set aside once the official belongs to the unit', async () => {
      await office.under.store.db
        .updateTable('officials')
        .set({ unit_id: 'unit-2' })
        .where('id', '=', 'official-2')
        .execute();
      await sendAt(10, [await say(5, 'official-2'), await rate(6)]);
      expect(await officials()).toEqual(['official-1']);
      await office.under.store.db.updateTable('officials').set({ unit_id: 'unit-1' }).execute();
      const order = { reason: null, unitIds: null, accountId: null, dryRun: false };
      const replayer = { store: office.under.store, newId, clock: () => NOW_MS };
      expect(await replayQuarantine(replayer, order)).toMatchObject({ released: 1 });
      expect(await officials()).toEqual(['official-2']);
      const actions = (await office.under.rows('audit_log')).map(({ action }) => action);
      expect(actions).toEqual(['duty.said-late', 'quarantine.replay']);
      await expectAgreement(office.under);
    });

    it('takes what an older program could not read, once it is replayed', async () => {
      await sendAt(10, [await say(5, 'official-2'), await rate(6)]);
      // As a server without this kind of record keeps it: raw, and aside.
      await office.under.store.db.deleteFrom('kiosk_duties').execute();
      await office.under.store.db
        .updateTable('ratings')
        .set({ official_id: 'official-1' })
        .execute();
      await office.under.store.db
        .updateTable('atom_counts')
        .set({ official_id: 'official-1' })
        .execute();
      await office.under.store.db
        .updateTable('official_days')
        .set({ official_id: 'official-1' })
        .execute();
      const seat = { unit_id: 'unit-1', kiosk_id: 'kiosk-1', epoch: 1, seq: 1 };
      await office.under.store.db
        .insertInto('quarantine')
        .values({ ...seat, reason: 'unknown-meaning', detail: '', since_ms: NOW_MS })
        .execute();
      const order = { reason: null, unitIds: null, accountId: null, dryRun: false };
      const replayer = { store: office.under.store, newId, clock: () => NOW_MS };
      expect(await replayQuarantine(replayer, order)).toMatchObject({ released: 1 });
      expect(await officials()).toEqual(['official-2']);
      await expectAgreement(office.under);
    });

    it('sets an official aside whose secondment has not begun', async () => {
      await office.under.store.db
        .updateTable('officials')
        .set({ seconded_from: '2026-11-20' })
        .where('id', '=', 'official-3')
        .execute();
      await sendAt(6, [await say(5, 'official-3')]);
      expect(await office.under.rows('quarantine')).toMatchObject([{ reason: 'unknown-official' }]);
      await expectAgreement(office.under);
    });

    it('agrees with a recount when a kiosk that was away sends what waited', async () => {
      let minute = 0;
      await fc.assert(
        fc.asyncProperty(story, async (steps) => {
          const records = [];
          for (const { act, official, pause } of steps) {
            minute += pause;
            const who = official === 0 ? null : `official-${official}`;
            records.push(act === 'say' ? await say(minute, who) : await rate(minute));
          }
          // As a kiosk that was away: the newest first, then what waited, some of it twice.
          const newest = records.slice(-1);
          await sendAt(minute + 1, newest);
          for (let from = 0; from < records.length; from += 3) {
            await sendAt(minute + 2, records.slice(from, from + 4));
          }
          await expectAgreement(office.under);
        }),
        { numRuns: 6, ...ONE_STORE },
      );
    });
  });
}

const story = fc.array(
  fc.record({
    act: fc.constantFrom('say', 'rate', 'rate'),
    official: fc.integer({ min: 0, max: 3 }),
    pause: fc.integer({ min: 1, max: 20 }),
  }),
  { minLength: 2, maxLength: 10 },
);
