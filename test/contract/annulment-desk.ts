import { afterEach, beforeEach } from 'vitest';
import { decideAnnulment } from '../../server/annulment/decide-annulment.ts';
import {
  proposeAnnulment,
  proposeLift,
  type AnnulmentAsked,
} from '../../server/annulment/propose-annulment.ts';
import { loadQuality } from '../../server/store/period-facts.ts';
import type { AnnulmentDecision } from '../../shared/domain/annulment.ts';
import { DAY_MS } from '../../shared/domain/local-day.ts';
import { digestOfNow } from '../support/agreed-set.ts';
import type { SimulatedKiosk } from '../support/simulated-kiosk.ts';
import { NOW_MS } from './contract-office.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { ingestUnderTest, type IngestUnderTest } from './ingest-under-test.ts';
import { insertColleagues } from './rated-day.ts';

export const MINUTE_MS = 60_000;
export const LATER_MS = NOW_MS + DAY_MS;
export const EXPLANATION = 'Cán bộ thử máy trước giờ mở cửa, có biên bản';

/** The first hour at counter-1, in which the official of the contract office is on duty. */
export const asked = (parts: Partial<AnnulmentAsked> = {}): AnnulmentAsked => ({
  ...{ unitId: 'unit-1', place: { kind: 'counter', id: 'counter-1' } },
  ...{ fromMs: NOW_MS, toMs: NOW_MS + 60 * MINUTE_MS },
  ...{ reason: 'test', explanation: EXPLANATION, ...parts },
});

export interface DecisionGiven {
  readonly by?: string;
  readonly decision?: AnnulmentDecision;
  /** Which ratings are agreed to; left out: those that it is about now. */
  readonly digest?: string;
  readonly atMs?: number;
}

/**
 * A fresh store with a kiosk for each test, and two persons at it: 'manager' proposes,
 * 'administrator' decides, a day later.
 */
export function annulmentDesk(engine: Pick<EngineUnderTest, 'fresh'>) {
  let under: IngestUnderTest;
  let kiosk: SimulatedKiosk;
  let ids = 0;
  beforeEach(async () => {
    under = await ingestUnderTest(await (await engine.fresh()).open());
    await insertColleagues(under);
    kiosk = await under.kiosk();
  });
  afterEach(() => under.close());
  const as = (accountId: string, atMs = LATER_MS) => ({
    ...{ atMs, accountId, newId: () => `new-${String((ids += 1)).padStart(5, '0')}` },
  });
  return {
    get under() {
      return under;
    },
    get kiosk() {
      return kiosk;
    },
    as,
    propose: async (parts: Partial<AnnulmentAsked> = {}): Promise<string> =>
      idOf(await proposeAnnulment(under.store, asked(parts), as('manager'))),
    lift: async (id: string): Promise<string> =>
      idOf(await proposeLift(under.store, { id, explanation: EXPLANATION }, as('manager'))),
    decide: async (id: string, given: DecisionGiven = {}) => {
      const { by = 'administrator', decision = 'approve', atMs = LATER_MS } = given;
      const digest = given.digest ?? (await digestOfNow(under.store.db, id));
      return decideAnnulment(under.store, { id, decision, digest, note: '' }, as(by, atMs));
    },
    /** Overall answers that are counted. */
    overall: async (): Promise<number> => {
      const rows = await under.rows('atom_counts');
      return rows
        .filter(({ item_code }) => item_code === 'overall')
        .reduce((sum, { n1, n2, n3, n4, n5 }) => sum + n1 + n2 + n3 + n4 + n5, 0);
    },
    /** What the report of a month of 2026 says to be annulled. */
    annulledIn: async (ordinal: number, withDescendants: readonly string[] | 'all') => {
      const period = { kind: 'month', year: 2026, ordinal, cutOffDay: 1 } as const;
      const scope = { unitId: 'unit-1', withDescendants };
      return (await loadQuality(under.store.db, period, scope)).annulledRatings;
    },
  };
}

function idOf(done: Awaited<ReturnType<typeof proposeAnnulment>>): string {
  if (!done.ok) throw new Error(done.error);
  return done.value.id;
}
