import type { DutyEntry } from '../import/entries.ts';
import { counterTraits, type CounterTraits } from './counter-traits.ts';
import type { KioskPlan, PlannedDuty } from './kiosk-plan.ts';
import { publicKeyOf, sampleKeySeed } from './sample-key.ts';
import type { SampleOrganisation } from './sample-organisation.ts';
import { seededRandom } from './seeded-random.ts';

export interface PlanInput {
  readonly seed: string;
  readonly organisation: SampleOrganisation;
  /** Ids under which counters and officials were stored, by code. */
  readonly counterIds: ReadonlyMap<string, string>;
  readonly officialIds: ReadonlyMap<string, string>;
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
  { seed, counterIds, officialIds, pairedAtMs }: PlanInput,
): KioskPlan {
  const { code } = traits.counter;
  const keySeed = sampleKeySeed(`${seed}/${code}`);
  return {
    kioskId: seededRandom(`${seed}/kiosk/${code}`).id(pairedAtMs),
    counterId: idOf(counterIds, code),
    name: `Máy ${code}`,
    traits,
    duties: duties.map(({ officialCode, startsAtMs, endsAtMs }): PlannedDuty => ({
      officialId: idOf(officialIds, officialCode),
      startsAtMs,
      endsAtMs,
    })),
    pairedAtMs,
    keySeed,
    publicKey: publicKeyOf(keySeed),
  };
}

function idOf(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (id === undefined) throw new Error(`${code} was not stored before its kiosk was planned.`);
  return id;
}
