import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { hashRecordNow } from '../../../server/ingest/digest-now.ts';
import { ratedAt } from '../../../server/ingest/rated-at.ts';
import { atomOf } from '../../../shared/domain/atom.ts';
import { localDayOf } from '../../../shared/domain/local-day.ts';
import { AUDIT_GENESIS, entryHash } from '../../../server/store/audit-chain.ts';
import type { AuditLogRow, RatingRow, RecordRow } from '../../../server/store/schema.ts';
import { verifyReads, type VerifyReads } from '../../../server/store/verify-reads.ts';
import { shippedQuestionnaires } from '../../../server/shipped/questionnaires.ts';
import { verifyStore } from '../../../server/verify/verify-store.ts';
import type { RecordContent } from '../../../shared/record/record.ts';
import { epochSeed } from '../../../shared/record/seal.ts';
import { generateSigningKey } from '../../../shared/record/signing-key.ts';
import { ratingContent } from '../../support/simulated-kiosk.ts';

const RECORDS = 200_000;
/** The others say that the kiosk started: they cost less to make. */
const RATINGS = RECORDS / 10;
const ENTRIES = 20_000;
const PAGE = 250;
/** Pages between two looks: the collector takes its time. */
const LOOK_EVERY = 40;
const OPENED_MS = Date.UTC(2026, 0, 5, 1);
const RECEIVED_MS = OPENED_MS + 3_600_000;
const CHAIN = { unit_id: 'unit-1', kiosk_id: 'kiosk-1', epoch: 1 };

setFlagsFromString('--expose-gc');
// The only way to the collector from inside a process that was started without the flag.
const collectGarbage = runInNewContext('gc') as () => void;

/** Lists that were handed out and are still in memory. */
function trackedLists() {
  let handedOut: WeakRef<object>[] = [];
  let most = 0;
  let calls = 0;
  return {
    most: () => most,
    hand: <Row extends object>(rows: Row[]): Row[] => {
      handedOut.push(new WeakRef(rows));
      return rows;
    },
    count: async () => {
      calls += 1;
      if (calls % LOOK_EVERY !== 0) return;
      // What a weak reference was made of stays alive until the event loop has turned.
      await new Promise((resolve) => setImmediate(resolve));
      collectGarbage();
      handedOut = handedOut.filter((list) => list.deref() !== undefined);
      most = Math.max(most, handedOut.length);
    },
  };
}

const BOOT: RecordContent = {
  kind: 'boot',
  body: { build: 'test', persisted: true, journalRecords: 0, storedRecords: 0 },
};

/** A chain that is made while it is read: no store could lie about what it keeps. */
async function endlessChain(tracked: ReturnType<typeof trackedLists>): Promise<VerifyReads> {
  const key = await generateSigningKey('Ed25519', false);
  const seed = await epochSeed(CHAIN.kiosk_id, CHAIN.epoch, key.publicKey);
  let last = { seq: 0, hash: seed };
  const idOf = (seq: number) => `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}`;
  const time = (seq: number) => ({ wallMs: 0, monoMs: seq, boot: 'boot-1', anchor: null });
  const makeRecord = (seq: number): RecordRow => {
    const id = idOf(seq);
    const place = { v: 1, id, kiosk: CHAIN.kiosk_id, epoch: 1, seq, prev: last.hash };
    const content = seq % 10 === 0 ? ratingContent({ level: 4 }) : BOOT;
    const text = JSON.stringify({ ...place, time: time(seq), ...content });
    const bytes = new TextEncoder().encode(text);
    const hash = hashRecordNow(bytes);
    const row = { ...CHAIN, seq, hash, prev: last.hash, bytes, signature: '' };
    last = { seq, hash };
    // Each came alone: no other bears witness to its time.
    return { ...row, received_at_ms: RECEIVED_MS + seq };
  };
  const makeRating = (seq: number): RatingRow => {
    const bounds = { openedAtMs: OPENED_MS, receivedAtMs: RECEIVED_MS + seq };
    const [at] = ratedAt([time(seq)], bounds);
    const localDay = localDayOf(at!.bestMs);
    return {
      unit_id: 'unit-1',
      rating_id: idOf(seq),
      ...{ kiosk_id: CHAIN.kiosk_id, epoch: 1, seq, counter_id: 'counter-1', official_id: null },
      ...{ field_code: null, questionnaire_code: 'mot-cham', questionnaire_version: 1, level: 4 },
      ...{ language: 'vi', channel: 'tablet', took_ms: 900, earliest_ms: at!.earliestMs },
      ...{ latest_ms: at!.latestMs, clock_quality: at!.quality },
      ...{ local_day: localDay, atom: atomOf(localDay) },
    };
  };
  let lastEntryHash = AUDIT_GENESIS;
  const makeEntry = (position: number): AuditLogRow => {
    const who = { account_id: null, unit_id: null, at_ms: OPENED_MS };
    const what = { action: 'test.act', detail: '{}', prev: lastEntryHash };
    const linked = { position, id: idOf(position), ...who, ...what };
    lastEntryHash = entryHash(linked);
    return { ...linked, hash: lastEntryHash };
  };
  const seqOf = (id: string): number => Number(id.slice(-12));
  const range = (from: number, limit: number): number[] =>
    Array.from({ length: Math.max(0, Math.min(limit, RECORDS - from + 1)) }, (_, i) => from + i);
  const none = () => Promise.resolve([]);
  // What the fake does not answer must not be asked: there is no database behind it.
  const nowhere = verifyReads(undefined as never);
  return {
    ...nowhere,
    sizes: () => Promise.resolve({ records: RECORDS, ratings: RATINGS }),
    enrolledChains: () =>
      Promise.resolve([
        {
          ...CHAIN,
          algorithm: key.algorithm,
          publicKey: key.publicKey,
          openedAtMs: OPENED_MS,
          throughSeq: RECORDS,
          headHash: null,
          kioskStatus: 'active' as const,
          endedAtMs: null,
          reportedSeq: null,
          pending: 0,
        },
      ]),
    nextChain: (after) => Promise.resolve(after === null ? CHAIN : undefined),
    records: async (_chain, afterSeq, limit) => {
      await tracked.count();
      return tracked.hand(range(afterSeq + 1, limit).map(makeRecord));
    },
    ratings: ({ ratingIds }) =>
      Promise.resolve(tracked.hand(ratingIds.map((id) => makeRating(seqOf(id))))),
    ratingsAfter: async (_unitId, afterId, limit) => {
      await tracked.count();
      const from = afterId === '' ? 1 : seqOf(afterId) + 1;
      const seqs = range(from, limit * 10).filter((seq) => seq % 10 === 0);
      return tracked.hand(seqs.slice(0, limit).map(makeRating));
    },
    counters: () =>
      Promise.resolve(new Map([['counter-1', { unitId: 'unit-1', fieldCode: null }]])),
    questionnaires: () => Promise.resolve([...shippedQuestionnaires()]),
    auditChain: async ({ position }, limit) => {
      await tracked.count();
      const from = Math.max(0, position) + 1;
      const size = Math.max(0, Math.min(limit, ENTRIES - from + 1));
      return tracked.hand(Array.from({ length: size }, (_, index) => makeEntry(from + index)));
    },
    auditEnd: () => Promise.resolve({ position: ENTRIES, hash: lastEntryHash }),
    unitIds: () => Promise.resolve(['unit-1']),
    rowCounts: () =>
      Promise.resolve({ ratings: RATINGS, answers: 0, reasons: 0, quarantined: 0, duties: 0 }),
    ...{
      earlyRecords: none,
      forks: none,
      quarantined: none,
      answers: none,
      reasons: none,
      duties: none,
    },
    ...{ levelCounts: none, reasonCounts: none, officialDays: none, undatedCounts: none },
    ...{ rootEntries: none, rootedHeads: none, sampleRemovals: none },
    annulled: () => Promise.resolve(new Set<string>()),
    ...{ annulments: none, annulledRows: none, annulledCounts: none, loggedApprovals: none },
  };
}

describe('a verification of very many records', () => {
  it('holds a handful of pages, however long the chain is', async () => {
    const tracked = trackedLists();
    const options = { pageSize: PAGE, withSignatures: false };
    const report = await verifyStore(await endlessChain(tracked), () => 0, options);
    expect(report.totals).toMatchObject({ records: RECORDS, ratings: RATINGS });
    // The fake keeps no head and no counts: those two differ, and nothing else does.
    expect(report.counts).toEqual({ 'altered-head': 1, 'altered-count': 1 });
    expect(tracked.most()).toBeGreaterThan(0);
    expect(tracked.most()).toBeLessThanOrEqual(6);
  }, 120_000);
});
