import { afterEach, expect, it, vi } from 'vitest';
import { verifyReads } from '../../server/store/verify-reads.ts';
import { verifyStore } from '../../server/verify/verify-store.ts';
import { createFastCrypto } from '../fault/sim/fast-crypto.ts';
import { judge } from '../fault/sim/judge.ts';
import { openOffice } from '../fault/sim/office.ts';
import type { Plan } from '../fault/sim/plan.ts';
import { runPlan } from '../fault/sim/run-plan.ts';

const HOUR_MS = 3_600_000;
/** Sixteen days: no stretch between two cut-off days is as long. */
const RATINGS = 128;

const PLAN: Plan = {
  seed: 7,
  startsReady: true,
  hasFiles: true,
  slowPolls: 0,
  fates: [],
  fileFaults: [],
  storeFaults: [],
  restartsAtEnd: false,
  steps: [
    { do: 'rate', levels: [5], thenMs: 5_000 },
    { do: 'network', isUp: false, thenMs: 0 },
    ...Array.from({ length: RATINGS }, () => {
      return { do: 'rate', levels: [4], thenMs: 3 * HOUR_MS } as const;
    }),
    { do: 'network', isUp: true, thenMs: 10 * 60_000 },
  ],
};

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('counts all that a kiosk took in while it was away for sixteen days', async () => {
  // Virtual time does not wait for threads, and the network gives up by itself.
  vi.stubGlobal('crypto', createFastCrypto(PLAN.seed));
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => new AbortController().signal);
  const office = await openOffice(1);
  const desk = office.nextDesk()!;
  const world = await runPlan(office, desk, PLAN);
  expect(judge(office, world)).toEqual([]);
  const ratings = office.rowsOf('ratings', desk);
  expect(ratings).toHaveLength(RATINGS + 1);
  expect(office.rowsOf('undated_counts', desk)).toEqual([]);
  expect(new Set(ratings.map(({ atom }) => atom)).size).toBeGreaterThan(1);
  for (const { latest_ms, earliest_ms } of ratings) {
    // What two clocks can drift in sixteen days, and a retry.
    expect(latest_ms - earliest_ms).toBeLessThan(0.5 * HOUR_MS);
  }
  const report = await verifyStore(verifyReads(office.store.db), () => 0);
  expect(report.findings).toEqual([]);
  await office.close();
}, 60_000);
