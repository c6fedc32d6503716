import type { DutyEntry } from '../import/entries.ts';
import { counterTraits, type CounterTraits } from './counter-traits.ts';
import type { KioskPlan, PlannedDuty } from './kiosk-plan.ts';
import { publicKeyOf, sampleKeySeed } from './sample-key.ts';
import type { SampleOrganisation } from './sample-organisation.ts';
import { seededRandom } from './seeded-random.ts';

export interface PlanInput {
  readonly seed: string;
  readonly organisation: SampleOrganisation;
  /** How counters and officials were stored, by code. */
  readonly counters: ReadonlyMap<string, { readonly id: string; readonly unitId: string }>;
  readonly officials: ReadonlyMap<string, { readonly id: string }>;
  readonly pairedAtMs: number;
}

/** One kiosk for every counter that has one. */
export function planKiosks(input: PlanInput): KioskPlan[] {
  const duties = Map.groupBy(input.organisation.duties, ({ counterCode }) => counterCode);
  return counterTraits(input.seed, input.organisation).map((traits) =>
    planKiosk(traits, duties.get(traits.counter.code) ?? [], input),
  );
}

function planKiosk(
  traits: CounterTraits,
  duties: readonly DutyEntry[],
  { seed, counters, officials, pairedAtMs }: PlanInput,
): KioskPlan {
  const { code } = traits.counter;
  const counter = stored(counters, code);
  const keySeed = sampleKeySeed(`${seed}/${code}`);
  return {
    kioskId: seededRandom(`${seed}/kiosk/${code}`).id(pairedAtMs),
    unitId: counter.unitId,
    counterId: counter.id,
    name: `Máy ${code}`,
    traits,
    duties: duties.map(({ officialCode, startsAtMs, endsAtMs }): PlannedDuty => ({
      officialId: stored(officials, officialCode).id,
      startsAtMs,
      endsAtMs,
    })),
    pairedAtMs,
    keySeed,
    publicKey: publicKeyOf(keySeed),
  };
}

function stored<Place>(places: ReadonlyMap<string, Place>, code: string): Place {
  const place = places.get(code);
  if (place === undefined) throw new Error(`${code} was not stored before its kiosk was planned.`);
  return place;
}
