import fc from 'fast-check';
import { DAY_MS } from '../../../shared/domain/local-day.ts';
import type { TimeEvidence } from '../../../shared/record/record.ts';
import { ratedAt, type RatedAt } from '../../../server/ingest/rated-at.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Small, so that backlogs of many batches are common. */
const BATCH = 4;

/** What can happen to a tablet and its clocks. */
type Step =
  | { readonly kind: 'wait' | 'sleep'; readonly ms: number }
  | { readonly kind: 'set-clock'; readonly byMs: number }
  | { readonly kind: 'reboot'; readonly offMs: number }
  | { readonly kind: 'rate' }
  | {
      readonly kind: 'exchange';
      readonly thereMs: number;
      readonly backMs: number;
      readonly asleepMs: number;
      readonly answered: boolean;
    };

export interface ClockHistory {
  readonly startsAtMs: number;
  /** How much faster (slower when negative) than time the monotonic clock runs. */
  readonly drift: number;
  readonly tellsWallOfAnchor: boolean;
  readonly steps: readonly Step[];
}

/** A rating as the server dated it, and when it was really given. */
export interface DatedTruth {
  readonly trueMs: number;
  readonly at: RatedAt;
}

const duration = fc.oneof(
  fc.integer({ min: 0, max: 5_000 }),
  fc.integer({ min: 0, max: HOUR_MS }),
  fc.integer({ min: 0, max: 9 * DAY_MS }),
);
const trip = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1, max: 400 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 * MINUTE_MS }) },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('wait', 'wait', 'sleep'), ms: duration }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('set-clock'),
      byMs: fc.integer({ min: -400 * DAY_MS, max: 400 * DAY_MS }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reboot'), offMs: duration }) },
  { weight: 6, arbitrary: fc.constant({ kind: 'rate' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('exchange'),
      thereMs: trip,
      backMs: trip,
      asleepMs: fc.oneof(fc.constant(0), duration),
      answered: fc.oneof(fc.constant(true), fc.boolean()),
    }),
  },
);

/** Histories that begin near the end of a period atom, where a wrong day does most harm. */
export const clockHistory: fc.Arbitrary<ClockHistory> = fc.record({
  startsAtMs: fc
    .tuple(
      fc.constantFrom(
        Date.UTC(2026, 9, 31, 17),
        Date.UTC(2026, 10, 14, 17),
        Date.UTC(2026, 1, 20, 17),
      ),
      fc.integer({ min: -5 * DAY_MS, max: HOUR_MS }),
    )
    .map(([midnightMs, offsetMs]) => midnightMs + offsetMs),
  drift: fc.double({ min: -400e-6, max: 400e-6, noNaN: true }),
  tellsWallOfAnchor: fc.boolean(),
  steps: fc.array(step, { minLength: 1, maxLength: 30 }),
});

interface Written {
  readonly time: TimeEvidence;
  readonly trueMs: number;
}

/**
 * Lives through a history: an honest kiosk writes, sends what waits in batches, and the server
 * dates each record once, when it first comes. With `wallStandsStill` the tablet's clock is never
 * set: what the server certainly knows must be the same.
 */
export function live(history: ClockHistory, wallStandsStill = false): DatedTruth[] {
  let [trueMs, monoMs, wallOffsetMs, boot] = [history.startsAtMs, 0, 0, 0];
  let anchor: TimeEvidence['anchor'] = null;
  const written: Written[] = [];
  const dated: DatedTruth[] = [];
  let acknowledged = 0;

  const pass = (ms: number, awake = true): void => {
    trueMs += ms;
    if (awake) monoMs += ms * (1 + history.drift);
  };
  const receive = (): void => {
    const batch = written.slice(acknowledged, acknowledged + BATCH);
    // As if the newest record had been sent ahead of all that waits.
    const ahead = written.slice(acknowledged + BATCH).slice(-1);
    const [first] = batch;
    const before = first?.time.anchor === null ? written.slice(0, acknowledged).slice(-1) : [];
    const times = ratedAt(
      [...before, ...batch, ...ahead].map(({ time }) => time),
      { openedAtMs: history.startsAtMs, receivedAtMs: trueMs },
    );
    for (const [index, { trueMs: truth }] of batch.entries()) {
      const at = times[before.length + index];
      // What came before is a duplicate, and bears witness only.
      if (at !== undefined && acknowledged + index >= dated.length)
        dated.push({ trueMs: truth, at });
    }
  };
  const exchange = (one: Extract<Step, { kind: 'exchange' }>): void => {
    const sentMonoMs = monoMs;
    const sent = Math.min(BATCH, written.length - acknowledged);
    pass(one.thereMs);
    receive();
    const serverMs = Math.floor(trueMs);
    pass(one.asleepMs, false);
    pass(one.backMs);
    if (!one.answered) return;
    acknowledged += sent;
    const heard = { serverMs, monoMs, roundTripMs: monoMs - sentMonoMs };
    const wallMs = trueMs + wallOffsetMs;
    anchor = history.tellsWallOfAnchor ? { ...heard, wallMs } : heard;
  };
  for (const one of history.steps) {
    if (one.kind === 'wait' || one.kind === 'sleep') pass(one.ms, one.kind === 'wait');
    else if (one.kind === 'set-clock') wallOffsetMs += wallStandsStill ? 0 : one.byMs;
    else if (one.kind === 'exchange') exchange(one);
    else if (one.kind === 'reboot') {
      pass(one.offMs, false);
      [monoMs, boot, anchor] = [0, boot + 1, null];
    } else {
      const wallMs = trueMs + wallOffsetMs;
      written.push({ time: { wallMs, monoMs, boot: `boot-${boot}`, anchor }, trueMs });
      pass(1);
    }
  }
  // In the end everything arrives.
  while (acknowledged < written.length) {
    exchange({ kind: 'exchange', thereMs: 50, backMs: 50, asleepMs: 0, answered: true });
  }
  return dated;
}
