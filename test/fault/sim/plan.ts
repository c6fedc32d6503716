import fc from 'fast-check';
import type { Level } from '../../../shared/domain/level.ts';
import { DAY_MS } from '../../../shared/domain/local-day.ts';
import type { FileFault } from './device-files.ts';
import type { StoreFault } from './device-store.ts';

/** What becomes of one exchange with the server. */
export type Fate =
  | { readonly kind: 'arrives'; readonly latencyMs: number }
  /** The request is lost, or its answer is: the kiosk cannot tell which. */
  | { readonly kind: 'lost' | 'answer-lost' }
  /** Delivered twice at once, or once more much later. */
  | { readonly kind: 'twice' }
  | { readonly kind: 'again'; readonly laterMs: number }
  /** Delivered when the kiosk has long given it up. */
  | { readonly kind: 'late'; readonly laterMs: number }
  | { readonly kind: 'torn-request' | 'torn-answer' | 'flipped-answer'; readonly at: number }
  /** Somebody between answers instead of the server. */
  | { readonly kind: 'intercepted'; readonly by: Interceptor }
  /** The server stops before it handled the request, or when it had but before its answer left. */
  | { readonly kind: 'crash-before' | 'crash-after' }
  /** The server's database refuses its N-th write. */
  | { readonly kind: 'disk-full' | 'disk-error'; readonly atWrite: number };

export const INTERCEPTORS = [
  'portal-page',
  'portal-redirect',
  'portal-receipt',
  'bad-gateway',
  'too-many',
  'forged-receipt',
  'altered-receipt',
  'replayed-receipt',
  'refused',
  'too-large',
  'unacceptable',
] as const;
export type Interceptor = (typeof INTERCEPTORS)[number];

export type Wipe = 'none' | 'indexeddb' | 'files' | 'both';

/** How a run of the kiosk ends. A tab alone wipes nothing. Only with the power does the disk's cache go. */
export interface Kill {
  readonly how: 'tab' | 'process' | 'power';
  readonly wipe: Wipe;
  readonly offMs: number;
}

export type Step =
  | { readonly do: 'rate'; readonly levels: readonly Level[] }
  /** A rating that the server cannot count: its counter is not there. */
  | { readonly do: 'rate-nowhere' }
  | {
      readonly do: 'amend';
      /** Counted back from the newest rating. */
      readonly which: number;
      readonly level: Level | undefined;
      readonly reasons: readonly string[] | undefined;
    }
  | { readonly do: 'kill'; readonly kill: Kill }
  /** Kills after so many more touches of the device's storage. */
  | { readonly do: 'arm-kill'; readonly touches: number; readonly kill: Kill }
  | { readonly do: 'set-clock'; readonly byMs: number }
  /** The tablet sleeps: its monotonic clock stands still. */
  | { readonly do: 'sleep'; readonly ms: number }
  | { readonly do: 'network'; readonly isUp: boolean }
  | { readonly do: 'fill-disk'; readonly isFull: boolean }
  /** An image of the whole device is taken, or put back: what was done since is undone. */
  | { readonly do: 'take-image' | 'put-image-back' }
  | { readonly do: 'open-tab' | 'restart-server' | 'retry-now' | 'wait' };

/** Everything that chance decides in one run. */
export interface Plan {
  readonly seed: number;
  /** Whether faults begin only when the kiosk takes ratings, or with its pairing. */
  readonly startsReady: boolean;
  readonly hasFiles: boolean;
  /** Polls that a steward lets pass before the code is typed. */
  readonly slowPolls: number;
  readonly steps: readonly (Step & { readonly thenMs: number })[];
  /** Of the exchanges in their order; all further ones arrive. */
  readonly fates: readonly Fate[];
  readonly fileFaults: readonly FaultAfter<FileFault>[];
  readonly storeFaults: readonly FaultAfter<StoreFault>[];
  /** Starts anew before all comes to rest and again after: what was acknowledged is known to be. */
  readonly restartsAtEnd: boolean;
}

export interface FaultAfter<Fault> {
  /** Operations that go well before it. */
  readonly after: number;
  readonly fault: NonNullable<Fault>;
}

const level = fc.constantFrom<Level>(1, 2, 3, 4, 5);
const killWithin = (offMs: readonly number[]): fc.Arbitrary<Kill> =>
  fc.record({
    how: fc.constantFrom('tab', 'process', 'power'),
    wipe: fc.oneof(
      { weight: 5, arbitrary: fc.constant<Wipe>('none') },
      { weight: 3, arbitrary: fc.constantFrom<Wipe>('indexeddb', 'files') },
      { weight: 1, arbitrary: fc.constant<Wipe>('both') },
    ),
    offMs: fc.constantFrom(...offMs),
  });

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('rate'),
      levels: fc.array(level, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('amend'),
      which: fc.nat(3),
      level: fc.option(level, { nil: undefined }),
      reasons: fc.option(fc.subarray(['wait', 'late', 'attitude']), { nil: undefined }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('kill'),
      kill: killWithin([0, 3, 2_000, 40_000, DAY_MS, 20 * DAY_MS]),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('arm-kill'),
      touches: fc.integer({ min: 1, max: 14 }),
      kill: killWithin([0, 3, 900]),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('set-clock'),
      byMs: fc.integer({ min: -400 * DAY_MS, max: 400 * DAY_MS }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('rate-nowhere', 'take-image', 'put-image-back') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('sleep'),
      ms: fc.constantFrom(90_000, 9 * 3_600_000, 3 * DAY_MS),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('network'), isUp: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fill-disk'), isFull: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('open-tab', 'restart-server', 'retry-now', 'wait'),
    }),
  },
);

const fate: fc.Arbitrary<Fate> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('arrives'),
      latencyMs: fc.constantFrom(4, 90, 14_000),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('lost', 'answer-lost', 'twice') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('again', 'late'),
      laterMs: fc.constantFrom(31_000, 120_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('torn-request', 'torn-answer', 'flipped-answer'),
      at: fc.nat(2_000),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('intercepted'),
      by: fc.constantFrom(...INTERCEPTORS.slice(0, -2)),
    }),
  },
  // Seldom: a record that is held back takes an hour.
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('intercepted'),
      by: fc.constantFrom(...INTERCEPTORS.slice(-2)),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('crash-before', 'crash-after') }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('disk-full', 'disk-error'), atWrite: fc.nat(8) }),
  },
);

/** None at all in most runs. */
const faults = <Fault extends string>(kind: fc.Arbitrary<Fault>) =>
  fc
    .tuple(
      fc.constantFrom(true, false, false, false),
      fc.array(fc.record({ after: fc.nat(12), fault: kind }), { maxLength: 3 }),
    )
    .map(([isFaulty, some]) => (isFaulty ? some : []));

/** Any run of one kiosk. */
export const anyPlan: fc.Arbitrary<Plan> = fc.record({
  seed: fc.nat(),
  startsReady: fc.oneof(
    { weight: 6, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
  hasFiles: fc.oneof(
    { weight: 9, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
  slowPolls: fc.constantFrom(0, 0, 0, 1, 2),
  steps: fc.array(
    fc
      .tuple(step, fc.constantFrom(0, 0, 1, 2, 4, 8, 60, 900, 5_000, 40_000))
      .map(([one, thenMs]) => ({ ...one, thenMs })),
    { minLength: 2, maxLength: 12 },
  ),
  fates: fc.array(fate, { maxLength: 14 }),
  fileFaults: faults(fc.constantFrom('quota', 'io')),
  storeFaults: faults(fc.constantFrom('quota', 'closed', 'doubtful')),
  restartsAtEnd: fc.constantFrom(false, false, true),
});
