import { localDayStartMs } from '../../../shared/domain/local-day.ts';
import { sampleQuestionnaires } from '../../../server/sample/load-sample.ts';
import { planKiosks } from '../../../server/sample/plan-kiosks.ts';
import { sampleDays } from '../../../server/sample/sample-days.ts';
import { sampleOrganisation } from '../../../server/sample/sample-organisation.ts';
import { workingDays } from '../../../server/sample/working-days.ts';
import { scaleFor, type SimulationSetting } from '../../../server/sample/simulate-kiosk.ts';

/** Friday, 20 November 2026, 15:00 in Viet Nam. */
export const SAMPLE_NOW_MS = Date.UTC(2026, 10, 20, 8);

/** A sample that was never stored: every code stands for its own id. */
export function samplePlans(seed: string, ratings: number) {
  const range = sampleDays(SAMPLE_NOW_MS);
  const organisation = sampleOrganisation(seed, range);
  const ownIds = (entries: readonly { readonly code: string }[]) =>
    new Map(entries.map(({ code }) => [code, { id: code, unitId: `unit of ${code}` }]));
  const plans = planKiosks({
    seed,
    organisation,
    counters: ownIds(organisation.counters),
    officials: ownIds(organisation.officials),
    pairedAtMs: localDayStartMs(range.firstDay),
  });
  const traits = plans.map((plan) => plan.traits);
  const days = workingDays(range);
  const setting: SimulationSetting = {
    seed,
    days,
    nowMs: SAMPLE_NOW_MS,
    scale: scaleFor(ratings, traits, days),
    serverKeyId: 'server-key',
    questionnaires: sampleQuestionnaires(),
  };
  return { organisation, plans, setting, range };
}
