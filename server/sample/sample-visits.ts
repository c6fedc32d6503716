import type { Level } from '../../shared/domain/level.ts';
import type { Questionnaire } from '../../shared/domain/questionnaire.ts';
import type { CounterTraits } from './counter-traits.ts';
import { gamingVisits } from './gaming-visits.ts';
import type { FollowUp, SampleVisit, VisitInput } from './sample-visit.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { WorkingDay } from './working-days.ts';

/** A person needs the place: two visits begin at least this far apart. */
const SHORTEST_VISIT_MS = 50_000;

/** Hours of reception and how the visitors spread over them, local time. */
const HALF_HOURS: readonly (readonly [number, number])[] = [
  ...([7.5, 8, 8.5, 9, 9.5, 10, 10.5, 11] as const).map(
    (hour, index) => [hour, [4, 8, 10, 10, 9, 7, 5, 2][index] ?? 0] as const,
  ),
  ...([13.5, 14, 14.5, 15, 15.5, 16, 16.5] as const).map(
    (hour, index) => [hour, [4, 8, 8, 7, 6, 4, 1][index] ?? 0] as const,
  ),
];

/** All visits of a counter in the order of time. */
export function sampleVisits(input: VisitInput): SampleVisit[] {
  const gaming = input.traits.role === 'gaming' ? gamingVisits(input) : [];
  const visits = instantsOf(input).map((atMs) => visitAt(atMs, input));
  return [...visits, ...gaming].sort((a, b) => a.atMs - b.atMs);
}

function instantsOf({ traits, random, days, untilMs, scale }: VisitInput): number[] {
  const countOn = (day: WorkingDay) =>
    random.poisson(traits.meanPerDay * scale * day.visitorFactor);
  const [firstDay, ...laterDays] = days;
  if (firstDay === undefined) return [];
  const visitedDays =
    traits.exactly === null
      ? days.flatMap((day) => Array.from({ length: countOn(day) }, () => day))
      : Array.from({ length: traits.exactly }, () => random.pick([firstDay, ...laterDays]));
  const instants = visitedDays.map(({ startsAtMs }) => {
    const hour = random.weighted(HALF_HOURS);
    return startsAtMs + hour * 3_600_000 + random.whole(0, 1_799_999);
  });
  return spread(instants.filter((atMs) => atMs < untilMs - SHORTEST_VISIT_MS));
}

/** In the order of time; of two that are too close the second is left out. */
function spread(instants: number[]): number[] {
  let freeFromMs = 0;
  return instants
    .sort((a, b) => a - b)
    .filter((atMs) => {
      if (atMs < freeFromMs) return false;
      freeFromMs = atMs + SHORTEST_VISIT_MS;
      return true;
    });
}

function visitAt(atMs: number, input: VisitInput): SampleVisit {
  const { random } = input;
  const level = drawLevel(input.traits, random);
  return {
    atMs,
    level,
    language: random.chance(0.01) ? 'en' : 'vi',
    tookMs: Math.round(2_500 * Math.exp(0.5 * random.normal())) + 700,
    ignoredTaps: random.chance(0.04) ? random.whole(1, 3) : 0,
    followUp: drawFollowUp(level, input),
  };
}

export function drawLevel(
  { satisfied, verySatisfied }: Pick<CounterTraits, 'satisfied' | 'verySatisfied'>,
  random: SeededRandom,
): Level {
  if (random.chance(satisfied)) return random.chance(verySatisfied) ? 5 : 4;
  return random.weighted<Level>([
    [3, 0.6],
    [2, 0.27],
    [1, 0.13],
  ]);
}

function drawFollowUp(level: Level, input: VisitInput): FollowUp | null {
  const { random, traits, questionnaire } = input;
  const afterMs = random.whole(4_000, 25_000);
  if (traits.fiveFactors && random.chance(0.65)) {
    const answers = drawAnswers(level, questionnaire, random);
    if (Object.keys(answers).length > 0) return { afterMs, answers };
  }
  const reasons = drawReasons(level, questionnaire, random);
  if (reasons.length > 0) return { afterMs, reasons };
  // A finger that slipped: another face, in the same visit.
  return random.chance(0.006) ? { afterMs: 2_500, level: drawLevel(traits, random) } : null;
}

/** Factors are judged much like the whole; each may be skipped, and some people leave early. */
function drawAnswers(
  level: Level,
  { items }: Questionnaire,
  random: SeededRandom,
): Record<string, Level> {
  const asked = items.slice(
    1,
    1 +
      random.weighted([
        [5, 7],
        [3, 2],
        [1, 1],
      ]),
  );
  return Object.fromEntries(
    asked
      .filter(() => random.chance(0.9))
      .map(({ code }) => [code, random.chance(0.65) ? level : nextTo(level, random)]),
  );
}

function nextTo(level: Level, random: SeededRandom): Level {
  const around: Readonly<Record<Level, readonly [Level, ...Level[]]>> = {
    5: [4, 4, 3],
    4: [5, 5, 3],
    3: [4, 4, 2],
    2: [3, 3, 1],
    1: [2, 2, 3],
  };
  return random.pick(around[level]);
}

function drawReasons(
  level: Level,
  { reasons, maxReasons }: Questionnaire,
  random: SeededRandom,
): string[] {
  const offered = reasons.filter(({ offeredUpTo }) => level <= offeredUpTo);
  if (offered.length === 0 || !random.chance(0.55)) return [];
  const count = Math.min(
    maxReasons,
    random.weighted([
      [1, 6],
      [2, 3],
      [3, 1],
    ]),
  );
  // The reasons that stand first are the more frequent ones.
  const weights = offered.map(({ code }, index) => [code, 1 / (index + 1.5)] as const);
  return [...new Set(Array.from({ length: count }, () => random.weighted(weights)))];
}
