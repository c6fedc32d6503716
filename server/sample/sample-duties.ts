import { addDays, localDayStartMs, type LocalDay } from '../../shared/domain/local-day.ts';
import type { DayRange } from '../../shared/domain/period.ts';
import type {
  CounterEntry,
  DutyEntry,
  OfficialEntry,
  ServicePointEntry,
} from '../import/entries.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

interface RosterInput {
  readonly seed: string;
  /** The days that have ratings; the roster goes on some months beyond. */
  readonly range: DayRange;
  readonly counters: readonly CounterEntry[];
  readonly servicePoints: readonly ServicePointEntry[];
  readonly officials: readonly OfficialEntry[];
}

/** The roster is known at least this long beyond the last day, so that kiosks show a name. */
const DAYS_AHEAD = 100;

/** Who serves each counter: stretches of weeks to months, stand-ins, here and there nobody. */
export function sampleDuties(input: RosterInput): DutyEntry[] {
  const unitOf = new Map(input.servicePoints.map(({ code, unitCode }) => [code, unitCode]));
  const colleaguesOf = Map.groupBy(input.officials, ({ unitCode }) => unitCode);
  return input.counters.flatMap((counter) => {
    const colleagues = colleaguesOf.get(unitOf.get(counter.servicePointCode) ?? '') ?? [];
    // A counter's own official stands at its own number in the unit's list.
    const own = colleagues[Number(counter.code.slice(-2)) - 1];
    const standIn = colleagues.at(-1);
    if (own === undefined || standIn === undefined) return [];
    const random = seededRandom(`${input.seed}/duty/${counter.code}`);
    return rosterOf({ counter, own, standIn, random, range: input.range });
  });
}

interface CounterRoster {
  readonly counter: CounterEntry;
  readonly own: OfficialEntry;
  readonly standIn: OfficialEntry;
  readonly random: SeededRandom;
  readonly range: DayRange;
}

function rosterOf({ counter, own, standIn, random, range }: CounterRoster): DutyEntry[] {
  const duties: DutyEntry[] = [];
  const hasGaps = random.chance(0.06);
  const serve = (official: OfficialEntry, first: LocalDay, after: LocalDay) =>
    duties.push({
      counterCode: counter.code,
      officialCode: official.code,
      startsAtMs: localDayStartMs(first),
      endsAtMs: localDayStartMs(after),
    });
  let day = range.firstDay;
  for (;;) {
    const leave = addDays(day, random.whole(60, 150));
    // The last stretch reaches beyond today in one piece: a kiosk always has somebody to show.
    if (addDays(leave, 21) > range.lastDay) {
      serve(own, day, addDays(range.lastDay, DAYS_AHEAD));
      return duties;
    }
    serve(own, day, leave);
    day = addDays(leave, random.whole(5, 18));
    if (!hasGaps) serve(standIn, leave, day);
  }
}
