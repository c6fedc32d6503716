import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { planImport } from '../../server/import/plan-import.ts';
import { tableOf } from '../../server/import/table.ts';
import { reAttribute } from '../../server/ingest/re-attribute.ts';
import { changeDuty, removeDuty } from '../../server/store/change-duties.ts';
import { copyDuties } from '../../server/store/copy-duties.ts';
import type { Store } from '../../server/store/open-store.ts';
import { recordImport } from '../../server/store/record-import.ts';
import { holdRoster, lockRoster } from '../../server/store/roster-lock.ts';
import { loadStoredOrganisation } from '../../server/store/stored-organisation.ts';
import { undoImport } from '../../server/store/undo-import.ts';
import { loadUnitDuties } from '../../server/store/unit-duties.ts';
import { inTransaction } from '../../server/store/writing.ts';
import { day } from '../analytics/reports/small-province.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { until } from '../support/until.ts';
import { expectAgreement } from './agreement.ts';
import { NOW_MS } from './contract-office.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { ONE_STORE } from './one-store.ts';
import { fillMorning, rateAt } from './rated-day.ts';
import { rosterOffice } from './roster-office.ts';
import { at, MINUTE_MS } from './saying-office.ts';

/** Many stretches at once, and many who change or read them, whichever engine it runs on. */
export function dutiesTogetherContract(engine: Pick<EngineUnderTest, 'name' | 'fresh'>): void {
  describe(`the roster, changed as a whole, on ${engine.name}`, () => {
    const office = rosterOffice(engine);
    const { add, context, officials } = office;

    const importRoster = async (lines: readonly string[]) => {
      const table = tableOf(
        'phan_cong',
        lines.map((line) => line.split('|')),
      );
      const plan = planImport([table], await loadStoredOrganisation(office.under.store.db));
      if (!plan.ok) throw new Error(plan.error.code);
      expect(plan.value.issues).toEqual([]);
      const given = { ...context(), today: day('2026-11-19'), source: 'lich.csv', leftOut: 0 };
      return recordImport(office.under.store, plan.value.changes, given);
    };

    it('gives ratings back when an import that had taken them is undone', async () => {
      const kiosk = await office.under.kiosk();
      await rateAt(office.under, kiosk, { atMs: NOW_MS + 30 * MINUTE_MS });
      const rows = ['ma_quay|ma_can_bo|tu|den', 'counter-1|CB1|19/11/2026 08:00|19/11/2026 09:10'];
      const { id } = await importRoster(rows);
      expect(await officials()).toEqual({ nobody: 1 });
      const undone = await undoImport(office.under.store, id, context());
      expect(undone).toMatchObject({ ok: true });
      expect(await officials()).toEqual({ 'official-1': 1 });
      await expectAgreement(office.under);
    });

    it('writes a week once more, and leaves out what is in the way', async () => {
      await add();
      const copy = { unitId: 'unit-1', fromDay: day('2026-11-16'), toDay: day('2026-11-23') };
      const first = await copyDuties(office.under.store, copy, context());
      expect(first).toEqual({ copied: 2, skipped: 0, reAttributed: 0 });
      const again = await copyDuties(office.under.store, copy, context());
      expect(again).toEqual({ copied: 0, skipped: 2, reAttributed: 0 });
      const range = { from: day('2026-11-23'), to: day('2026-11-29') };
      expect(await loadUnitDuties(office.under.store.db, 'unit-1', range)).toMatchObject([
        { officialName: 'Bà Nguyễn Thị Hoa', from: '2026-11-26T08:00', to: '2026-11-26T10:00' },
        { officialName: 'Ông Trần Văn An', from: '2026-11-26T10:00', to: '2026-11-26T11:00' },
      ]);
    });

    it('gives ratings to whom an imported roster names', async () => {
      await fillMorning(office.under, await office.under.kiosk());
      const rows = ['ma_quay|ma_can_bo|tu|den', 'counter-1|CB2|19/11/2026 08:00|19/11/2026 09:30'];
      const { summary } = await importRoster(rows);
      expect(summary.reAttributed).toBe(6);
      expect(await officials()).toEqual({ nobody: 11, 'official-2': 3 });
      await expectAgreement(office.under);
    });

    it('lets nobody count by a roster that is being corrected', async () => {
      const kiosk = await office.under.kiosk();
      const record = await kiosk.write(ratingContent());
      const { store } = office.under;
      let isSent = false;
      const sending = await inTransaction(store, async (writing) => {
        await lockRoster(writing);
        await writing.trx.updateTable('duties').set({ official_id: 'official-2' }).execute();
        const sent = office.under.send(kiosk, [record]).finally(() => (isSent = true));
        await settled(store, () => isSent);
        expect(isSent).toBe(false);
        const stretch = { startsAtMs: NOW_MS - MINUTE_MS, endsAtMs: NOW_MS + MINUTE_MS };
        await reAttribute(writing, [{ counterId: 'counter-1', ...stretch }]);
        return { sent };
      });
      await sending.sent;
      expect(await officials()).toEqual({ 'official-2': 1 });
      await expectAgreement(office.under);
    });

    it('begins no correction while somebody counts by the roster', async () => {
      const { store } = office.under;
      let isChanged = false;
      const changing = await inTransaction(store, async (writing) => {
        await holdRoster(writing);
        const change = { id: 'duty-1', officialId: 'official-2', from: at(-60), to: at(60) };
        const changed = changeDuty(store, change, context()).finally(() => (isChanged = true));
        await settled(store, () => isChanged);
        expect(isChanged).toBe(false);
        return { changed };
      });
      expect(await changing.changed).toMatchObject({ ok: true });
    });

    it('keeps counts that equal a recount, whatever becomes of the roster', async () => {
      await fillMorning(office.under, await office.under.kiosk());
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
          for (const one of steps) await take(one);
          await expectAgreement(office.under);
        }),
        { numRuns: 12, ...ONE_STORE },
      );
    });

    const take = async ({ act, counter, official, from, length, pick }: Step) => {
      const duties = await office.under.rows('duties');
      const id = duties[pick % Math.max(1, duties.length)]?.id ?? 'none';
      const times = { from: at(from), to: at(from + length), officialId: `official-${official}` };
      if (act === 'add') await add({ ...times, counterId: `counter-${counter}` });
      else if (act === 'change') await changeDuty(office.under.store, { ...times, id }, context());
      else await removeDuty(office.under.store, id, context());
    };
  });
}

/** Until something is done or waits for a lock. SQLite has one connection: there all else waits. */
async function settled({ db, engine }: Store, isDone: () => boolean): Promise<void> {
  if (engine === 'sqlite') return;
  await until('it waits', 20_000, async () => {
    const { rows } = await sql`
      select 1 from pg_locks l join pg_database d on d.oid = l.database
      where d.datname = current_database() and not l.granted
    `.execute(db);
    return isDone() || rows.length > 0 || undefined;
  });
}

const step = fc.record({
  act: fc.constantFrom('add', 'add', 'change', 'change', 'remove'),
  counter: fc.constantFrom(1, 2),
  official: fc.constantFrom(1, 2, 3),
  from: fc.integer({ min: -70, max: 180 }),
  length: fc.integer({ min: 1, max: 90 }),
  pick: fc.nat(),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
