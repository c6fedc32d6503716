import { localDayStartMs } from '../../shared/domain/local-day.ts';
import type { DayRange } from '../../shared/domain/period.ts';
import type { Questionnaire } from '../../shared/domain/questionnaire.ts';
import { OVERALL } from '../../shared/domain/questionnaire.ts';
import { shippedQuestionnaires } from '../shipped/questionnaires.ts';
import { importOrganisation } from '../store/import-organisation.ts';
import { addKiosk } from '../store/pairings.ts';
import type { Store } from '../store/open-store.ts';
import { readCounters } from '../store/roster.ts';
import { writeSetting } from '../store/settings.ts';
import { loadStoredOrganisation } from '../store/stored-organisation.ts';
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
import { simulateInThreads } from './simulate-in-threads.ts';
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
  const { store, serverKey, seed, nowMs } = options;
  const range = sampleDays(nowMs);
  const always = { validFrom: range.firstDay, legalBasis: null };
  await writeSetting(store.db, { name: 'sample', value: true, ...always });
  const plans = await loadPlaces(options);
  const traits = plans.map((plan) => plan.traits);
  const days = workingDays(range);
  const setting: SimulationSetting = {
    seed,
    days,
    nowMs,
    scale: scaleFor(options.ratings, traits, days),
    serverKeyId: serverKey.public.id,
    questionnaires: sampleQuestionnaires(),
  };
  await pairKiosks(store, plans, setting);
  // First, so that the ingest finds most of what the ratings say of contact there already.
  await writeSampleContacts(store, plans, { range, nowMs });
  const deliveries = simulateInThreads(plans, setting, options.threads);
  const ratingCount = await sendAll(deliveries, options);
  await addSampleMerger(store, { seed, firstDay: range.firstDay, nowMs });
  return { plans, range, ratingCount };
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
  const { counters, officials } = await loadStoredOrganisation(store.db);
  return planKiosks({
    seed,
    organisation,
    counterIds: new Map(counters.map(({ code, id }) => [code, id])),
    officialIds: new Map(officials.map(({ code, id }) => [code, id])),
    // Ten to seven on the first day: before any visitor.
    pairedAtMs: localDayStartMs(range.firstDay) + 410 * 60_000,
  });
}

async function pairKiosks(
  store: Store,
  plans: readonly KioskPlan[],
  setting: SimulationSetting,
): Promise<void> {
  const counters = await readCounters(
    store.db,
    plans.map(({ counterId }) => counterId),
  );
  await store.db.transaction().execute(async (trx) => {
    for (const plan of plans) {
      await addKiosk(trx, {
        id: plan.kioskId,
        unitId: counters.get(plan.counterId)?.unitId ?? '',
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
