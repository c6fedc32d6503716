import type { Logger } from 'pino';
import { alarmsIn, type Integrity } from '../../shared/api/integrity.ts';
import type { Store, StoreLocation } from '../store/open-store.ts';
import { insertVerification } from '../store/verifications.ts';
import { verifyInThread, type ThreadedVerification } from './verify-in-thread.ts';

/** The verifications of a server that runs: one at a time. */
export interface Verifications {
  /** Begins one, unless one runs. */
  readonly start: () => void;
  /** How far the running one is; null when none runs. */
  readonly running: () => Integrity['running'];
  /** Resolves when none runs any more. */
  readonly settled: () => Promise<void>;
  /** Ends the running one without a result. */
  readonly stop: () => Promise<void>;
}

export interface VerificationParts {
  readonly store: Store;
  readonly location: StoreLocation;
  readonly clock: () => number;
  /** A new UUIDv7. */
  readonly newId: () => string;
  readonly log: Logger;
}

interface Run {
  readonly thread: ThreadedVerification;
  readonly settled: Promise<void>;
}

export function makeVerifications(parts: VerificationParts): Verifications {
  const { store, location, clock, newId, log } = parts;
  let progress: Integrity['running'] = null;
  let run: Run | undefined;
  let isStopping = false;

  async function finish({ report }: ThreadedVerification, startedAtMs: number): Promise<void> {
    try {
      const result = { ...(await report), startedAtMs, finishedAtMs: clock() };
      await insertVerification(store.db, newId(), result);
      const alarms = alarmsIn(result);
      const level = alarms === 0 ? 'info' : 'error';
      log[level]({ alarms, counts: result.counts }, 'the data were verified');
    } catch (error) {
      if (!isStopping) log.error({ err: error }, 'the data could not be verified');
    } finally {
      progress = null;
      run = undefined;
    }
  }

  return {
    start: () => {
      if (run !== undefined || isStopping) return;
      progress = { doneRows: 0, totalRows: 0 };
      const thread = verifyInThread(location, (doneRows, totalRows) => {
        progress = { doneRows, totalRows };
      });
      run = { thread, settled: finish(thread, clock()) };
    },
    running: () => progress,
    settled: async () => run?.settled,
    stop: async () => {
      isStopping = true;
      const current = run;
      await current?.thread.stop();
      await current?.settled;
    },
  };
}
