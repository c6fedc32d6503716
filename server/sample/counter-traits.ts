import type { CounterEntry, UnitEntry } from '../import/entries.ts';
import type { SampleOrganisation } from './sample-organisation.ts';
import { CENTRE_CODE } from './provincial-units.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

/** What a simulated kiosk is an example of. */
export type KioskRole =
  | 'plain'
  /** Its counter fills itself with "Rất hài lòng", minutes at a time, outside opening hours. */
  | 'gaming'
  /** Three weeks without a network; then everything at once. */
  | 'offline'
  /** Works, but has not been heard of for some days. */
  | 'silent';

/** How a counter is visited and judged. */
export interface CounterTraits {
  readonly counter: CounterEntry;
  readonly unit: UnitEntry;
  readonly role: KioskRole;
  /** Ratings of an average working day. */
  readonly meanPerDay: number;
  /** The whole number of ratings, where it is fixed: units that have hardly any. */
  readonly exactly: number | null;
  /** Probability of "Hài lòng" or better. */
  readonly satisfied: number;
  /** Share of "Rất hài lòng" among those. */
  readonly verySatisfied: number;
  readonly fiveFactors: boolean;
}

/** Traits of every counter that has a kiosk: a commune has one, at its first counter. */
export function counterTraits(seed: string, organisation: SampleOrganisation): CounterTraits[] {
  const units = new Map(organisation.units.map((unit) => [unit.code, unit]));
  const unitCodes = new Map(
    organisation.servicePoints.map(({ code, unitCode }) => [code, unitCode]),
  );
  const unitOf = ({ servicePointCode }: CounterEntry): UnitEntry => {
    const unit = units.get(unitCodes.get(servicePointCode) ?? '');
    if (unit === undefined) throw new Error(`No unit for service point ${servicePointCode}.`);
    return unit;
  };
  const examples = examplesAmong(organisation.units, seededRandom(`${seed}/examples`));
  return organisation.counters
    .map((counter) => ({ counter, unit: unitOf(counter) }))
    .filter(({ counter, unit }) => unit.kind !== 'commune' || isFirst(counter))
    .map(({ counter, unit }) => traitsOf(counter, unit, { seed, examples }));
}

const isFirst = (counter: CounterEntry): boolean => counter.code.endsWith('-Q01');

/** The units that show a state of the dashboard, drawn by the seed. */
interface Examples {
  readonly roles: ReadonlyMap<string, KioskRole>;
  readonly satisfied: ReadonlyMap<string, number>;
  readonly exactly: ReadonlyMap<string, number>;
}

function examplesAmong(units: readonly UnitEntry[], random: SeededRandom): Examples {
  const shuffled = (kind: UnitEntry['kind']) =>
    units
      .filter((unit) => unit.kind === kind)
      .map((unit) => ({ code: unit.code, draw: random.next() }))
      .sort((a, b) => a.draw - b.draw)
      .map(({ code }) => code);
  const districts = shuffled('district');
  const communes = shuffled('commune');
  const take = <Value>(codes: string[], values: readonly Value[]): [string, Value][] =>
    values.flatMap((value) => codes.splice(0, 1).map((code): [string, Value] => [code, value]));
  return {
    satisfied: new Map([
      ...take(districts, [0.725, 0.78, 0.8, 0.802]),
      ...take(communes, [0.7, 0.72, 0.75, 0.76, 0.78, 0.79, 0.8, 0.8, 0.8, 0.805, 0.81]),
    ]),
    exactly: new Map(take(communes, [1, 2, 3, 4, 4, 8, 12, 17, 19, 22, 24, 26, 28, 29])),
    roles: new Map([
      ...take<KioskRole>(districts, ['offline', 'gaming']),
      ...take<KioskRole>(communes, ['silent']),
    ]),
  };
}

interface TraitsContext {
  readonly seed: string;
  readonly examples: Examples;
}

function traitsOf(
  counter: CounterEntry,
  unit: UnitEntry,
  { seed, examples }: TraitsContext,
): CounterTraits {
  const random = seededRandom(`${seed}/traits/${counter.code}`);
  const usual = seededRandom(`${seed}/unit/${unit.code}`).between(0.85, 0.97);
  return {
    counter,
    unit,
    role: isFirst(counter) ? (examples.roles.get(unit.code) ?? 'plain') : 'plain',
    meanPerDay: MEAN_PER_DAY[unit.kind] * Math.exp(SPREAD[unit.kind] * random.normal()),
    exactly: examples.exactly.get(unit.code) ?? null,
    satisfied: examples.satisfied.get(unit.code) ?? usual,
    verySatisfied: random.between(0.4, 0.65),
    // Short at most counters; at four of the centre the five factors are asked.
    fiveFactors: unit.code === CENTRE_CODE && Number(counter.code.slice(-2)) <= 4,
  };
}

/** The centre and the districts are busy; a commune sees a rating every other day. */
const MEAN_PER_DAY: Readonly<Record<UnitEntry['kind'], number>> = {
  province: 0,
  centre: 7,
  department: 3.5,
  'central-agency': 4,
  district: 3.9,
  commune: 0.36,
  'public-service-unit': 1,
};

/** Standard deviation of the logarithm of the mean, between counters of one kind. */
const SPREAD: Readonly<Record<UnitEntry['kind'], number>> = {
  province: 0,
  centre: 0.2,
  department: 0.2,
  'central-agency': 0.2,
  district: 0.25,
  commune: 0.6,
  'public-service-unit': 0.2,
};
