import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ratingContent, simulateKiosk, type SimulatedRecord } from '../support/simulated-kiosk.ts';
import { enrol, NOW_MS } from './contract-office.ts';
import { itCountsAmendments } from './amendments.contract.ts';
import { itDatesBacklogs } from './backlog.contract.ts';
import { itFindsChainBreaks } from './chain-breaks.contract.ts';
import { itCountsWhatItStored } from './counts.contract.ts';
import { itKeepsWhatItHas } from './durability.contract.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { itBearsFaults } from './ingest-faults.contract.ts';
import { ingestUnderTest, type IngestUnderTest } from './ingest-under-test.ts';
import { itReplaysQuarantine } from './quarantine.contract.ts';
import { itWaitsAtHoles } from './long-holes.contract.ts';
import { itTakesRescues } from './rescue.contract.ts';
import { itSetsAsideWhatComesAfterRevocation } from './revocation.contract.ts';
import { itCountsUndatedApart } from './undated.contract.ts';

/** What every store must do, whichever engine it runs on. */
export function storeContract(engine: EngineUnderTest): void {
  describe(`the ingest on ${engine.name}`, () => {
    let under: IngestUnderTest;

    beforeEach(async () => {
      const { open } = await engine.fresh();
      under = await ingestUnderTest(await open());
    });
    afterEach(() => under.close());

    it('stores a new rating with its bytes, its meaning and its count', async () => {
      const kiosk = await under.kiosk();
      const record = await kiosk.write(ratingContent({ level: 4 }), {
        time: { monoMs: 5_000, anchor: { serverMs: NOW_MS - 60_000, monoMs: 0, roundTripMs: 200 } },
      });
      const receipt = await under.send(kiosk, [record], { pending: 1, persisted: true });

      expect(receipt).toMatchObject({
        kiosk: 'kiosk-1',
        results: [{ epoch: 1, seq: 1, hash: record.hash, fate: 'stored' }],
        through: 1,
        head: record.hash,
        nowMs: NOW_MS,
      });
      const [row] = await under.rows('records');
      expect(Buffer.from(row!.bytes).equals(record.bytes)).toBe(true);
      expect(await under.rows('ratings')).toMatchObject([
        {
          unit_id: 'unit-1',
          rating_id: record.id,
          counter_id: 'counter-1',
          official_id: 'official-1',
          field_code: 'land',
          level: 4,
          earliest_ms: NOW_MS - 55_003,
          latest_ms: NOW_MS,
          clock_quality: 'A',
          local_day: '2026-11-19',
          atom: '2026-11-15',
        },
      ]);
      expect(await under.rows('atom_counts')).toMatchObject([
        { official_id: 'official-1', field_code: 'land', item_code: 'overall', n4: 1, n5: 0 },
      ]);
      expect(await under.rows('official_days')).toEqual([
        { unit_id: 'unit-1', official_id: 'official-1', local_day: '2026-11-19' },
      ]);
      expect(await under.rows('kiosk_health')).toMatchObject([
        { kiosk_id: 'kiosk-1', seen_at_ms: NOW_MS, pending: 1, persisted: 1 },
      ]);
    });

    it('counts a rating without an official when nobody is on duty', async () => {
      const kiosk = await under.kiosk();
      await under.send(kiosk, [await kiosk.write(ratingContent({ counter: 'counter-2' }))]);
      expect(await under.rows('ratings')).toMatchObject([{ official_id: null, field_code: null }]);
      expect(await under.rows('atom_counts')).toMatchObject([{ official_id: '', field_code: '' }]);
      expect(await under.rows('official_days')).toEqual([]);
    });

    it('answers a repeated batch as duplicates and changes nothing', async () => {
      const kiosk = await under.kiosk();
      const record = await kiosk.write(ratingContent());
      await under.send(kiosk, [record]);
      const again = await under.send(kiosk, [record, record]);
      expect(again.results.map(({ fate }) => fate)).toEqual(['duplicate', 'duplicate']);
      expect(again.through).toBe(1);
      expect(await under.rows('ratings')).toHaveLength(1);
      expect(await under.rows('atom_counts')).toMatchObject([{ n5: 1 }]);
    });

    it('stores one of two copies that come at the same moment', async () => {
      const kiosk = await under.kiosk();
      const record = await kiosk.write(ratingContent());
      const receipts = await Promise.all([1, 2, 3].map(() => under.send(kiosk, [record])));
      const fates = receipts.map(({ results }) => results[0]!.fate).sort();
      expect(fates).toEqual(['duplicate', 'duplicate', 'stored']);
      expect(await under.rows('atom_counts')).toMatchObject([{ n5: 1 }]);
    });

    it('keeps both sides of a fork and suspends the kiosk', async () => {
      const kiosk = await under.kiosk();
      const copy = kiosk.copy();
      const first = await kiosk.write(ratingContent({ level: 1 }));
      const other = await copy.write(ratingContent({ level: 5 }));
      await under.send(kiosk, [first]);
      const receipt = await under.send(copy, [other]);

      expect(receipt.results).toMatchObject([{ hash: other.hash, fate: 'fork' }]);
      expect(receipt.head).toBe(first.hash);
      expect(await under.rows('records')).toMatchObject([{ hash: first.hash }]);
      expect(await under.rows('forks')).toMatchObject([{ hash: other.hash, seq: 1 }]);
      expect(await under.rows('kiosks')).toMatchObject([{ status: 'suspended' }]);
      expect(await under.rows('audit_log')).toMatchObject([{ action: 'kiosk.suspend' }]);
      const next = under.send(kiosk, [await kiosk.write(ratingContent())]);
      await expect(next).rejects.toThrow('kiosk-suspended');
      expect(await under.rows('atom_counts')).toMatchObject([{ n1: 1, n5: 0 }]);
    });

    it('sees a fork inside one batch', async () => {
      const kiosk = await under.kiosk();
      const copy = kiosk.copy();
      const both = [await kiosk.write(ratingContent()), await copy.write(ratingContent())];
      const receipt = await under.send(kiosk, both);
      expect(receipt.results.map(({ fate }) => fate)).toEqual(['stored', 'fork']);
    });

    it.each([
      ['a level that there is not', { kind: 'rating', body: { level: 6 } }],
      ['a kind of record that nobody knows', { kind: 'smile', body: {} }],
      ['a key that nobody knows', { kind: 'boot', body: {}, surprise: '\u0000\ud800' }],
    ])('acknowledges %s, keeps its bytes and counts the others', async (_, entries) => {
      const kiosk = await under.kiosk();
      const batch = [
        await kiosk.write(ratingContent()),
        await kiosk.writeForeign(entries),
        await kiosk.write(ratingContent()),
      ];
      const receipt = await under.send(kiosk, batch);
      expect(receipt.results.map(({ fate }) => fate)).toEqual(['stored', 'quarantined', 'stored']);
      expect(receipt.through).toBe(3);
      expect(await under.rows('records')).toHaveLength(3);
      expect(await under.rows('ratings')).toHaveLength(2);
      expect(await under.rows('quarantine')).toMatchObject([{ seq: 2, reason: 'unknown-meaning' }]);
    });

    it.each([
      ['an unknown counter', { counter: 'nowhere' }, 'unknown-counter'],
      ["another unit's counter", { counter: 'foreign-counter' }, 'unknown-counter'],
      [
        'an unknown questionnaire',
        { questionnaire: { code: 'other', version: 1 } },
        'unknown-questionnaire',
      ],
      [
        'an impossible version of a questionnaire',
        { questionnaire: { code: 'mot-cham', version: Number.MAX_SAFE_INTEGER } },
        'unknown-questionnaire',
      ],
    ])('sets a rating with %s aside', async (_, body, reason) => {
      const kiosk = await under.kiosk();
      const receipt = await under.send(kiosk, [await kiosk.write(ratingContent(body))]);
      expect(receipt.results).toMatchObject([{ fate: 'quarantined' }]);
      expect(await under.rows('quarantine')).toMatchObject([{ reason, since_ms: NOW_MS }]);
      expect(await under.rows('ratings')).toEqual([]);
      expect(await under.rows('atom_counts')).toEqual([]);
    });

    it('sets a second rating under one id aside', async () => {
      const kiosk = await under.kiosk();
      const first = await kiosk.write(ratingContent());
      const sameBatch = await kiosk.write(ratingContent(), { id: first.id });
      await under.send(kiosk, [first, sameBatch]);
      await under.send(kiosk, [await kiosk.write(ratingContent(), { id: first.id })]);
      expect(await under.rows('ratings')).toMatchObject([{ rating_id: first.id, seq: 1 }]);
      expect(await under.rows('quarantine')).toMatchObject([
        { seq: 2, reason: 'repeated-id' },
        { seq: 3, reason: 'repeated-id' },
      ]);
    });

    it('takes boot and storage-loss records as what they are', async () => {
      const kiosk = await under.kiosk();
      const receipt = await under.send(kiosk, [
        await kiosk.write({
          kind: 'boot',
          body: { build: 'b', persisted: null, journalRecords: 0, storedRecords: 0 },
        }),
        await kiosk.write({
          kind: 'storage-loss',
          body: { store: 'indexeddb', rebuilt: 3, fromSeq: 1, toSeq: 3 },
        }),
      ]);
      expect(receipt.results.map(({ fate }) => fate)).toEqual(['stored', 'stored']);
      expect(await under.rows('quarantine')).toEqual([]);
    });

    it('advances the head only as far as nothing is missing', async () => {
      const kiosk = await under.kiosk();
      const records: SimulatedRecord[] = [];
      for (let seq = 1; seq <= 6; seq += 1) records.push(await kiosk.write(ratingContent()));
      const pick = (...seqs: number[]) => seqs.map((seq) => records[seq - 1]!);
      const through = async (...seqs: number[]) => (await under.send(kiosk, pick(...seqs))).through;
      expect(await through(2)).toBe(0);
      expect(await through(4, 1)).toBe(2);
      expect(await through(6)).toBe(2);
      expect(await through(3)).toBe(4);
      expect(await through(5)).toBe(6);
      const [epoch] = await under.rows('kiosk_epochs');
      expect(epoch).toMatchObject({ through_seq: 6, head_hash: records[5]!.hash });
    });

    it('takes unsent records of an earlier epoch under their old signature', async () => {
      const old = await under.kiosk();
      const unsent = await old.write(ratingContent());
      const renewed = await simulateKiosk({
        id: old.id,
        epoch: 2,
        serverKeyId: under.serverKey.public.id,
      });
      await enrol(under.store, renewed);
      const receipt = await under.send(renewed, [unsent, await renewed.write(ratingContent())]);
      expect(receipt.results).toMatchObject([
        { epoch: 1, seq: 1, fate: 'stored' },
        { epoch: 2, seq: 1, fate: 'stored' },
      ]);
      expect(receipt).toMatchObject({ epoch: 2, through: 1 });
    });

    it('answers an empty batch as a heartbeat', async () => {
      const kiosk = await under.kiosk();
      const receipt = await under.send(kiosk, [], {
        build: 'a\u0000b',
        wallMs: 1e300,
        oldestPendingWallMs: -1e300,
      });
      expect(receipt).toMatchObject({ results: [], through: 0, head: null });
      expect(await under.rows('kiosk_health')).toMatchObject([{ build: 'a\u{fffd}b' }]);
    });

    it('takes another revision for another configuration, and the same for the same', async () => {
      const kiosk = await under.kiosk();
      const revision = async () => (await under.send(kiosk, [])).configurationRevision;
      const before = await revision();
      expect(before).toHaveLength(43);
      under.nowMs += 60_000;
      expect(await revision()).toBe(before);
      await under.store.db.updateTable('counters').set({ name: 'Quầy mới' }).execute();
      under.nowMs += 60_000;
      expect(await revision()).not.toBe(before);
    });

    itCountsAmendments(() => under);
    itCountsWhatItStored(() => under);
    itCountsUndatedApart(() => under);
    itDatesBacklogs(() => under);
    itSetsAsideWhatComesAfterRevocation(() => under);
    itFindsChainBreaks(() => under);
    itWaitsAtHoles(() => under);
    itReplaysQuarantine(() => under);
    itTakesRescues(() => under);
    itBearsFaults(() => under);
    itKeepsWhatItHas(() => under, engine);
  });
}
