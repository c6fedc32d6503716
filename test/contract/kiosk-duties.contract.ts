import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localMinuteOf } from '../../shared/domain/local-minute.ts';
import { replayQuarantine } from '../../server/ingest/replay-quarantine.ts';
import { addDuty, changeDuty, removeDuty } from '../../server/store/change-duties.ts';
import { copyDuties } from '../../server/store/copy-duties.ts';
import { loadKioskConfiguration } from '../../server/store/kiosk-configuration.ts';
import { WHOLE_SCOPE } from '../../server/store/scope.ts';
import { loadUnitDuties } from '../../server/store/unit-duties.ts';
import { verifyReads } from '../../server/store/verify-reads.ts';
import { verifyStore } from '../../server/verify/verify-store.ts';
import { day } from '../analytics/reports/small-province.ts';
import { ratingContent, type SimulatedKiosk } from '../support/simulated-kiosk.ts';
import { expectAgreement } from './agreement.ts';
import { NOW_MS } from './contract-office.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { ingestUnderTest, type IngestUnderTest } from './ingest-under-test.ts';
import { insertColleagues, rateAt } from './rated-day.ts';

const MINUTE_MS = 60_000;

/** The minute of the day of `NOW_MS`: 9:00. */
const at = (minute: number) => localMinuteOf(NOW_MS + minute * MINUTE_MS);

/** Known to the second, as a kiosk in contact writes it. */
function timeAt(minute: number) {
  const wallMs = NOW_MS + minute * MINUTE_MS;
  const monoMs = (100 + minute) * MINUTE_MS;
  const anchor = { serverMs: wallMs - MINUTE_MS, monoMs: monoMs - MINUTE_MS, roundTripMs: 80 };
  return { wallMs, monoMs, anchor };
}

const TODAY = { from: day('2026-11-19'), to: day('2026-11-19') };

/** What staff say at the kiosk about who serves must do, whichever engine it runs on. */
export function kioskDutiesContract(engine: Pick<EngineUnderTest, 'name' | 'fresh'>): void {
  describe(`duty said at the kiosk on ${engine.name}`, () => {
    let under: IngestUnderTest;
    let kiosk: SimulatedKiosk;
    let ids = 0;
    const newId = () => `new-${String((ids += 1)).padStart(5, '0')}`;
    const context = () => ({ atMs: NOW_MS, newId, accountId: 'admin', scope: WHOLE_SCOPE });
    const say = (minute: number, official: string | null, counter = 'counter-1') =>
      kiosk.write({ kind: 'duty', body: { counter, official } }, { time: timeAt(minute) });
    const rate = (minute: number) => kiosk.write(ratingContent(), { time: timeAt(minute) });
    const sendAt = (minute: number, ...records: Parameters<IngestUnderTest['send']>[1][]) => {
      under.nowMs = NOW_MS + minute * MINUTE_MS;
      return under.send(kiosk, records.flat());
    };
    /** Who was rated, in the order of the chain. */
    const officials = async () => {
      const rows = await under.rows('ratings');
      return rows.toSorted((a, b) => a.seq - b.seq).map(({ official_id }) => official_id);
    };
    const entries = () => loadUnitDuties(under.store.db, 'unit-1', TODAY);
    const saidEntry = async () => (await entries()).find(({ saidAtKiosk }) => saidAtKiosk !== null);

    beforeEach(async () => {
      under = await ingestUnderTest(await (await engine.fresh()).open());
      await insertColleagues(under);
      kiosk = await under.kiosk();
    });
    afterEach(() => under.close());

    it('gives what is rated from then on to whom staff named, and nothing before', async () => {
      await sendAt(6, [await rate(5), await say(5.5, 'official-2'), await rate(6)]);
      await sendAt(300, [await rate(300)]);
      expect(await officials()).toEqual(['official-1', 'official-2', 'official-2']);
      await expectAgreement(under);
    });

    it('names nobody where staff said that nobody serves', async () => {
      await sendAt(6, [await say(5, null), await rate(6)]);
      expect(await officials()).toEqual([null]);
      await expectAgreement(under);
    });

    it('holds to the end of its local day', async () => {
      await sendAt(10, [await say(5, 'official-2')]);
      await sendAt(14 * 60, [await rate(14 * 60)]);
      await sendAt(15 * 60 + 1, [await rate(15 * 60 + 1)]);
      expect(await officials()).toEqual(['official-2', null]);
      await expectAgreement(under);
    });

    it('gives way to a planned duty that begins later', async () => {
      await addDuty(
        under.store,
        { counterId: 'counter-1', officialId: 'official-3', from: at(120), to: at(180) },
        context(),
      );
      await sendAt(10, [await say(5, 'official-2'), await rate(6)]);
      await sendAt(130, [await rate(130)]);
      await sendAt(200, [await rate(200)]);
      expect(await officials()).toEqual(['official-2', 'official-3', null]);
      expect(await saidEntry()).toMatchObject({ from: at(5), to: at(120), saidAtKiosk: 'kiosk-1' });
      await expectAgreement(under);
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
      await expectAgreement(under);
    });

    it('gives ratings of another kiosk at the counter by the clock', async () => {
      const other = await under.kiosk('kiosk-2');
      await rateAt(under, other, { atMs: NOW_MS + 20 * MINUTE_MS });
      await sendAt(30, [await say(10, 'official-2')]);
      expect(await officials()).toEqual(['official-2']);
      await expectAgreement(under);
    });

    it('changes nothing when it is delivered twice', async () => {
      const records = [await say(5, 'official-2'), await rate(6)];
      await sendAt(10, records);
      const receipt = await sendAt(11, records);
      expect(receipt.results.map(({ fate }) => fate)).toEqual(['duplicate', 'duplicate']);
      expect(await under.rows('kiosk_duties')).toHaveLength(1);
      await expectAgreement(under);
    });

    it.each([
      ['an unknown counter', 'official-2', 'nowhere', 'unknown-counter', 'nowhere'],
      ["another unit's counter", 'official-2', 'foreign-counter', 'unknown-counter', ''],
      ['nobody of ours', 'stranger', 'counter-1', 'unknown-official', 'stranger'],
    ])('sets %s aside with a reason', async (_, official, counter, reason, detail) => {
      const receipt = await sendAt(6, [await say(5, official, counter), await rate(6)]);
      expect(receipt.results.map(({ fate }) => fate)).toEqual(['quarantined', 'stored']);
      const rows = await under.rows('quarantine');
      expect(rows).toMatchObject([{ reason, detail: detail === '' ? counter : detail }]);
      expect(await officials()).toEqual(['official-1']);
      await expectAgreement(under);
    });

    it('counts what was set aside once the official belongs to the unit', async () => {
      await under.store.db
        .updateTable('officials')
        .set({ unit_id: 'unit-2' })
        .where('id', '=', 'official-2')
        .execute();
      await sendAt(10, [await say(5, 'official-2'), await rate(6)]);
      expect(await officials()).toEqual(['official-1']);
      await under.store.db.updateTable('officials').set({ unit_id: 'unit-1' }).execute();
      const order = { reason: null, unitIds: null, accountId: null, dryRun: false };
      const replayer = { store: under.store, newId, clock: () => NOW_MS };
      expect(await replayQuarantine(replayer, order)).toMatchObject({ released: 1 });
      expect(await officials()).toEqual(['official-2']);
      await expectAgreement(under);
    });

    it('takes what an older program could not read, once it is replayed', async () => {
      await sendAt(10, [await say(5, 'official-2'), await rate(6)]);
      // As a server without this kind of record keeps it: raw, and aside.
      await under.store.db.deleteFrom('kiosk_duties').execute();
      await under.store.db.updateTable('ratings').set({ official_id: 'official-1' }).execute();
      await under.store.db.updateTable('atom_counts').set({ official_id: 'official-1' }).execute();
      await under.store.db
        .updateTable('official_days')
        .set({ official_id: 'official-1' })
        .execute();
      const seat = { unit_id: 'unit-1', kiosk_id: 'kiosk-1', epoch: 1, seq: 1 };
      await under.store.db
        .insertInto('quarantine')
        .values({ ...seat, reason: 'unknown-meaning', detail: '', since_ms: NOW_MS })
        .execute();
      const order = { reason: null, unitIds: null, accountId: null, dryRun: false };
      const replayer = { store: under.store, newId, clock: () => NOW_MS };
      expect(await replayQuarantine(replayer, order)).toMatchObject({ released: 1 });
      expect(await officials()).toEqual(['official-2']);
      await expectAgreement(under);
    });

    it('sets an official aside whose secondment has not begun', async () => {
      await under.store.db
        .updateTable('officials')
        .set({ seconded_from: '2026-11-20' })
        .where('id', '=', 'official-3')
        .execute();
      await sendAt(6, [await say(5, 'official-3')]);
      expect(await under.rows('quarantine')).toMatchObject([{ reason: 'unknown-official' }]);
      await expectAgreement(under);
    });

    it('stands beside the planned duties, which are changed as before', async () => {
      await sendAt(10, [await say(5, 'official-2'), await rate(6)]);
      expect(await entries()).toMatchObject([
        { id: 'duty-1', saidAtKiosk: null },
        { id: 'kiosk-1.1.1', saidAtKiosk: 'kiosk-1', officialName: 'Ông Trần Văn An' },
      ]);
      const change = { id: 'duty-1', officialId: 'official-3', from: at(-30), to: at(60) };
      expect(await changeDuty(under.store, change, context())).toMatchObject({ ok: true });
      const evening = { counterId: 'counter-1', officialId: 'official-1', from: at(600) };
      expect(await addDuty(under.store, { ...evening, to: at(660) }, context())).toMatchObject({
        ok: true,
      });
      const copy = { unitId: 'unit-1', fromDay: day('2026-11-16'), toDay: day('2026-11-09') };
      expect(await copyDuties(under.store, copy, context())).toMatchObject({ copied: 1 });
      expect(await officials()).toEqual(['official-2']);
      await expectAgreement(under);
    });

    it('is corrected like a planned duty, and the log says by whom', async () => {
      await sendAt(10, [await say(5, 'official-2'), await rate(6), await rate(8)]);
      const id = 'kiosk-1.1.1';
      const change = { id, officialId: 'official-3', from: at(7), to: at(60) };
      expect(await changeDuty(under.store, change, context())).toMatchObject({
        ok: true,
        value: { id, reAttributed: 2 },
      });
      expect(await officials()).toEqual(['official-1', 'official-3']);
      await expectAgreement(under);
      expect(await removeDuty(under.store, id, context())).toMatchObject({
        value: { reAttributed: 1 },
      });
      expect(await officials()).toEqual(['official-1', 'official-1']);
      expect(await removeDuty(under.store, id, context())).toMatchObject({
        error: { code: 'not-found' },
      });
      expect(await saidEntry()).toBeUndefined();
      const log = await under.store.db
        .selectFrom('audit_log')
        .select('action')
        .where('action', 'like', 'duty.%')
        .orderBy('position')
        .execute();
      expect(log).toEqual([{ action: 'duty.change' }, { action: 'duty.remove' }]);
      await expectAgreement(under);
    });

    it('names in the verification whatever is kept otherwise than it was said', async () => {
      await sendAt(10, [await say(5, 'official-2'), await rate(6)]);
      const found = async () => {
        const { findings } = await verifyStore(verifyReads(under.store.db), () => 0);
        return [...new Set(findings.map(({ kind }) => kind))].sort();
      };
      const set = (row: object) => under.store.db.updateTable('kiosk_duties').set(row).execute();
      await set({ official_id: 'official-3' });
      expect(await found()).toEqual(['altered-duty', 'attribution']);
      await set({ official_id: 'official-2', starts_at_ms: NOW_MS });
      expect(await found()).toEqual(['altered-duty']);
      await set({ starts_at_ms: NOW_MS + 5 * MINUTE_MS, seq: 2 });
      expect(await found()).toContain('orphan');
      await under.store.db.deleteFrom('kiosk_duties').execute();
      expect(await found()).toEqual(['attribution', 'uncounted-record']);
    });

    it('comes back to the kiosk with its configuration, nobody on duty as a gap', async () => {
      await sendAt(10, [await say(5, 'official-2'), await say(10, null)]);
      const configured = await loadKioskConfiguration(under.store.db, 'kiosk-1', under.nowMs);
      expect(configured?.duties).toMatchObject([
        { official: { id: 'official-1' }, startsAtMs: NOW_MS - 60 * MINUTE_MS },
        { official: { id: 'official-2', name: 'Trần Văn An' } },
      ]);
      const ends = configured?.duties.map(({ endsAtMs }) => Math.round((endsAtMs - NOW_MS) / 6e4));
      expect(ends).toEqual([5, 10]);
      expect(configured?.panel).toEqual({
        officials: [
          { id: 'official-2', name: 'Trần Văn An', honorific: 'Ông' },
          { id: 'official-3', name: 'Trần Văn Bình', honorific: 'Ông' },
          { id: 'official-1', name: 'Nguyễn Thị Hoa', honorific: 'Bà' },
        ],
        pin: null,
      });
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
          await expectAgreement(under);
        }),
        { numRuns: 6 },
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
