import { WHOLE_SCOPE } from '../../server/store/scope.ts';
import { expect, it } from 'vitest';
import { replayQuarantine, type ReplayOrder } from '../../server/ingest/replay-quarantine.ts';
import { listKiosks } from '../../server/store/kiosks.ts';
import { isOverdue } from '../../server/store/quarantine-age.ts';
import { sumQuarantine } from '../../server/store/quarantine-counts.ts';
import { DAY_MS } from '../../shared/domain/local-day.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import type { IngestUnderTest } from './ingest-under-test.ts';
import { keptLevels, recountLevels } from './recount.ts';

const ALL: ReplayOrder = { reason: null, unitIds: null, accountId: null, dryRun: false };

/** What was set aside is judged again after a repair; nothing is forgotten on the way. */
export function itReplaysQuarantine(ingest: () => IngestUnderTest): void {
  let ids = 0;
  const replay = (under: IngestUnderTest, order: Partial<ReplayOrder> = {}) =>
    replayQuarantine(
      {
        store: under.store,
        newId: () => `replay-${String((ids += 1)).padStart(6, '0')}`,
        clock: () => under.nowMs,
      },
      { ...ALL, ...order },
    );
  const unitsOfReplays = async (under: IngestUnderTest) =>
    (await under.rows('audit_log'))
      .filter(({ action }) => action === 'quarantine.replay')
      .map(({ unit_id }) => unit_id);
  const addCounter = ({ store }: IngestUnderTest, id: string) =>
    store.db
      .insertInto('counters')
      .values({
        id,
        unit_id: 'unit-1',
        service_point_id: 'point-of-unit-1',
        code: id,
        name: id,
        field_code: 'land',
        valid_from: '2016-01-01',
        valid_to: null,
      })
      .execute();

  it('counts after the repair what it could not, with the time at which it came', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const anchor = { serverMs: under.nowMs - 10_000, monoMs: 0, roundTripMs: 20 };
    const rating = await kiosk.write(ratingContent({ counter: 'new-counter', level: 2 }), {
      time: { monoMs: 9_000, anchor },
    });
    const body = { rating: rating.id, level: 1, reasons: ['wait'] } as const;
    const change = await kiosk.write({ kind: 'amendment', body });
    await under.send(kiosk, [rating, change, await kiosk.write(ratingContent())]);
    const receivedAtMs = under.nowMs;
    under.nowMs += 3 * DAY_MS;
    expect(await replay(under)).toEqual({
      tried: 2,
      released: 0,
      kept: [
        { reason: 'unknown-counter', count: 1 },
        { reason: 'unknown-rating', count: 1 },
      ],
    });

    await addCounter(under, 'new-counter');
    expect(await replay(under)).toEqual({ tried: 2, released: 2, kept: [] });
    expect(await under.rows('quarantine')).toEqual([]);
    const rows = await under.rows('ratings');
    expect(rows.find(({ seq }) => seq === 1)).toMatchObject({
      counter_id: 'new-counter',
      // A second before the last record of its batch, as the monotonic clock has it.
      latest_ms: receivedAtMs - 999,
      clock_quality: 'A',
      local_day: '2026-11-19',
    });
    expect(await keptLevels(under.store)).toEqual(await recountLevels(under.store));
    const counts = await under.rows('atom_counts');
    expect(counts.find(({ counter_id }) => counter_id === 'new-counter')).toMatchObject({ n1: 1 });
    expect(await under.rows('quarantine_decisions')).toMatchObject([
      { seq: 1, decision: 'released', reason: 'unknown-counter', since_ms: receivedAtMs },
      { seq: 2, decision: 'released', reason: 'unknown-rating', at_ms: under.nowMs },
    ]);
    expect(await under.rows('audit_log')).toMatchObject([{ action: 'quarantine.replay' }]);
  });

  it('says in a dry run what would happen, and changes nothing', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    await under.send(kiosk, [await kiosk.write(ratingContent({ counter: 'new-counter' }))]);
    await addCounter(under, 'new-counter');
    expect(await replay(under, { dryRun: true })).toMatchObject({ tried: 1, released: 1 });
    expect(await under.rows('quarantine')).toHaveLength(1);
    expect(await under.rows('ratings')).toEqual([]);
    expect(await under.rows('audit_log')).toEqual([]);
  });

  it('counts what a person has to decide on only when its reason is named', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    await under.store.db.updateTable('kiosks').set({ status: 'revoked' }).execute();
    await under.send(kiosk, [await kiosk.write(ratingContent({ level: 3 }))]);
    expect(await replay(under)).toMatchObject({ tried: 0 });
    expect(await replay(under, { reason: 'after-revocation' })).toMatchObject({ released: 1 });
    expect(await under.rows('atom_counts')).toMatchObject([{ n3: 1 }]);
  });

  it('keeps to the units that are asked for', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    await under.send(kiosk, [await kiosk.write(ratingContent({ counter: 'new-counter' }))]);
    await addCounter(under, 'new-counter');
    expect(await replay(under, { unitIds: [] })).toMatchObject({ tried: 0 });
    expect(await replay(under, { unitIds: ['unit-2'] })).toMatchObject({ tried: 0 });
    expect(await replay(under, { unitIds: ['unit-1'] })).toMatchObject({ released: 1 });
    expect(await unitsOfReplays(under)).toEqual(['unit-1']);
  });

  it('says in the log of no unit alone what it released of several', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    await under.send(kiosk, [await kiosk.write(ratingContent({ counter: 'new-counter' }))]);
    await addCounter(under, 'new-counter');
    expect(await replay(under, { unitIds: ['unit-1', 'unit-2'] })).toMatchObject({ released: 1 });
    expect(await unitsOfReplays(under)).toEqual([null]);
  });

  it('appends a decision when a record comes to wait for another reason', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const questionnaire = { code: 'mot-cham', version: 99 };
    await under.send(kiosk, [
      await kiosk.write(ratingContent({ counter: 'new-counter', questionnaire })),
    ]);
    await addCounter(under, 'new-counter');
    const kept = [{ reason: 'unknown-questionnaire', count: 1 }];
    expect(await replay(under)).toEqual({ tried: 1, released: 0, kept });
    expect(await under.rows('quarantine')).toMatchObject([{ reason: 'unknown-questionnaire' }]);
    expect(await under.rows('quarantine_decisions')).toMatchObject([
      { decision: 'reason-changed', reason: 'unknown-counter' },
    ]);
  });

  it('lets an amendment out that waited for a rating which is replayed', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const rating = await kiosk.write(ratingContent({ counter: 'new-counter' }));
    const body = { rating: rating.id, level: 2 } as const;
    await under.send(kiosk, [rating, await kiosk.write({ kind: 'amendment', body })]);
    await addCounter(under, 'new-counter');
    expect(await replay(under, { reason: 'unknown-counter' })).toMatchObject({ released: 1 });
    expect(await under.rows('quarantine')).toEqual([]);
    expect(await under.rows('atom_counts')).toMatchObject([{ n2: 1, n5: 0 }]);
  });

  it('appends a decision when the ingest ends a wait, for good or for another reason', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const rating = await kiosk.write(ratingContent());
    const good = await kiosk.write({ kind: 'amendment', body: { rating: rating.id, level: 2 } });
    const answers = { weather: 3 } as const;
    const bad = await kiosk.write({ kind: 'amendment', body: { rating: rating.id, answers } });
    await under.send(kiosk, [good, bad]);
    await under.send(kiosk, [rating]);
    expect(await under.rows('quarantine')).toMatchObject([{ seq: 3, reason: 'unknown-item' }]);
    expect(await under.rows('quarantine_decisions')).toMatchObject([
      { seq: 2, decision: 'released', account_id: null },
      { seq: 3, decision: 'reason-changed' },
    ]);
  });

  it('goes through any number of them, page by page, over several kiosks', async () => {
    const under = ingest();
    const kiosks = [await under.kiosk('kiosk-1'), await under.kiosk('kiosk-2')];
    for (const kiosk of kiosks) {
      const records = [];
      for (let n = 0; n < 150; n += 1) {
        const counter = n % 2 === 0 ? 'new-counter' : 'nowhere';
        records.push(await kiosk.write(ratingContent({ counter })));
      }
      await under.send(kiosk, records.slice(0, 100));
      under.nowMs += 1_000;
      await under.send(kiosk, records.slice(100));
    }
    await addCounter(under, 'new-counter');
    expect(await replay(under)).toEqual({
      tried: 300,
      released: 150,
      kept: [{ reason: 'unknown-counter', count: 150 }],
    });
    expect(await under.rows('ratings')).toHaveLength(150);
  });

  it('says how much waits for how long, and alarms at the kiosk after seven days', async () => {
    const under = ingest();
    const kiosk = await under.kiosk();
    const alarms = async () =>
      (await listKiosks(under.store.db, WHOLE_SCOPE, under.nowMs))[0]?.summary.alarms;
    await under.send(kiosk, [await kiosk.write(ratingContent({ counter: 'nowhere' }))]);
    expect(await sumQuarantine(under.store.db, WHOLE_SCOPE)).toEqual([
      {
        unitId: 'unit-1',
        kioskId: 'kiosk-1',
        kioskName: 'kiosk-1',
        reason: 'unknown-counter',
        count: 1,
        oldestSinceMs: under.nowMs,
      },
    ]);
    expect(await alarms()).toEqual([]);
    expect(isOverdue(null, under.nowMs)).toBe(false);
    under.nowMs += 7 * DAY_MS + 1;
    expect(await alarms()).toEqual(['quarantine-age']);
  });
}
