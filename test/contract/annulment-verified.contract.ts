import { describe, expect, it } from 'vitest';
import { appendAudit } from '../../server/store/audit-log.ts';
import { REMOVAL_ACTION } from '../../server/store/sample-removals.ts';
import type { Database } from '../../server/store/schema.ts';
import { verifyReads } from '../../server/store/verify-reads.ts';
import { verifyStore } from '../../server/verify/verify-store.ts';
import { annulmentDesk, LATER_MS } from './annulment-desk.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import type { IngestUnderTest } from './ingest-under-test.ts';
import { fillMorning } from './rated-day.ts';
import { dropTriggers } from './tampering-rows.ts';

/** What a verification says of annulments that were not decided as they must be. */
export function annulmentVerifiedContract(engine: Pick<EngineUnderTest, 'name' | 'fresh'>): void {
  describe(`a verification of annulments on ${engine.name}`, () => {
    const desk = annulmentDesk(engine);
    const { propose, decide } = desk;

    /** What a verification finds, in words. */
    const found = async (): Promise<string[]> => {
      const { findings } = await verifyStore(verifyReads(desk.under.store.db), () => 0);
      return findings.map(({ kind, detail }) => `${kind}: ${detail}`).sort();
    };

    it('names what was annulled without a decision, and the decision of one person', async () => {
      await fillMorning(desk.under, desk.kiosk);
      const { db } = desk.under.store;
      const [first] = await desk.under.rows('ratings');
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
      expect(await found()).toEqual([
        `one-person-annulment: annulment ${id}: proposed and approved by manager`,
        `unfounded-annulment: annulment ${id}: the audit log knows no such approval`,
        'unfounded-annulment: annulment none: 1 ratings without an approval',
      ]);
    });

    it('names a rating that somebody added to an approved annulment', async () => {
      await fillMorning(desk.under, desk.kiosk);
      const id = await propose();
      await decide(id);
      const last = (await desk.under.rows('ratings')).find(
        ({ counter_id }) => counter_id !== 'counter-1',
      );
      const rating_id = last?.rating_id ?? '';
      await desk.under.store.db
        .insertInto('annulled_ratings')
        .values({ unit_id: 'unit-1', rating_id, annulment_id: id })
        .execute();
      const { counts } = await verifyStore(verifyReads(desk.under.store.db), () => 0);
      expect(counts).toMatchObject({ 'unfounded-annulment': 2 });
      expect(counts['altered-count']).toBeGreaterThan(0);
    });

    it('names an approval of which nothing is left, counts and all', async () => {
      await fillMorning(desk.under, desk.kiosk);
      const { db, engine: name } = desk.under.store;
      const counts = await keptTables(desk.under);
      const id = await propose();
      await decide(id);
      await dropTriggers(db, name);
      for (const table of ANNULMENT_TABLES) await db.deleteFrom(table).execute();
      await putBackTables(desk.under, counts);
      expect(await found()).toEqual([
        `unfounded-annulment: annulment ${id}: the audit log knows its annulment.approve, and no row does`,
      ]);
    });

    it('names a lift whose decision is gone', async () => {
      await fillMorning(desk.under, desk.kiosk);
      const id = await propose();
      await decide(id);
      const counts = await keptTables(desk.under);
      const lift = await desk.lift(id);
      await decide(lift);
      const { db, engine: name } = desk.under.store;
      await dropTriggers(db, name);
      await db.deleteFrom('annulment_decisions').where('annulment_id', '=', lift).execute();
      await putBackTables(desk.under, counts);
      expect(await found()).toEqual([
        `unfounded-annulment: annulment ${lift}: the audit log knows its annulment.lift, and no row does`,
      ]);
    });

    it('asks nothing of approvals from before sample data were removed', async () => {
      await fillMorning(desk.under, desk.kiosk);
      const counts = await keptTables(desk.under);
      await decide(await propose());
      const { db, engine: name } = desk.under.store;
      await dropTriggers(db, name);
      for (const table of ANNULMENT_TABLES) await db.deleteFrom(table).execute();
      await putBackTables(desk.under, counts);
      await appendAudit(db, {
        ...{ id: 'removal', atMs: LATER_MS, accountId: null, action: REMOVAL_ACTION, detail: {} },
      });
      expect(await found()).toEqual([]);
    });

    it.each(['no object', 'null', '[]', '7', '{"annulment":{}}'])(
      'is not silenced by an entry of the log that says: %s',
      async (detail) => {
        await fillMorning(desk.under, desk.kiosk);
        const id = await propose();
        await decide(id);
        const { db, engine: name } = desk.under.store;
        await dropTriggers(db, name);
        const entries = db.updateTable('audit_log').set({ detail });
        await entries.where('action', '=', 'annulment.approve').execute();
        expect(await found()).toEqual([
          expect.stringContaining('altered-audit-entry: entry 2'),
          `unfounded-annulment: annulment ${id}: the audit log knows no such approval`,
        ]);
      },
    );
  });
}

const ANNULMENT_TABLES = [
  'annulments',
  'annulment_decisions',
  'annulled_ratings',
  'annulled_counts',
] as const;

const COUNT_TABLES = [
  'atom_counts',
  'atom_reason_counts',
  'official_days',
  'undated_counts',
] as const;

type Kept = { readonly [Table in (typeof COUNT_TABLES)[number]]: readonly Database[Table][] };

const keptTables = async ({ rows }: IngestUnderTest): Promise<Kept> => ({
  atom_counts: await rows('atom_counts'),
  atom_reason_counts: await rows('atom_reason_counts'),
  official_days: await rows('official_days'),
  undated_counts: await rows('undated_counts'),
});

/** What somebody does who wants the report to find the sums right. */
async function putBackTables({ store: { db } }: IngestUnderTest, kept: Kept): Promise<void> {
  for (const table of COUNT_TABLES) {
    await db.deleteFrom(table).execute();
    const rows = kept[table];
    if (rows.length > 0) await db.insertInto(table).values(rows).execute();
  }
}
