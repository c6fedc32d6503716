import { afterEach, beforeEach } from 'vitest';
import { localMinuteOf } from '../../shared/domain/local-minute.ts';
import { WHOLE_SCOPE } from '../../server/store/scope.ts';
import { loadUnitDuties } from '../../server/store/unit-duties.ts';
import { day } from '../analytics/reports/small-province.ts';
import { ratingContent, type SimulatedKiosk } from '../support/simulated-kiosk.ts';
import { NOW_MS } from './contract-office.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { ingestUnderTest, type IngestUnderTest } from './ingest-under-test.ts';
import { insertColleagues } from './rated-day.ts';

export const MINUTE_MS = 60_000;

/** The minute of the day of `NOW_MS`: 9:00. */
export const at = (minute: number) => localMinuteOf(NOW_MS + minute * MINUTE_MS);

/** Known to the second, as a kiosk in contact writes it. */
function timeAt(minute: number) {
  const wallMs = NOW_MS + minute * MINUTE_MS;
  const monoMs = (100 + minute) * MINUTE_MS;
  const anchor = { serverMs: wallMs - MINUTE_MS, monoMs: monoMs - MINUTE_MS, roundTripMs: 80 };
  return { wallMs, monoMs, anchor };
}

type TimeParts = NonNullable<NonNullable<Parameters<SimulatedKiosk['write']>[1]>['time']>;

const TODAY = { from: day('2026-11-19'), to: day('2026-11-19') };

/**
 * For the tests of the `describe` that calls it: an office, made anew before each, at whose kiosk
 * staff say who serves. Official-1 is planned from 8:00 to 10:00.
 */
export function sayingOffice(engine: Pick<EngineUnderTest, 'fresh'>) {
  let under: IngestUnderTest;
  let kiosk: SimulatedKiosk;
  let ids = 0;
  const newId = () => `new-${String((ids += 1)).padStart(5, '0')}`;
  beforeEach(async () => {
    under = await ingestUnderTest(await (await engine.fresh()).open());
    await insertColleagues(under);
    kiosk = await under.kiosk();
  });
  afterEach(() => under.close());
  const entries = () => loadUnitDuties(under.store.db, 'unit-1', TODAY);
  return {
    get under() {
      return under;
    },
    newId,
    context: () => ({ atMs: NOW_MS, newId, accountId: 'admin', scope: WHOLE_SCOPE }),
    say: (minute: number, official: string | null, counter = 'counter-1') =>
      kiosk.write({ kind: 'duty', body: { counter, official } }, { time: timeAt(minute) }),
    rate: (minute: number) => kiosk.write(ratingContent(), { time: timeAt(minute) }),
    /** A rating with any evidence of its time. */
    write: (time: TimeParts) => kiosk.write(ratingContent(), { time }),
    sendAt: (minute: number, ...records: Parameters<IngestUnderTest['send']>[1][]) => {
      under.nowMs = NOW_MS + minute * MINUTE_MS;
      return under.send(kiosk, records.flat());
    },
    /** Who was rated, in the order of the chain. */
    officials: async () => {
      const rows = await under.rows('ratings');
      return rows.toSorted((a, b) => a.seq - b.seq).map(({ official_id }) => official_id);
    },
    entries,
    saidEntry: async () => (await entries()).find(({ saidAtKiosk }) => saidAtKiosk !== null),
  };
}
