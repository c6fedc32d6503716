import { v7 as uuidV7 } from 'uuid';
import type { Config } from '../config.ts';
import { makePasswords } from '../http/passwords.ts';
import type { DemoPlace } from '../sample/approve-pairings.ts';
import { loadSample, sampleQuestionnaires } from '../sample/load-sample.ts';
import { CENTRE_CODE } from '../sample/provincial-units.ts';
import { SAMPLE_CUT_OFF_DAY, sampleDays } from '../sample/sample-days.ts';
import { SAMPLE_RATINGS, SAMPLE_SEED, sealingThreads } from '../sample/shipped-sample.ts';
import { loadServerKey } from '../server-key.ts';
import { targetPresets } from '../shipped/target-presets.ts';
import type { Account } from '../store/accounts.ts';
import { openStore, type Store, type StoreLocation } from '../store/open-store.ts';
import { ensureShippedQuestionnaires } from '../store/questionnaires.ts';
import { setUpOffice } from '../store/set-up-office.ts';
import { loadStoredOrganisation } from '../store/stored-organisation.ts';
import type { Console } from './console.ts';
import { progressBar } from './progress-bar.ts';

const DEMO_COUNTER = `${CENTRE_CODE}-Q05`;

/** Who signs in to the dashboard of this run. */
export interface DemoLogin {
  readonly login: string;
  readonly password: string;
}

/** Sample, account and targets; answers where the kiosks of this run stand. */
export async function fillDemoFolder(
  config: Config,
  signIn: DemoLogin,
  console: Console,
): Promise<DemoPlace> {
  const store = await openStore(thrownAway(config.database));
  try {
    const bar = progressBar(console, 'Dữ liệu minh họa', SAMPLE_RATINGS);
    await ensureShippedQuestionnaires(store.db);
    await loadSample({
      store,
      serverKey: await loadServerKey(config.dataDir),
      seed: SAMPLE_SEED,
      ratings: SAMPLE_RATINGS,
      nowMs: Date.now(),
      threads: sealingThreads(0),
      onProgress: bar.show,
    });
    bar.end();
    const account = await setUpDemoOffice(store, signIn);
    return {
      counterId: await demoCounterId(store),
      name: 'Máy dùng thử',
      questionnaire: sampleQuestionnaires().oneTouch.code,
      account,
    };
  } finally {
    await store.close();
  }
}

/** Two hundred commits that wait for no disk: a second of fifteen, more where the disk is slow. */
const thrownAway = (location: StoreLocation): StoreLocation =>
  location.kind === 'sqlite' ? { ...location, isThrownAway: true } : location;

async function setUpDemoOffice(store: Store, { login, password }: DemoLogin): Promise<Account> {
  const nowMs = Date.now();
  const account: Account = {
    id: uuidV7(),
    login,
    displayName: 'Người dùng thử',
  };
  const passwordHash = await makePasswords().hash(password);
  const preset = targetPresets().find(({ key }) => key === 'bac-giang-2020') ?? null;
  await setUpOffice(store.db, {
    account: { ...account, passwordHash, createdAtMs: nowMs },
    officeName: 'Ủy ban nhân dân tỉnh Bắc Giang',
    cutOffDay: SAMPLE_CUT_OFF_DAY,
    preset,
    // The target holds for all months of the sample, not from today on.
    today: sampleDays(nowMs).firstDay,
    newId: uuidV7,
  });
  return account;
}

async function demoCounterId(store: Store): Promise<string> {
  const { counters } = await loadStoredOrganisation(store.db);
  const counter = counters.find(({ code }) => code === DEMO_COUNTER);
  if (counter === undefined) throw new Error(`The sample has no counter ${DEMO_COUNTER}.`);
  return counter.id;
}
