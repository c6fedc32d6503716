import { WHOLE_SCOPE } from '../../server/store/scope.ts';
import { CompiledQuery } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasContact } from '../../analytics/reports/contact-map.ts';
import { deviceDays, totalsOf } from '../../analytics/reports/device-days.ts';
import { loadPeriodReport } from '../../server/documents/load-period-report.ts';
import { contactsOfRatings } from '../../server/ingest/contacts.ts';
import { ratingTraces, readDeviceFacts } from '../../server/store/device-days.ts';
import { findKiosk, listKiosks } from '../../server/store/kiosks.ts';
import { openStore } from '../../server/store/open-store.ts';
import { addDays, localDayOf } from '../../shared/domain/local-day.ts';
import { ratingContent, type SimulatedKiosk } from '../support/simulated-kiosk.ts';
import { NOW_MS } from './contract-office.ts';
import { emptySqlite, ENGINES } from './engines.ts';
import { ingestUnderTest, type IngestUnderTest } from './ingest-under-test.ts';

const TODAY = localDayOf(NOW_MS);
const MINUTE_MS = 60_000;

describe.each(ENGINES)('the days of a kiosk on %s', (_name, fresh) => {
  let under: IngestUnderTest;
  let kiosk: SimulatedKiosk;
  beforeEach(async () => {
    under = await ingestUnderTest(await openStore(await fresh()));
    kiosk = await under.kiosk();
  });
  afterEach(() => under.close());

  const write = async (count: number) => {
    const written = [];
    const monoMs = under.nowMs - NOW_MS + MINUTE_MS;
    const anchor = { serverMs: under.nowMs - 2000, monoMs: monoMs - 1000, roundTripMs: 50 };
    const time = { wallMs: under.nowMs - 1000, monoMs, anchor };
    for (let n = 0; n < count; n += 1) written.push(await kiosk.write(ratingContent(), { time }));
    return written;
  };

  const facts = async (firstDay = TODAY, lastDay = TODAY) => {
    const range = { firstDay, lastDay };
    const query = { unitId: 'unit-1', kioskId: 'kiosk-1', range, nowMs: under.nowMs };
    const found = await readDeviceFacts(under.store.db, query);
    if (found === undefined) throw new Error('no such kiosk');
    return found;
  };

  const summary = async () => {
    const found = await findKiosk(under.store.db, {
      scope: WHOLE_SCOPE,
      id: 'kiosk-1',
      nowMs: under.nowMs,
    });
    return found?.summary;
  };

  it('remember each five minutes with a heartbeat, and nothing twice', async () => {
    await under.send(kiosk, []);
    under.nowMs += MINUTE_MS;
    await under.send(kiosk, []);
    under.nowMs += 10 * MINUTE_MS;
    await under.send(kiosk, []);
    const rows = await under.rows('kiosk_contacts');
    expect(rows).toMatchObject([{ unit_id: 'unit-1', kiosk_id: 'kiosk-1', local_day: TODAY }]);
    const slots = Array.from({ length: 288 }, (_, slot) => slot);
    // Nine o'clock is slot 108.
    expect(slots.filter((slot) => hasContact(rows[0]!.contact, slot))).toEqual([108, 110]);
  });

  it('count a hole, what is lost at the end and what still waits', async () => {
    const written = await write(12);
    const sent = [1, 2, 5, 6].map((seq) => written[seq - 1]!);
    const head = { seq: 12, hash: written[11]!.hash };
    await under.send(kiosk, sent, { head, pending: 2 });
    const found = await facts();
    expect(found.gaps).toEqual([
      expect.objectContaining({ epoch: 1, fromSeq: 3, toSeq: 4, kind: 'hole', firstDay: TODAY }),
      expect.objectContaining({ fromSeq: 7, toSeq: 10, kind: 'known-lost', lastDay: TODAY }),
    ]);
    const days = deviceDays(found);
    expect(days).toMatchObject([{ day: TODAY, records: 4, ratings: 4, holes: 2, knownLost: 4 }]);
    expect(totalsOf(days, found.ratings).delay).not.toBeNull();
    expect(await summary()).toMatchObject({ missingRecords: 6, alarms: ['missing'] });

    // What comes after all closes the hole; the end stays lost.
    await under.send(kiosk, [written[2]!, written[3]!], { head, pending: 2 });
    expect(await summary()).toMatchObject({ missingRecords: 4 });
  });

  it('are asked for by day: records of other days stay out', async () => {
    await under.send(kiosk, await write(3));
    under.nowMs += 86_400_000;
    await under.send(kiosk, await write(2));
    const tomorrow = addDays(TODAY, 1);
    expect(deviceDays(await facts(TODAY, tomorrow)).map(({ records }) => records)).toEqual([3, 2]);
    expect(deviceDays(await facts(tomorrow, tomorrow)).map(({ records }) => records)).toEqual([2]);
    expect(deviceDays(await facts()).map(({ ratings }) => ratings)).toEqual([3]);
  });

  it('alarm after two silent hours of today', async () => {
    await under.send(kiosk, []);
    under.nowMs += 2 * 60 * MINUTE_MS;
    expect((await summary())?.alarms).toEqual(['silent']);
    const [listed] = await listKiosks(under.store.db, WHOLE_SCOPE, under.nowMs);
    // Paired at eight, heard at nine, asked at eleven: all but one slot.
    expect(listed?.summary.silentMinutesToday).toBe(175);
  });

  it('say nothing of a kiosk that was never heard', async () => {
    expect(await summary()).toMatchObject({ silentMinutesToday: null, missingRecords: 0 });
  });

  it('print their sums in the report of the unit', async () => {
    const written = await write(6);
    // Paired at eight, asked at nine; the ratings say that it worked a moment before.
    await under.send(kiosk, [written[0]!, written[5]!]);
    const { store, nowMs } = under;
    const report = await loadPeriodReport({
      scope: WHOLE_SCOPE,
      store,
      unitCode: 'unit-1',
      periodKey: '2026-12',
      nowMs: nowMs + MINUTE_MS,
    });
    expect(report).toMatchObject({
      ok: true,
      value: { quality: { missingRecords: 4, kiosksWithGaps: 1, silentMinutes: 55 } },
    });
    const before = await loadPeriodReport({
      scope: WHOLE_SCOPE,
      store,
      unitCode: 'unit-1',
      periodKey: '2026-11',
      nowMs,
    });
    expect(before).toMatchObject({
      ok: true,
      value: { quality: { missingRecords: 0, kiosksWithGaps: 0, silentMinutes: null } },
    });
  });
});

describe('the ratings of a kiosk by day', () => {
  it('are found through an index, and their records by key', async () => {
    const store = await openStore(await emptySqlite());
    const range = { firstDay: TODAY, lastDay: TODAY };
    const asked = { unitId: 'unit-1', kioskId: 'kiosk-1', range, nowMs: NOW_MS };
    const { sql, parameters } = ratingTraces(store.db, asked).compile();
    const explained = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
    const { rows } = await store.db.executeQuery<{ detail: string }>(explained);
    await store.close();
    const plan = rows.map(({ detail }) => detail);
    expect(plan.filter((line) => line.startsWith('SCAN'))).toEqual([]);
    expect(plan[0]).toMatch(/ratings_by_kiosk_day .*local_day>\? AND local_day<\?/);
    expect(plan[1]).toMatch(/SEARCH r USING INDEX/);
  });
});

describe('a rating as a proof of contact', () => {
  const row = { unit_id: 'u', kiosk_id: 'k', earliest_ms: 0 };

  it('holds only where its time is known to five minutes', () => {
    const narrow = { ...row, latest_ms: 5 * MINUTE_MS };
    const wide = { ...row, latest_ms: 5 * MINUTE_MS + 1 };
    // The other columns are not looked at.
    const contacts = contactsOfRatings([narrow, wide] as never);
    expect(contacts).toEqual([{ unitId: 'u', kioskId: 'k', atMs: 2.5 * MINUTE_MS }]);
  });
});
