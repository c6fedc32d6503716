import type { Questionnaire } from '../../shared/domain/questionnaire.ts';
import type { CounterTraits } from './counter-traits.ts';
import { deliveriesOf, type Delivery } from './deliveries.ts';
import { lastsUntilMs } from './kiosk-absence.ts';
import type { KioskPlan } from './kiosk-plan.ts';
import { kioskRecords, type DraftRecord } from './kiosk-records.ts';
import { sampleVisits } from './sample-visits.ts';
import { seededRandom } from './seeded-random.ts';
import type { WorkingDay } from './working-days.ts';

/** What all simulated kiosks share. Plain data: it travels to worker threads. */
export interface SimulationSetting {
  readonly seed: string;
  readonly days: readonly WorkingDay[];
  readonly nowMs: number;
  /** Visits against those that the counters' traits would give. */
  readonly scale: number;
  readonly serverKeyId: string;
  readonly questionnaires: {
    readonly oneTouch: Questionnaire;
    readonly fiveFactors: Questionnaire;
  };
}

/** The factor that makes all kiosks together give about `ratings` ratings. */
export function scaleFor(
  ratings: number,
  traits: readonly CounterTraits[],
  days: readonly WorkingDay[],
): number {
  const daysFactor = days.reduce((sum, { visitorFactor }) => sum + visitorFactor, 0);
  const perDay = traits
    .filter(({ exactly }) => exactly === null)
    .reduce((sum, { meanPerDay }) => sum + meanPerDay, 0);
  return ratings / (perDay * daysFactor);
}

/** The questionnaire that a kiosk of the sample shows. */
export const questionnaireFor = (
  { fiveFactors }: Pick<CounterTraits, 'fiveFactors'>,
  { questionnaires }: Pick<SimulationSetting, 'questionnaires'>,
): Questionnaire => (fiveFactors ? questionnaires.fiveFactors : questionnaires.oneTouch);

/** Everything that a kiosk wrote in its 14 months, in order. */
export function simulateRecords(plan: KioskPlan, setting: SimulationSetting): DraftRecord[] {
  const random = seededRandom(`${setting.seed}/visits/${plan.traits.counter.code}`);
  const questionnaire = questionnaireFor(plan.traits, setting);
  const untilMs = lastsUntilMs(plan.traits.role, setting.nowMs);
  const visits = sampleVisits({
    traits: plan.traits,
    questionnaire,
    random,
    days: setting.days,
    untilMs,
    scale: setting.scale,
  });
  return kioskRecords({ plan, questionnaire, visits, random, untilMs });
}

/** The requests by which the server gets it. Nothing is made before the first is asked for. */
export async function* simulateKiosk(
  plan: KioskPlan,
  setting: SimulationSetting,
): AsyncGenerator<Delivery> {
  yield* deliveriesOf(plan, simulateRecords(plan, setting), setting);
}
