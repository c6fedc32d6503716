import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replayQuarantine } from '../../server/ingest/replay-quarantine.ts';
import { openStore } from '../../server/store/open-store.ts';
import { verifyReads } from '../../server/store/verify-reads.ts';
import { verifyStore } from '../../server/verify/verify-store.ts';
import { ratingContent, type SimulatedKiosk } from '../support/simulated-kiosk.ts';
import { NOW_MS } from './contract-office.ts';
import { ENGINES } from './engines.ts';
import { ingestUnderTest, type IngestUnderTest } from './ingest-under-test.ts';
import { dropTriggers } from './tampering-rows.ts';

/** Instants without a day, and the farthest that a double can hold. */
const UNLIKELY = [1e18, -1e18, 8.64e15, Number.MAX_VALUE, -Number.MAX_VALUE];

/** That no number, signed by a stolen key or written by a hand, ends a verification. */
describe.each(ENGINES)('unlikely numbers on %s', (_engine, locate) => {
  let under: IngestUnderTest;
  let kiosk: SimulatedKiosk;
  const found = async () => {
    const { findings } = await verifyStore(verifyReads(under.store.db), () => 0);
    return [...new Set(findings.map(({ kind }) => kind))].sort();
  };
  /** Every kind of record, with these clocks. */
  const speak = async (wallMs: number) => {
    const anchor = { serverMs: wallMs, monoMs: 1, roundTripMs: 0, wallMs: -wallMs };
    const said = { kind: 'duty', body: { counter: 'counter-1', official: 'official-1' } } as const;
    const change = { wallOffsetMs: wallMs, previousWallOffsetMs: -wallMs };
    const records = [
      await kiosk.write(said, { time: { wallMs } }),
      await kiosk.write(said, { time: { wallMs, monoMs: 5, anchor } }),
      await kiosk.write(ratingContent({ tookMs: Math.abs(wallMs) }), { time: { wallMs } }),
      await kiosk.write({ kind: 'clock', body: change }, { time: { wallMs, anchor } }),
    ];
    await under.send(kiosk, records, { wallMs, oldestPendingWallMs: wallMs });
  };
  beforeEach(async () => {
    under = await ingestUnderTest(await openStore(await locate()));
    kiosk = await under.kiosk();
  });
  afterEach(() => under.close());

  it.each(UNLIKELY)('are taken of a clock that says %d, and verified', async (wallMs) => {
    await speak(wallMs);
    expect(await under.rows('quarantine')).toEqual([]);
    expect(await under.rows('kiosk_duties')).toHaveLength(2);
    expect(await under.rows('ratings')).toHaveLength(1);
    expect(await found()).toEqual([]);
  });

  it.each(UNLIKELY)('wait, of a revoked kiosk, like any other: %d', async (wallMs) => {
    await under.store.db.updateTable('kiosks').set({ status: 'revoked' }).execute();
    await speak(wallMs);
    const aside = (await under.rows('quarantine')).map(({ reason }) => reason);
    expect(aside).toEqual(Array.from({ length: 4 }, () => 'after-revocation'));
    expect(await found()).toEqual([]);
    await under.store.db.updateTable('kiosks').set({ status: 'active' }).execute();
    expect(await found()).toEqual(['unfounded-quarantine']);
    const replayer = { store: under.store, newId: () => 'replay', clock: () => under.nowMs };
    const order = { reason: 'after-revocation', unitIds: null, accountId: null, dryRun: false };
    expect(await replayQuarantine(replayer, order)).toMatchObject({ tried: 4, released: 4 });
    expect(await found()).toEqual([]);
  });

  it.each([
    ['records', 'received_at_ms', 1e18],
    ['records', 'received_at_ms', -1e18],
    ['kiosk_epochs', 'opened_at_ms', 1e18],
    ['kiosk_epochs', 'opened_at_ms', -1e18],
    ['ratings', 'latest_ms', 1e18],
    ['ratings', 'earliest_ms', -1e18],
    ['kiosk_duties', 'starts_at_ms', -1e18],
    ['kiosk_duties', 'local_day', 'no day'],
    ['ratings', 'local_day', 'no day'],
    ['audit_log', 'at_ms', 1e18],
  ] as const)('written to %s.%s do not hide another hand: %s', async (table, column, value) => {
    await speak(NOW_MS);
    const { db, engine: name } = under.store;
    await dropTriggers(db, name);
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value}`.execute(db);
    await db.updateTable('ratings').set({ level: 1, clock_quality: 'D' }).execute();
    expect(await found()).toContain('altered-rating');
  });
});
