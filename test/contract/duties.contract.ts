import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { DutyDraft } from '../../shared/api/duties.ts';
import { localMinuteOf } from '../../shared/domain/local-minute.ts';
import { reAttribute } from '../../server/ingest/re-attribute.ts';
import { holdRoster, lockRoster } from '../../server/store/roster-lock.ts';
import { inTransaction } from '../../server/store/writing.ts';
import { planImport } from '../../server/import/plan-import.ts';
import { tableOf } from '../../server/import/table.ts';
import type { Store } from '../../server/store/open-store.ts';
import { recordImport } from '../../server/store/record-import.ts';
import { undoImport } from '../../server/store/undo-import.ts';
import { loadStoredOrganisation } from '../../server/store/stored-organisation.ts';
import { addDuty, changeDuty, removeDuty } from '../../server/store/change-duties.ts';
import { copyDuties } from '../../server/store/copy-duties.ts';
import { loadUnitDuties } from '../../server/store/unit-duties.ts';
import { WHOLE_SCOPE } from '../../server/store/scope.ts';
import { day } from '../analytics/reports/small-province.ts';
import { until } from '../support/until.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { NOW_MS } from './contract-office.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { expectAgreement } from './agreement.ts';
import { ingestUnderTest, type IngestUnderTest } from './ingest-under-test.ts';
import { fillMorning, insertColleagues, rateAt } from './rated-day.ts';

const MINUTE_MS = 60_000;

/** The minute of the day of `NOW_MS`: 9:00. */
const at = (minute: number) => localMinuteOf(NOW_MS + minute * MINUTE_MS);

const draft = (parts: Partial<DutyDraft> = {}): DutyDraft => ({
  ...{ counterId: 'counter-1', officialId: 'official-2', from: at(60), to: at(120), ...parts },
});

/** What a correction of the roster must do, whichever engine it runs on. */
export function dutiesContract(engine: Pick<EngineUnderTest, 'name' | 'fresh'>): void {
  describe(`the roster on ${engine.name}`, () => {
    let under: IngestUnderTest;
    let ids = 0;
    const context = () => ({
      ...{ atMs: NOW_MS, newId: () => `new-${String((ids += 1)).padStart(5, '0')}` },
      ...{ accountId: 'admin', scope: WHOLE_SCOPE },
    });
    const add = (parts: Partial<DutyDraft> = {}) => addDuty(under.store, draft(parts), context());
    const officials = async (): Promise<Record<string, number>> => {
      const rows = await under.rows('ratings');
      const names = rows.map(({ official_id }) => official_id ?? 'nobody').sort();
      return Object.fromEntries(
        [...Map.groupBy(names, (name) => name)].map(([name, own]) => [name, own.length]),
      );
    };

    const importRoster = async (lines: readonly string[]) => {
      const table = tableOf(
        'phan_cong',
        lines.map((line) => line.split('|')),
      );
      const plan = planImport([table], await loadStoredOrganisation(under.store.db));
      if (!plan.ok) throw new Error(plan.error.code);
      expect(plan.value.issues).toEqual([]);
      const given = { ...context(), today: day('2026-11-19'), source: 'lich.csv', leftOut: 0 };
      return recordImport(under.store, plan.value.changes, given);
    };

    beforeEach(async () => {
      under = await ingestUnderTest(await (await engine.fresh()).open());
      await insertColleagues(under);
    });
    afterEach(() => under.close());

    it('gives what was rated in a stretch that is added later to its official', async () => {
      await fillMorning(under, await under.kiosk());
      expect(await officials()).toEqual({ nobody: 8, 'official-1': 6 });
      expect(await add()).toMatchObject({ ok: true, value: { reAttributed: 6 } });
      expect(await officials()).toEqual({ nobody: 2, 'official-1': 6, 'official-2': 6 });
      await expectAgreement(under);
    });

    it('lists no official whose last rating went to another one', async () => {
      await rateAt(under, await under.kiosk(), { atMs: NOW_MS });
      const change = { id: 'duty-1', officialId: 'official-2', from: at(-60), to: at(60) };
      const done = await changeDuty(under.store, change, context());
      expect(done).toMatchObject({ ok: true, value: { id: 'duty-1', reAttributed: 1 } });
      expect(await under.rows('atom_counts')).toMatchObject([{ official_id: 'official-2' }]);
      expect(await under.rows('official_days')).toMatchObject([{ official_id: 'official-2' }]);
      await expectAgreement(under);
    });

    it('keeps the day of an official who was rated at another counter on it', async () => {
      const kiosk = await under.kiosk();
      await add({ counterId: 'counter-2', officialId: 'official-1', from: at(0), to: at(60) });
      await rateAt(under, kiosk, { atMs: NOW_MS + MINUTE_MS });
      await rateAt(under, kiosk, { atMs: NOW_MS + 2 * MINUTE_MS, counter: 'counter-2' });
      await removeDuty(under.store, 'duty-1', context());
      expect(await officials()).toEqual({ nobody: 1, 'official-1': 1 });
      expect(await under.rows('official_days')).toMatchObject([{ official_id: 'official-1' }]);
      await expectAgreement(under);
    });

    it('attributes by the likeliest moment where an interval holds a change of duty', async () => {
      const kiosk = await under.kiosk();
      under.nowMs = NOW_MS + 50 * MINUTE_MS;
      const time = { wallMs: NOW_MS + 20 * MINUTE_MS };
      await under.send(kiosk, [await kiosk.write(ratingContent(), { time })]);
      const early = { id: 'duty-1', officialId: 'official-1', from: at(-60), to: at(10) };
      await changeDuty(under.store, early, context());
      expect(await officials()).toEqual({ nobody: 1 });
      await add({ from: at(15), to: at(40) });
      expect(await officials()).toEqual({ 'official-2': 1 });
      await expectAgreement(under);
    });

    it('says what was before and after and how many ratings went along', async () => {
      await fillMorning(under, await under.kiosk());
      const added = await add();
      const id = added.ok ? added.value.id : '';
      await removeDuty(under.store, id, context());
      const log = await under.store.db
        .selectFrom('audit_log')
        .select(['action', 'unit_id', 'detail'])
        .where('action', 'like', 'duty.%')
        .orderBy('position')
        .execute();
      const said = log.map((row) => ({ ...row, detail: JSON.parse(row.detail) as object }));
      const duty = { counter: 'counter-1', official: 'official-2' };
      expect(said).toMatchObject([
        { action: 'duty.add', unit_id: 'unit-1', detail: { after: duty, reAttributed: 6 } },
        { action: 'duty.remove', detail: { before: duty, after: {}, reAttributed: 6 } },
      ]);
    });

    it.each([
      [
        'while somebody else is on duty',
        { from: at(30), to: at(90) },
        'duty-overlaps',
        /Hoa: .*10:00$/,
      ],
      [
        'before a secondment',
        { officialId: 'official-3', from: at(-1500), to: at(-1440) },
        'duty-outside-validity',
        /Bình: 19\/11\/2026 – 20\/11\/2026/,
      ],
      [
        'beyond a secondment',
        { officialId: 'official-3', from: at(60), to: at(3 * 1440) },
        'duty-outside-validity',
        /Bình/,
      ],
      [
        'at a counter of another unit',
        { counterId: 'foreign-counter' },
        'official-of-another-unit',
        /An/,
      ],
    ] as const)('refuses duty %s, and names whom and when', async (_case, parts, code, named) => {
      const refused = await add(parts);
      expect(refused).toMatchObject({ ok: false, error: { code } });
      const issues = refused.ok ? [] : refused.error.issues;
      expect(issues?.[0]?.message).toMatch(named);
      expect(await under.rows('duties')).toHaveLength(1);
    });

    it('lets an official whom a successor took over be named at a counter of the former unit', async () => {
      await under.store.db
        .insertInto('unit_successions')
        .values({
          ...{ id: 's', predecessor_id: 'unit-1', successor_id: 'unit-2', kind: 'rename' },
          ...{ on_day: '2026-11-20', legal_basis: 'Nghị quyết minh họa', share: null },
        })
        .execute();
      await under.store.db.updateTable('officials').set({ unit_id: 'unit-2' }).execute();
      expect(await add()).toMatchObject({ ok: true });
    });

    it('lets an official who has moved since stay on a stretch whose hours are corrected', async () => {
      await under.store.db.updateTable('officials').set({ unit_id: 'unit-2' }).execute();
      const change = { id: 'duty-1', officialId: 'official-1', from: at(-60), to: at(30) };
      expect(await changeDuty(under.store, change, context())).toMatchObject({ ok: true });
      expect(
        await changeDuty(under.store, { ...change, officialId: 'official-2' }, context()),
      ).toMatchObject({
        error: { code: 'official-of-another-unit' },
      });
    });

    it('heals what an older program had left behind when a stretch is saved as it is', async () => {
      await rateAt(under, await under.kiosk(), { atMs: NOW_MS });
      // As an import of an older program did, which left the ratings where they were.
      await under.store.db.updateTable('duties').set({ official_id: 'official-2' }).execute();
      const same = { id: 'duty-1', officialId: 'official-2', from: at(-60), to: at(60) };
      const done = await changeDuty(under.store, same, context());
      expect(done).toMatchObject({ ok: true, value: { reAttributed: 1 } });
      await expectAgreement(under);
    });

    it('refuses to change anything else of a rating', async () => {
      await rateAt(under, await under.kiosk(), { atMs: NOW_MS });
      const change = under.store.db.updateTable('ratings').set({ official_id: null, level: 1 });
      await expect(change.execute()).rejects.toThrow('append-only');
    });

    it('gives ratings back when an import that had taken them is undone', async () => {
      const kiosk = await under.kiosk();
      await rateAt(under, kiosk, { atMs: NOW_MS + 30 * MINUTE_MS });
      const rows = ['ma_quay|ma_can_bo|tu|den', 'counter-1|CB1|19/11/2026 08:00|19/11/2026 09:10'];
      const { id } = await importRoster(rows);
      expect(await officials()).toEqual({ nobody: 1 });
      const undone = await undoImport(under.store, id, context());
      expect(undone).toMatchObject({ ok: true });
      expect(await officials()).toEqual({ 'official-1': 1 });
      await expectAgreement(under);
    });

    it('lets a stretch begin where another one ends', async () => {
      expect(await add()).toMatchObject({ ok: true });
      expect(await add({ from: at(120), to: at(150) })).toMatchObject({ ok: true });
    });

    it('writes a week once more, and leaves out what is in the way', async () => {
      await add();
      const copy = { unitId: 'unit-1', fromDay: day('2026-11-16'), toDay: day('2026-11-23') };
      const first = await copyDuties(under.store, copy, context());
      expect(first).toEqual({ copied: 2, skipped: 0, reAttributed: 0 });
      const again = await copyDuties(under.store, copy, context());
      expect(again).toEqual({ copied: 0, skipped: 2, reAttributed: 0 });
      const range = { from: day('2026-11-23'), to: day('2026-11-29') };
      expect(await loadUnitDuties(under.store.db, 'unit-1', range)).toMatchObject([
        { officialName: 'Bà Nguyễn Thị Hoa', from: '2026-11-26T08:00', to: '2026-11-26T10:00' },
        { officialName: 'Ông Trần Văn An', from: '2026-11-26T10:00', to: '2026-11-26T11:00' },
      ]);
    });

    it('gives ratings to whom an imported roster names', async () => {
      await fillMorning(under, await under.kiosk());
      const rows = ['ma_quay|ma_can_bo|tu|den', 'counter-1|CB2|19/11/2026 08:00|19/11/2026 09:30'];
      const { summary } = await importRoster(rows);
      expect(summary.reAttributed).toBe(6);
      expect(await officials()).toEqual({ nobody: 11, 'official-2': 3 });
      await expectAgreement(under);
    });

    it('lets nobody count by a roster that is being corrected', async () => {
      const kiosk = await under.kiosk();
      const record = await kiosk.write(ratingContent());
      const { store } = under;
      let isSent = false;
      const sending = await inTransaction(store, async (writing) => {
        await lockRoster(writing);
        await writing.trx.updateTable('duties').set({ official_id: 'official-2' }).execute();
        const sent = under.send(kiosk, [record]).finally(() => (isSent = true));
        await settled(store, () => isSent);
        expect(isSent).toBe(false);
        const stretch = { startsAtMs: NOW_MS - MINUTE_MS, endsAtMs: NOW_MS + MINUTE_MS };
        await reAttribute(writing, [{ counterId: 'counter-1', ...stretch }]);
        return { sent };
      });
      await sending.sent;
      expect(await officials()).toEqual({ 'official-2': 1 });
      await expectAgreement(under);
    });

    it('begins no correction while somebody counts by the roster', async () => {
      const { store } = under;
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
      await fillMorning(under, await under.kiosk());
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
          for (const one of steps) await take(one);
          await expectAgreement(under);
        }),
        { numRuns: 12 },
      );
    });

    const take = async ({ act, counter, official, from, length, pick }: Step) => {
      const duties = await under.rows('duties');
      const id = duties[pick % Math.max(1, duties.length)]?.id ?? 'none';
      const times = { from: at(from), to: at(from + length), officialId: `official-${official}` };
      if (act === 'add') await add({ ...times, counterId: `counter-${counter}` });
      else if (act === 'change') await changeDuty(under.store, { ...times, id }, context());
      else await removeDuty(under.store, id, context());
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
