import { describe, expect, it } from 'vitest';
import type { LocalMinute } from '../../shared/domain/local-minute.ts';
import { configurationSchema } from '../../shared/validation/configuration-schema.ts';
import { parse } from '../../shared/validation/parse.ts';
import { ratedMoments } from '../../server/ingest/rated-moments.ts';
import { addDuty, changeDuty, removeDuty } from '../../server/store/change-duties.ts';
import { copyDuties } from '../../server/store/copy-duties.ts';
import { loadKioskConfiguration } from '../../server/store/kiosk-configuration.ts';
import { verifyReads } from '../../server/store/verify-reads.ts';
import { verifyStore } from '../../server/verify/verify-store.ts';
import { day } from '../analytics/reports/small-province.ts';
import { expectAgreement } from './agreement.ts';
import { NOW_MS } from './contract-office.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { at, MINUTE_MS, sayingOffice } from './saying-office.ts';

const PLANNED = { counterId: 'counter-1', officialId: 'official-3' };

/** How the office's word and what staff said at the kiosk go together, on either engine. */
export function kioskDutiesAndOfficeContract(
  engine: Pick<EngineUnderTest, 'name' | 'fresh'>,
): void {
  describe(`duty said at the kiosk, and the office, on ${engine.name}`, () => {
    const office = sayingOffice(engine);
    const { context, say, rate, sendAt, officials, entries, saidEntry } = office;
    /** The office says that official-2 served, in place of what a record said. */
    const correct = (times: { readonly from: LocalMinute; readonly to: LocalMinute }, seq = 1) => {
      const change = { id: `kiosk-1.1.${seq}`, officialId: 'official-2', ...times };
      return changeDuty(office.under.store, change, context());
    };

    it('stands beside the planned duties, which are changed as before', async () => {
      await sendAt(10, [await say(5, 'official-2'), await rate(6)]);
      expect(await entries()).toMatchObject([
        { id: 'duty-1', saidAtKiosk: null },
        { id: 'kiosk-1.1.1', saidAtKiosk: 'kiosk-1', officialName: 'Ông Trần Văn An' },
      ]);
      const change = { id: 'duty-1', officialId: 'official-3', from: at(-30), to: at(60) };
      expect(await changeDuty(office.under.store, change, context())).toMatchObject({ ok: true });
      const evening = { counterId: 'counter-1', officialId: 'official-1', from: at(600) };
      expect(
        await addDuty(office.under.store, { ...evening, to: at(660) }, context()),
      ).toMatchObject({
        ok: true,
      });
      const copy = { unitId: 'unit-1', fromDay: day('2026-11-16'), toDay: day('2026-11-09') };
      expect(await copyDuties(office.under.store, copy, context())).toMatchObject({ copied: 1 });
      expect(await officials()).toEqual(['official-2']);
      await expectAgreement(office.under);
    });

    it('is corrected like a planned duty, and the log says by whom', async () => {
      await sendAt(10, [await say(5, 'official-2'), await rate(6), await rate(8)]);
      const id = 'kiosk-1.1.1';
      const change = { id, officialId: 'official-3', from: at(7), to: at(60) };
      expect(await changeDuty(office.under.store, change, context())).toMatchObject({
        ok: true,
        value: { id, reAttributed: 2 },
      });
      expect(await officials()).toEqual(['official-1', 'official-3']);
      await expectAgreement(office.under);
      expect(await removeDuty(office.under.store, id, context())).toMatchObject({
        value: { reAttributed: 1 },
      });
      expect(await officials()).toEqual(['official-1', 'official-1']);
      expect(await removeDuty(office.under.store, id, context())).toMatchObject({
        error: { code: 'not-found' },
      });
      expect(await saidEntry()).toBeUndefined();
      const log = await office.under.store.db
        .selectFrom('audit_log')
        .select('action')
        .where('action', 'like', 'duty.%')
        .orderBy('position')
        .execute();
      expect(log).toEqual([{ action: 'duty.change' }, { action: 'duty.remove' }]);
      await expectAgreement(office.under);
    });

    it('names in the verification whatever is kept otherwise than it was said', async () => {
      await sendAt(10, [await say(5, 'official-2'), await rate(6)]);
      const found = async () => {
        const { findings } = await verifyStore(verifyReads(office.under.store.db), () => 0);
        return [...new Set(findings.map(({ kind }) => kind))].sort();
      };
      const set = (row: object) =>
        office.under.store.db.updateTable('kiosk_duties').set(row).execute();
      await set({ official_id: 'official-3' });
      expect(await found()).toEqual(['altered-duty', 'attribution']);
      await set({ official_id: 'official-2', starts_at_ms: NOW_MS });
      expect(await found()).toEqual(['altered-duty']);
      await set({ starts_at_ms: NOW_MS + 5 * MINUTE_MS, seq: 2 });
      expect(await found()).toContain('orphan');
      await office.under.store.db.deleteFrom('kiosk_duties').execute();
      expect(await found()).toEqual(['attribution', 'uncounted-record']);
    });

    it('comes back to the kiosk with its configuration, nobody on duty as a gap', async () => {
      await sendAt(10, [await say(5, 'official-2'), await say(10, null)]);
      const configured = await loadKioskConfiguration(
        office.under.store.db,
        'kiosk-1',
        office.under.nowMs,
      );
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

    it('gets the codes of two officials only who bear one name', async () => {
      const { db } = office.under.store;
      const namesake = { family_name: 'Trần Văn', given_name: 'An' };
      await db.updateTable('officials').set(namesake).where('id', '=', 'official-3').execute();
      const configured = await loadKioskConfiguration(db, 'kiosk-1', office.under.nowMs);
      expect(configured?.panel?.officials).toEqual([
        { id: 'official-2', name: 'Trần Văn An', honorific: 'Ông', code: 'CB2' },
        { id: 'official-3', name: 'Trần Văn An', honorific: 'Ông', code: 'CB3' },
        { id: 'official-1', name: 'Nguyễn Thị Hoa', honorific: 'Bà' },
      ]);
    });

    it('is offered the officials whom a successor took over, each with a title', async () => {
      const { db } = office.under.store;
      await db
        .insertInto('unit_successions')
        .values({
          ...{ id: 's', predecessor_id: 'unit-1', successor_id: 'unit-2', kind: 'merge' },
          ...{ on_day: '2026-11-19', legal_basis: 'Nghị quyết minh họa', share: null },
        })
        .execute();
      const moved = { unit_id: 'unit-2', title: 'Chuyên viên' };
      await db.updateTable('officials').set(moved).where('id', '!=', 'official-3').execute();
      await db.updateTable('officials').set({ unit_id: 'unit-2' }).execute();
      const configured = await loadKioskConfiguration(db, 'kiosk-1', office.under.nowMs);
      expect(configured?.panel?.officials).toMatchObject([
        { id: 'official-2', title: 'Chuyên viên' },
        { id: 'official-3' },
        { id: 'official-1', title: 'Chuyên viên' },
      ]);
      expect(parse(configurationSchema, configured)).toEqual({ ok: true, value: configured });
      const receipt = await sendAt(10, [await say(5, 'official-2')]);
      expect(receipt.results).toMatchObject([{ fate: 'stored' }]);
    });

    it('stays as the office corrected it, though a planned duty begins meanwhile', async () => {
      await addDuty(office.under.store, { ...PLANNED, from: at(120), to: at(180) }, context());
      await sendAt(10, [await say(5, 'official-2')]);
      await correct({ from: at(100), to: at(150) });
      const rated = [];
      for (const minute of [90, 110, 130, 160]) rated.push(await rate(minute));
      await sendAt(170, rated);
      expect(await officials()).toEqual([null, 'official-2', 'official-2', 'official-3']);
      expect(await saidEntry()).toMatchObject({ from: at(100), to: at(150) });
      await expectAgreement(office.under);
    });

    it('stays as the office corrected it, though staff say otherwise later', async () => {
      await sendAt(10, [await say(5, 'official-2')]);
      await correct({ from: at(5), to: at(30) });
      await sendAt(40, [await say(20, 'official-3'), await rate(25), await rate(35)]);
      expect(await officials()).toEqual(['official-2', 'official-3']);
      await expectAgreement(office.under);
    });

    it('does not begin again when a correction of a later word has ended', async () => {
      await sendAt(10, [await say(5, 'official-3'), await say(6, 'official-1')]);
      await correct({ from: at(70), to: at(80) }, 2);
      await sendAt(90, [await rate(69), await rate(75), await rate(85)]);
      expect(await officials()).toEqual(['official-3', 'official-2', null]);
      await expectAgreement(office.under);
    });

    it('is read at the likeliest moment where its day begins within the interval', async () => {
      const { db } = office.under.store;
      const time = { wallMs: NOW_MS + 30 * MINUTE_MS, boot: 'boot-2', monoMs: 1_000 };
      await sendAt(50, [await say(5, 'official-2'), await office.write(time)]);
      const [row] = await office.under.rows('ratings');
      if (row === undefined) return expect.unreachable('a rating');
      const [momentMs = 0] = [...(await ratedMoments(db, [row])).values()];
      expect(row.earliest_ms).toBeLessThan(momentMs);
      // As when the interval reaches over midnight: by its place in the chain it follows the word.
      const dayStartMs = Math.ceil((row.earliest_ms + momentMs) / 2);
      const times = {
        starts_at_ms: row.latest_ms + 1,
        ends_at_ms: dayStartMs + 24 * 60 * MINUTE_MS,
      };
      await db.updateTable('kiosk_duties').set(times).execute();
      const same = { id: 'duty-1', officialId: 'official-1', from: at(-60), to: at(60) };
      expect(await changeDuty(office.under.store, same, context())).toMatchObject({
        value: { reAttributed: 0 },
      });
      expect(await officials()).toEqual(['official-2']);
    });

    it('refuses a planned duty that a correction would keep without effect', async () => {
      await sendAt(10, [await say(5, 'official-2')]);
      await correct({ from: at(100), to: at(150) });
      const add = (from: number, to: number) =>
        addDuty(office.under.store, { ...PLANNED, from: at(from), to: at(to) }, context());
      expect(await add(140, 200)).toMatchObject({ error: { code: 'duty-overlaps' } });
      expect(await add(150, 200)).toMatchObject({ ok: true });
    });

    it('lets a planned duty be changed that a correction lay over before', async () => {
      await sendAt(10, [await say(5, 'official-2')]);
      await correct({ from: at(10), to: at(30) });
      const change = { id: 'duty-1', officialId: 'official-3', from: at(-30), to: at(60) };
      expect(await changeDuty(office.under.store, change, context())).toMatchObject({ ok: true });
    });

    it('refuses a correction over another one, and takes it beside it', async () => {
      await sendAt(10, [await say(5, 'official-2'), await say(6, 'official-3')]);
      await correct({ from: at(5), to: at(30) });
      expect(await correct({ from: at(20), to: at(40) }, 2)).toMatchObject({
        error: { code: 'duty-overlaps', detail: 'kiosk-1.1.1' },
      });
      expect(await correct({ from: at(30), to: at(40) }, 2)).toMatchObject({ ok: true });
      expect(await correct({ from: at(5), to: at(25) })).toMatchObject({ ok: true });
    });
  });
}
