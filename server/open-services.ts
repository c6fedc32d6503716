import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { v7 as uuidV7 } from 'uuid';
import type { Bytes } from '../shared/record/bytes.ts';
import { trustAddresses } from './addresses.ts';
import type { Config } from './config.ts';
import { makeAttemptLimit } from './http/attempt-limit.ts';
import { makePasswords } from './http/passwords.ts';
import { makeSetupCode } from './http/setup-code.ts';
import { clockGuard } from './ingest/clock-guard.ts';
import { createIngest } from './ingest/ingest.ts';
import { programVersion } from './program-version.ts';
import { makeSampleLoads } from './sample/sample-loads.ts';
import { SAMPLE_RATINGS } from './sample/shipped-sample.ts';
import { loadServerKey } from './server-key.ts';
import { makeServices, type Services } from './services.ts';
import { loadSecretBox } from './sign-in/secret-box.ts';
import type { SingleSignOnSettings } from './sign-in/single-sign-on-settings.ts';
import type { SingleSignOn } from './sign-in/single-sign-on.ts';
import { watchDiskRoom } from './store/disk-room.ts';
import { lastHeardAtMs } from './store/kiosk-health.ts';
import { openStore } from './store/open-store.ts';
import { ensureShippedQuestionnaires } from './store/questionnaires.ts';
import { addShippedFields } from './store/shipped-fields.ts';
import { makeVerifications } from './verify/verifications.ts';

const ROOT = join(import.meta.dirname, '..');

/** Services of a process, and the setup code that is told once. */
export interface OpenServices {
  readonly services: Services;
  readonly setupCodeText: string;
}

/** What a test puts in the place of the machine's own. */
export interface Substitutes {
  readonly clock?: () => number;
  readonly log?: Logger;
  readonly onUnreliableStorage?: () => void;
}

/** Service managers start the server anew after this one (EX_SOFTWARE of sysexits.h). */
const UNRELIABLE_STORAGE_EXIT = 70;

/** Opens the database and the server's key. What the services hold is closed by `store.close`. */
export async function openServices(
  config: Config,
  substitutes: Substitutes = {},
): Promise<OpenServices> {
  const {
    clock = Date.now,
    log = pino({ level: config.logLevel }),
    onUnreliableStorage = () => process.exit(UNRELIABLE_STORAGE_EXIT),
  } = substitutes;
  const store = await openStore(config.database);
  if (store.wall.kind === 'down') {
    log.warn({ why: store.wall.why }, 'the database does not guard reads beyond the own units');
  }
  try {
    await addShippedFields(store.db);
    await ensureShippedQuestionnaires(store.db);
    const serverKey = await loadServerKey(config.dataDir);
    const setupCode = makeSetupCode(randomBytes);
    // What a run stamped, no later run may stamp again.
    const stampedAtMs = config.clockConfirmed ? -Infinity : await lastHeardAtMs(store.db);
    const guard = clockGuard(clock, stampedAtMs);
    const location = config.database;
    const services = makeServices({
      store,
      location,
      serverKey,
      ingest: createIngest({
        hasRoom: watchDiskRoom({
          space: store.diskSpace,
          configuredBytes: config.minFreeBytes,
          monoMs: () => performance.now(),
        }),
        store,
        serverKey,
        clock: guard.nowMs,
        isClockRight: guard.isRight,
        newId: uuidV7,
        random: Math.random,
        onUnreliableStorage: (error) => {
          // A disk that lost a write cannot be asked again; only a new start reads what is there.
          log.fatal({ err: error }, 'the disk does not keep what it accepts');
          onUnreliableStorage();
        },
      }),
      clock,
      isClockRight: guard.isRight,
      newId: uuidV7,
      randomBytes,
      log,
      passwords: makePasswords(),
      setupCode: setupCode.code,
      secretBox: await loadSecretBox(config.dataDir),
      secondFactorRoles: config.secondFactorRoles,
      singleSignOn: config.singleSignOn && (await singleSignOnOf(config.singleSignOn)),
      ...attemptLimits(clock),
      verifications: makeVerifications({ store, location, clock, newId: uuidV7, log }),
      sampleLoads: makeSampleLoads({
        ...{ store, location, dataDir: config.dataDir, clock, newId: uuidV7, log },
        ratings: SAMPLE_RATINGS,
      }),
      facts: factsOf(config, clock()),
    });
    return { services, setupCodeText: setupCode.text };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Nobody waits longer than a minute: guessing stays hopeless, and no account can be shut out. */
export function attemptLimits(clock: () => number) {
  const rule = { clock, free: 5, firstWaitMs: 1_000, longestWaitMs: 60_000 };
  return {
    signInLimit: makeAttemptLimit(rule),
    // Six digits are few: with these waits a year of guessing finds a code with a chance of a tenth.
    codeLimit: makeAttemptLimit({ ...rule, longestWaitMs: 15 * 60_000 }),
    setupLimit: makeAttemptLimit(rule),
    invitationLimit: makeAttemptLimit(rule),
    // Five wrong pairing codes of one steward, then ten minutes.
    pairingLimit: makeAttemptLimit({
      ...rule,
      free: 4,
      firstWaitMs: 600_000,
      longestWaitMs: 600_000,
    }),
  };
}

function factsOf(config: Config, startedAtMs: number): Services['facts'] {
  return {
    version: programVersion(),
    startedAtMs,
    dataDir: config.dataDir,
    distDir: join(ROOT, 'dist'),
    tls: config.tls,
    trustAddresses: trustAddresses(config),
    trustProxy: config.trustProxy,
    baseUrl: config.baseUrl,
    kioskOrigin: config.kioskOrigin,
    minFreeBytes: config.minFreeBytes,
  };
}

function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** Few offices have a provider: the others start sooner without its library. */
async function singleSignOnOf(settings: SingleSignOnSettings): Promise<SingleSignOn> {
  const { makeSingleSignOn } = await import('./sign-in/single-sign-on.ts');
  return makeSingleSignOn(settings);
}
