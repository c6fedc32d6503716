import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerifyReport } from '../../shared/api/integrity.ts';
import type { Store, StoreLocation, StoreReader } from '../../server/store/open-store.ts';
import { openStore } from '../../server/store/open-store.ts';
import { inSnapshot } from '../../server/store/snapshot.ts';
import { verifyReads } from '../../server/store/verify-reads.ts';
import { verifyStore } from '../../server/verify/verify-store.ts';
import { writeRoot } from '../../server/verify/write-root.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { ingestUnderTest, type IngestUnderTest } from './ingest-under-test.ts';
import { dropTriggers, type Tampering } from './tampering-rows.ts';
import { anyTampering, picker, TAMPERINGS } from './tampering.ts';
import { fillVerifiedOffice } from './verified-office.ts';

class Undo extends Error {}

/** Tampers, verifies and takes it all back; undefined when there was nothing to tamper with. */
async function reportAfter(
  { db, engine }: Store,
  act: (trx: StoreReader) => Promise<boolean>,
): Promise<VerifyReport | undefined> {
  let report: VerifyReport | undefined;
  const work = db.transaction().execute(async (trx) => {
    await dropTriggers(trx, engine);
    // Pages of three: whatever is named lies beside the edge of one sooner or later.
    if (await act(trx)) report = await verifyStore(verifyReads(trx), () => 0, { pageSize: 3 });
    throw new Undo();
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  return report;
}

const verify = (db: StoreReader) => verifyStore(verifyReads(db), () => 0);

/** That a verification names whatever was tampered with, and nothing else. */
export function verifyContract(engine: {
  readonly name: string;
  readonly location: () => Promise<StoreLocation>;
  readonly runs: number;
}): void {
  describe(`a verification on ${engine.name}`, () => {
    let location: StoreLocation;
    let under: IngestUnderTest;

    beforeAll(async () => {
      location = await engine.location();
      under = await ingestUnderTest(await openStore(location));
      await fillVerifiedOffice(under);
    });
    afterAll(() => under.close());

    /** Answers whether there was anything to tamper with. */
    const namesTampering = async (
      tampering: Tampering,
      picks: readonly number[],
    ): Promise<boolean> => {
      const report = await reportAfter(under.store, (trx) => tampering.act(trx, picker(picks)));
      if (report === undefined) return false;
      const found = tampering.expected.some((kind) => (report.counts[kind] ?? 0) > 0);
      expect(found, `${tampering.name}: ${JSON.stringify(report.counts)}`).toBe(true);
      return true;
    };

    it('finds nothing in a store that nobody touched', async () => {
      const report = await inSnapshot(location, verify);
      expect(report.findings).toEqual([]);
      expect(report.totals).toMatchObject({
        chains: 3,
        records: 22,
        signatures: 22,
        ratings: 9,
        answers: 6,
        reasons: 8,
        quarantined: 3,
        roots: 2,
        auditEntries: 11,
        missing: 0,
      });
    });

    it.each(TAMPERINGS)('names what was done: $name', async (tampering) => {
      let acted = 0;
      for (const picks of [[0], [1], [2, 5, 1], [7, 3, 2]]) {
        if (await namesTampering(tampering, picks)) acted += 1;
      }
      expect(acted).toBeGreaterThan(0);
    });

    it('names every tampering, wherever it is done', async () => {
      const names = fc.asyncProperty(anyTampering, async ({ tampering, picks }) => {
        fc.pre(await namesTampering(tampering, picks));
      });
      await fc.assert(names, { numRuns: engine.runs });
    }, 120_000);

    it('names the cut tail of a chain although everything else was cut to fit', async () => {
      const report = await reportAfter(under.store, async (trx) => {
        const last = { kiosk_id: 'kiosk-2', epoch: 2 };
        const ratings = trx.deleteFrom('ratings').where('kiosk_id', '=', last.kiosk_id);
        await ratings.where('epoch', '=', last.epoch).execute();
        const records = trx.deleteFrom('records').where('kiosk_id', '=', last.kiosk_id);
        await records.where('epoch', '=', last.epoch).execute();
        await trx
          .updateTable('kiosk_epochs')
          .set({ through_seq: 0, head_hash: null })
          .where('kiosk_id', '=', last.kiosk_id)
          .where('epoch', '=', last.epoch)
          .execute();
        return true;
      });
      expect(report?.findings).toContainEqual(
        expect.objectContaining({ kind: 'removed', kioskId: 'kiosk-2', epoch: 2, seq: 1 }),
      );
    });

    it('names a chain of which not even the key is left', async () => {
      const report = await reportAfter(under.store, async (trx) => {
        for (const table of ['records', 'ratings', 'kiosk_epochs'] as const) {
          await trx.deleteFrom(table).where('kiosk_id', '=', 'kiosk-2').execute();
        }
        return true;
      });
      expect(report?.findings).toContainEqual(
        expect.objectContaining({ kind: 'removed', kioskId: 'kiosk-2', epoch: 2 }),
      );
    });

    it('says which entry of the audit log was altered, and that no other was', async () => {
      const report = await reportAfter(under.store, async (trx) => {
        await sql`update audit_log set detail = '{"id":"khác"}' where position = 3`.execute(trx);
        return true;
      });
      const named = report?.findings.filter(({ kind }) => kind.endsWith('-audit-entry'));
      expect(named).toEqual([
        expect.objectContaining({
          kind: 'altered-audit-entry',
          detail: 'entry 3 (act-2): not what its hash was made of',
        }),
      ]);
    });

    it('sees one moment of a store that goes on taking records', async () => {
      const kiosk = await under.kiosk('kiosk-3');
      const report = await inSnapshot(location, async (db) => {
        await under.send(kiosk, [await kiosk.write(ratingContent())]);
        return verify(db);
      });
      expect(report.findings).toEqual([]);
      expect(report.totals.records).toBe(22);
    });

    it('tells holes, tails and losses apart', async () => {
      const kiosk = await under.kiosk('kiosk-4');
      const records = [];
      for (let seq = 1; seq <= 6; seq += 1) records.push(await kiosk.write(ratingContent()));
      const head = { seq: 9, hash: records[0]!.hash };
      await under.send(kiosk, [records[0]!, records[3]!, records[5]!], { head, pending: 5 });
      const namedOf = async () =>
        (await verify(under.store.db)).findings.map(({ kind, seq, toSeq }) => [kind, seq, toSeq]);
      expect(await namedOf()).toEqual([
        ['hole', 2, 3],
        ['hole', 5, 5],
        ['waiting-tail', 7, 9],
      ]);
      await under.send(kiosk, [], { head, pending: 0 });
      expect(await namedOf()).toContainEqual(['missing-tail', 7, 9]);
      await under.store.db
        .updateTable('kiosk_epochs')
        .set({ ended_at_ms: under.nowMs, ended_reported_seq: 9 })
        .where('kiosk_id', '=', 'kiosk-4')
        .execute();
      expect(await namedOf()).toEqual([
        ['known-lost', 2, 3],
        ['known-lost', 5, 5],
        ['known-lost', 7, 9],
      ]);
    });

    it('names a fork, and looks at one kiosk alone when told so', async () => {
      const kiosk = await under.kiosk('kiosk-5');
      const twin = kiosk.copy();
      await under.send(kiosk, [await kiosk.write(ratingContent({ level: 1 }))]);
      await under.send(kiosk, [await twin.write(ratingContent({ level: 5 }))]);
      const report = await verifyStore(verifyReads(under.store.db), () => 0, {
        kioskId: 'kiosk-5',
      });
      expect(report.findings).toMatchObject([
        { kind: 'fork', kioskId: 'kiosk-5', epoch: 1, seq: 1 },
      ]);
      expect(report.chains).toMatchObject([
        { kioskId: 'kiosk-5', records: 1, forks: 1, missing: 0 },
      ]);
    });

    it('stays clean over further roots', async () => {
      const before = await verify(under.store.db);
      under.nowMs += 86_400_000;
      await writeRoot({ store: under.store, clock: () => under.nowMs, newId: () => 'root-3' });
      const after = await verify(under.store.db);
      expect(after.totals.roots).toBe(before.totals.roots + 1);
      expect(after.findings).toEqual(before.findings);
    });
  });
}
