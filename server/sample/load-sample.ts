import { localDayStartMs } from '../../shared/domain/local-day.ts';
import type { DayRange } from '../../shared/domain/period.ts';
import type { Questionnaire } from '../../shared/domain/questionnaire.ts';
import { OVERALL } from '../../shared/domain/questionnaire.ts';
import { shippedQuestionnaires } from '../shipped/questionnaires.ts';
import { importOrganisation } from '../store/import-organisation.ts';
import { addKiosk } from '../store/pairings.ts';
import type { Store } from '../store/open-store.ts';
import { writeSetting } from '../store/settings.ts';
import type { KioskPlan } from './kiosk-plan.ts';
import { planKiosks } from './plan-kiosks.ts';
import { sampleDays } from './sample-days.ts';
import { addSampleMerger } from './sample-merger.ts';
import { asChanges, sampleOrganisation } from './sample-organisation.ts';
import { writeSampleContacts } from './sample-contacts.ts';
import { seededRandom } from './seeded-random.ts';
import { sendAll, type Receiver } from './send-all.ts';
import { SAMPLE_ALGORITHM } from './sample-key.ts';
import { questionnaireFor, scaleFor, type SimulationSetting } from './simulate-kiosk.ts';
import { startSimulation } from './simulate-in-threads.ts';
import { workingDays } from './working-days.ts';

export interface SampleOptions extends Receiver {
  /** How many ratings, about. */
  readonly ratings: number;
  readonly nowMs: number;
  /** Threads that simulate kiosks beside this one. */
  readonly threads: number;
}

export interface LoadedSample {
  readonly plans: readonly KioskPlan[];
  readonly ratingCount: number;
  readonly range: DayRange;
}

/**
 * Fills an empty store with the sample province. The organisation goes in as an import does, and
 * every rating as a kiosk's does: sealed, signed, and through the ingest of the server.
 */
export async function loadSample(options: SampleOptions): Promise<LoadedSample> {
  const { store, seed, nowMs } = options;
  const range = sampleDays(nowMs);
  const simulation = startSimulation(options.threads);
  try {
    const always = { validFrom: range.firstDay, legalBasis: null };
    await writeSetting(store.db, { name: 'sample', value: true, ...always });
    const plans = await loadPlaces(options);
    const setting = settingFor(plans, options);
    simulation.begin(plans, setting);
    await pairKiosks(store, plans, setting);
    // First, so that the ingest finds most of what the ratings say of contact there already.
    await writeSampleContacts(store, plans, { range, nowMs });
    const ratingCount = await sendAll(simulation.deliveries(), options);
    await addSampleMerger(store, { seed, firstDay: range.firstDay, nowMs });
    return { plans, range, ratingCount };
  } finally {
    await simulation.end();
  }
}

function settingFor(
  plans: readonly KioskPlan[],
  { seed, nowMs, ratings, serverKey }: SampleOptions,
): SimulationSetting {
  const traits = plans.map((plan) => plan.traits);
  const days = workingDays(sampleDays(nowMs));
  return {
    seed,
    days,
    nowMs,
    scale: scaleFor(ratings, traits, days),
    serverKeyId: serverKey.public.id,
    questionnaires: sampleQuestionnaires(),
  };
}

/** Units, counters, officials and duty, with ids that the seed decides. */
async function loadPlaces({ store, seed, nowMs }: SampleOptions): Promise<KioskPlan[]> {
  const range = sampleDays(nowMs);
  const organisation = sampleOrganisation(seed, range);
  const random = seededRandom(`${seed}/ids`);
  await importOrganisation(store, asChanges(organisation), {
    today: range.firstDay,
    atMs: nowMs,
    newId: () => random.id(localDayStartMs(range.firstDay)),
    accountId: null,
    sample: true,
  });
  const counters = await store.db
    .selectFrom('counters')
    .select(['code', 'id', 'unit_id as unitId'])
    .execute();
  const officials = await store.db.selectFrom('officials').select(['code', 'id']).execute();
  return planKiosks({
    seed,
    organisation,
    counters: new Map(counters.map((counter) => [counter.code, counter])),
    officials: new Map(officials.map((official) => [official.code, official])),
    // Ten to seven on the first day: before any visitor.
    pairedAtMs: localDayStartMs(range.firstDay) + 410 * 60_000,
  });
}

async function pairKiosks(
  store: Store,
  plans: readonly KioskPlan[],
  setting: SimulationSetting,
): Promise<void> {
  await store.db.transaction().execute(async (trx) => {
    for (const plan of plans) {
      await addKiosk(trx, {
        id: plan.kioskId,
        unitId: plan.unitId,
        counterId: plan.counterId,
        name: plan.name,
        questionnaireCode: questionnaireFor(plan.traits, setting).code,
        key: { algorithm: SAMPLE_ALGORITHM, publicKey: plan.publicKey },
        pairedAtMs: plan.pairedAtMs,
      });
    }
  });
}

/** The two that are shipped, told apart by what they ask. */
export function sampleQuestionnaires(): SimulationSetting['questionnaires'] {
  const shipped = shippedQuestionnaires();
  const asks = (questionnaire: Questionnaire) =>
    questionnaire.items.some(({ code }) => code !== OVERALL);
  const [oneTouch, fiveFactors] = [shipped.find((one) => !asks(one)), shipped.find(asks)];
  if (oneTouch === undefined || fiveFactors === undefined) {
    throw new Error('Two questionnaires are shipped: one touch, and five factors.');
  }
  return { oneTouch, fiveFactors };
}
