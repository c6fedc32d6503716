import { expect, it } from 'vitest';
import { verifyReads } from '../../server/store/verify-reads.ts';
import { verifyStore } from '../../server/verify/verify-store.ts';
import { atomOf } from '../../shared/domain/atom.ts';
import { DAY_MS, localDayOf } from '../../shared/domain/local-day.ts';
import type { TimeAnchor, TimeEvidence } from '../../shared/record/record.ts';
import {
  ratingContent,
  type SimulatedKiosk,
  type SimulatedRecord,
} from '../support/simulated-kiosk.ts';
import { NOW_MS } from './contract-office.ts';
import type { IngestUnderTest } from './ingest-under-test.ts';

const MINUTE_MS = 60_000;
/** The kiosk was heard last on 12/11 at 09:00 in Viet Nam. */
const LEFT_MS = NOW_MS - 7 * DAY_MS;
const BATCH = 50;

/** Evidence of a tablet that never slept, at a true moment. */
const evidence = (atMs: number, anchor: TimeAnchor | null): Partial<TimeEvidence> => ({
  wallMs: atMs,
  monoMs: atMs - LEFT_MS,
  boot: 'boot-1',
  anchor,
});

const heardAt = (atMs: number): TimeAnchor => ({
  serverMs: atMs,
  monoMs: atMs - LEFT_MS + 40,
  roundTripMs: 80,
});

const rate = (kiosk: SimulatedKiosk, atMs: number, anchor: TimeAnchor | null) =>
  kiosk.write(ratingContent({ level: 4 }), { time: evidence(atMs, anchor) });

const tellClock = (kiosk: SimulatedKiosk, atMs: number) =>
  kiosk.write(
    { kind: 'clock', body: { wallOffsetMs: 0, previousWallOffsetMs: 0 } },
    { time: evidence(atMs + 100, heardAt(atMs)) },
  );

/** One rating every half hour from `fromMs` on, all under the anchor of before. */
async function rateOffline(
  kiosk: SimulatedKiosk,
  fromMs: number,
  count: number,
): Promise<SimulatedRecord[]> {
  const anchor = heardAt(fromMs);
  const records = [];
  for (let n = 0; n < count; n += 1) {
    records.push(await rate(kiosk, fromMs + (30 * n + 15) * MINUTE_MS, anchor));
  }
  return records;
}

async function pairedEarly(under: IngestUnderTest): Promise<SimulatedKiosk> {
  const kiosk = await under.kiosk();
  const openedAtMs = LEFT_MS - 30 * DAY_MS;
  await under.store.db.updateTable('kiosk_epochs').set({ opened_at_ms: openedAtMs }).execute();
  return kiosk;
}

const findingsOf = async ({ store }: IngestUnderTest) =>
  (await verifyStore(verifyReads(store.db), () => 0, { pageSize: 70 })).findings;

/** Each a little later than the one before, as a kiosk sends them. */
async function sendAll(
  under: IngestUnderTest,
  kiosk: SimulatedKiosk,
  batches: readonly (readonly SimulatedRecord[])[],
): Promise<void> {
  for (const batch of batches) {
    under.nowMs += 200;
    await under.send(kiosk, batch);
  }
}

const batchesOf = (records: readonly SimulatedRecord[]): SimulatedRecord[][] =>
  Array.from({ length: Math.ceil(records.length / BATCH) }, (_, n) =>
    records.slice(n * BATCH, (n + 1) * BATCH),
  );

/** What waited in a kiosk while a cut-off day passed. */
export function itDatesBacklogs(ingest: () => IngestUnderTest): void {
  it('counts a whole backlog over a cut-off day by a witness that came with its first batch', async () => {
    const under = ingest();
    const kiosk = await pairedEarly(under);
    const waiting = await rateOffline(kiosk, LEFT_MS, 300);
    const witness = await tellClock(kiosk, NOW_MS);
    const [first = [], ...others] = batchesOf(waiting);
    await sendAll(under, kiosk, [[...first, witness], ...others]);

    expect(await under.rows('undated_counts')).toEqual([]);
    const ratings = (await under.rows('ratings')).sort((a, b) => a.seq - b.seq);
    const truths = waiting.map((_, n) => LEFT_MS + (30 * n + 15) * MINUTE_MS);
    expect(ratings.map(({ atom, clock_quality }) => `${atom} ${clock_quality}`)).toEqual(
      truths.map((atMs) => `${atomOf(localDayOf(atMs))} B`),
    );
    for (const [index, { earliest_ms, latest_ms }] of ratings.entries()) {
      const trueMs = truths[index]!;
      expect(earliest_ms).toBeLessThanOrEqual(trueMs);
      expect(latest_ms).toBeGreaterThanOrEqual(trueMs);
      // What two clocks can drift in a week.
      expect(latest_ms - earliest_ms).toBeLessThan(6 * MINUTE_MS);
    }
    expect(new Set(ratings.map(({ atom }) => atom)).size).toBe(2);
    expect(await findingsOf(under)).toEqual([]);
  });

  it('knows of a backlog without a witness only that it came', async () => {
    const under = ingest();
    const kiosk = await pairedEarly(under);
    await sendAll(under, kiosk, batchesOf(await rateOffline(kiosk, LEFT_MS, 100)));
    const qualities = new Set((await under.rows('ratings')).map((row) => row.clock_quality));
    expect(qualities).toEqual(new Set(['D']));
    expect(await under.rows('undated_counts')).toMatchObject([{ n: 100 }]);
    expect(await findingsOf(under)).toEqual([]);
  });

  it('takes a witness that was here already, and none that came later', async () => {
    const under = ingest();
    const kiosk = await pairedEarly(under);
    const waiting = await rateOffline(kiosk, LEFT_MS, 20);
    const alone = await rateOffline(kiosk, LEFT_MS + DAY_MS, 20);
    const witness = await tellClock(kiosk, NOW_MS);
    await sendAll(under, kiosk, [waiting, [witness], alone]);
    const ratings = (await under.rows('ratings')).sort((a, b) => a.seq - b.seq);
    expect(ratings.map((row) => row.clock_quality)).toEqual([
      ...waiting.map(() => 'D'),
      ...alone.map(() => 'B'),
    ]);
    expect(await findingsOf(under)).toEqual([]);
  });

  it('verifies backlogs of two absences that were sent in pieces, and twice', async () => {
    const under = ingest();
    const kiosk = await pairedEarly(under);
    const first = await rateOffline(kiosk, LEFT_MS, 60);
    const back = LEFT_MS + 2 * DAY_MS;
    const firstWitness = await tellClock(kiosk, back);
    under.nowMs = back + MINUTE_MS;
    await sendAll(under, kiosk, [[...first.slice(0, 13), firstWitness], first.slice(5, 30)]);
    const second = await rateOffline(kiosk, back + 60_000, 70);
    const secondWitness = await tellClock(kiosk, NOW_MS);
    const live = [
      await rate(kiosk, NOW_MS + 5_000, heardAt(NOW_MS)),
      await rate(kiosk, NOW_MS + 9_000, heardAt(NOW_MS)),
    ];
    under.nowMs = NOW_MS + 10_000;
    await sendAll(under, kiosk, [
      [...first.slice(20, 50), secondWitness],
      // Around the first witness, which came at another time.
      [...first.slice(50), ...second.slice(0, 40)],
      [...second.slice(30), ...live.slice(0, 1)],
      [...second.slice(60), ...live],
    ]);
    expect(await under.rows('ratings')).toHaveLength(132);
    expect(await under.rows('quarantine')).toEqual([]);
    expect(await under.rows('undated_counts')).toEqual([]);
    expect(await findingsOf(under)).toEqual([]);
  });

  it('bounds what an earlier boot wrote by no more than that the next one was later', async () => {
    const under = ingest();
    const kiosk = await pairedEarly(under);
    const waiting = await rateOffline(kiosk, LEFT_MS, 10);
    const time = { ...evidence(NOW_MS, heardAt(NOW_MS)), boot: 'boot-2' };
    const body = { wallOffsetMs: 0, previousWallOffsetMs: null };
    const witness = await kiosk.write({ kind: 'clock', body }, { time });
    await sendAll(under, kiosk, [[...waiting, witness]]);
    const latest = (await under.rows('ratings')).map((row) => row.latest_ms);
    expect(Math.max(...latest)).toBe(NOW_MS);
    expect(await under.rows('undated_counts')).toMatchObject([{ n: 10 }]);
    expect(await findingsOf(under)).toEqual([]);
  });
}
