import { describe, expect, it } from 'vitest';
import { changeDuty, removeDuty } from '../../server/store/change-duties.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { expectAgreement } from './agreement.ts';
import { NOW_MS } from './contract-office.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { fillMorning, rateAt } from './rated-day.ts';
import { rosterOffice } from './roster-office.ts';
import { at, MINUTE_MS } from './saying-office.ts';

/** What a correction of one stretch of the roster must do, whichever engine it runs on. */
export function dutiesContract(engine: Pick<EngineUnderTest, 'name' | 'fresh'>): void {
  describe(`the roster on ${engine.name}`, () => {
    const office = rosterOffice(engine);
    const { add, context, officials } = office;

    it('gives what was rated in a stretch that is added later to its official', async () => {
      await fillMorning(office.under, await office.under.kiosk());
      expect(await officials()).toEqual({ nobody: 8, 'official-1': 6 });
      expect(await add()).toMatchObject({ ok: true, value: { reAttributed: 6 } });
      expect(await officials()).toEqual({ nobody: 2, 'official-1': 6, 'official-2': 6 });
      await expectAgreement(office.under);
    });

    it('lists no official whose last rating went to another one', async () => {
      await rateAt(office.under, await office.under.kiosk(), { atMs: NOW_MS });
      const change = { id: 'duty-1', officialId: 'official-2', from: at(-60), to: at(60) };
      const done = await changeDuty(office.under.store, change, context());
      expect(done).toMatchObject({ ok: true, value: { id: 'duty-1', reAttributed: 1 } });
      expect(await office.under.rows('atom_counts')).toMatchObject([{ official_id: 'official-2' }]);
      expect(await office.under.rows('official_days')).toMatchObject([
        { official_id: 'official-2' },
      ]);
      await expectAgreement(office.under);
    });

    it('keeps the day of an official who was rated at another counter on it', async () => {
      const kiosk = await office.under.kiosk();
      await add({ counterId: 'counter-2', officialId: 'official-1', from: at(0), to: at(60) });
      await rateAt(office.under, kiosk, { atMs: NOW_MS + MINUTE_MS });
      await rateAt(office.under, kiosk, { atMs: NOW_MS + 2 * MINUTE_MS, counter: 'counter-2' });
      await removeDuty(office.under.store, 'duty-1', context());
      expect(await officials()).toEqual({ nobody: 1, 'official-1': 1 });
      expect(await office.under.rows('official_days')).toMatchObject([
        { official_id: 'official-1' },
      ]);
      await expectAgreement(office.under);
    });

    it('attributes by the likeliest moment where an interval holds a change of duty', async () => {
      const kiosk = await office.under.kiosk();
      office.under.nowMs = NOW_MS + 50 * MINUTE_MS;
      const time = { wallMs: NOW_MS + 20 * MINUTE_MS };
      await office.under.send(kiosk, [await kiosk.write(ratingContent(), { time })]);
      const early = { id: 'duty-1', officialId: 'official-1', from: at(-60), to: at(10) };
      await changeDuty(office.under.store, early, context());
      expect(await officials()).toEqual({ nobody: 1 });
      await add({ from: at(15), to: at(40) });
      expect(await officials()).toEqual({ 'official-2': 1 });
      await expectAgreement(office.under);
    });

    it('says what was before and after and how many ratings went along', async () => {
      await fillMorning(office.under, await office.under.kiosk());
      const added = await add();
      const id = added.ok ? added.value.id : '';
      await removeDuty(office.under.store, id, context());
      const log = await office.under.store.db
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
      expect(await office.under.rows('duties')).toHaveLength(1);
    });

    it('lets an official whom a successor took over be named at a counter of the former unit', async () => {
      await office.under.store.db
        .insertInto('unit_successions')
        .values({
          ...{ id: 's', predecessor_id: 'unit-1', successor_id: 'unit-2', kind: 'rename' },
          ...{ on_day: '2026-11-20', legal_basis: 'Nghị quyết minh họa', share: null },
        })
        .execute();
      await office.under.store.db.updateTable('officials').set({ unit_id: 'unit-2' }).execute();
      expect(await add()).toMatchObject({ ok: true });
    });

    it('lets an official who has moved since stay on a stretch whose hours are corrected', async () => {
      await office.under.store.db.updateTable('officials').set({ unit_id: 'unit-2' }).execute();
      const change = { id: 'duty-1', officialId: 'official-1', from: at(-60), to: at(30) };
      expect(await changeDuty(office.under.store, change, context())).toMatchObject({ ok: true });
      expect(
        await changeDuty(office.under.store, { ...change, officialId: 'official-2' }, context()),
      ).toMatchObject({
        error: { code: 'official-of-another-unit' },
      });
    });

    it('heals what an older program had left behind when a stretch is saved as it is', async () => {
      await rateAt(office.under, await office.under.kiosk(), { atMs: NOW_MS });
      // As an import of an older program did, which left the ratings where they were.
      await office.under.store.db
        .updateTable('duties')
        .set({ official_id: 'official-2' })
        .execute();
      const same = { id: 'duty-1', officialId: 'official-2', from: at(-60), to: at(60) };
      const done = await changeDuty(office.under.store, same, context());
      expect(done).toMatchObject({ ok: true, value: { reAttributed: 1 } });
      await expectAgreement(office.under);
    });

    it('refuses to change anything else of a rating', async () => {
      await rateAt(office.under, await office.under.kiosk(), { atMs: NOW_MS });
      const change = office.under.store.db
        .updateTable('ratings')
        .set({ official_id: null, level: 1 });
      await expect(change.execute()).rejects.toThrow('append-only');
    });

    it('lets a stretch begin where another one ends', async () => {
      expect(await add()).toMatchObject({ ok: true });
      expect(await add({ from: at(120), to: at(150) })).toMatchObject({ ok: true });
    });
  });
}
