import { pair } from '../device/pairing/pair.ts';
import { err } from '../../shared/result.ts';
import { failureOf } from './append.ts';
import { boot, type Booted, type Stores } from './boot.ts';
import { seedHead, type Identity } from './identity.ts';
import { createWait } from './interruptible-wait.ts';
import type { Outbox, OutboxDeps } from './outbox.ts';
import { startReady } from './ready.ts';

const STORAGE_RETRY_MS = 60_000;

/** Opens the stores, pairs if need be, then takes and sends records for as long as it lives. */
export function runOutbox(deps: OutboxDeps): Outbox {
  const { wait, interrupt } = createWait(deps.schedule);
  let ready: Outbox | undefined;

  /** Tries until the stores give in: whatever they hold is safest where it is. */
  async function untilStored<T>(attempt: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        deps.report({ kind: 'storage-failed', reason: failureOf(error) });
        await wait(STORAGE_RETRY_MS);
      }
    }
  }

  async function start(): Promise<void> {
    deps.report({ kind: 'starting' });
    const { stores, booted } = await untilStored(async () => {
      const opened = await deps.openStores();
      return { stores: opened, booted: await boot(opened) };
    });
    const enrolled = await enrolledOf(booted, stores);
    ready = await startReady({ ...deps, stores, booted, ...enrolled });
  }

  async function enrolledOf(booted: Booted, { store, files }: Stores): Promise<Enrolled> {
    const { identity, head } = booted;
    if (identity !== undefined && head !== undefined) return { identity, head };
    const paired = await pair({ ...deps, wait });
    const seed = await seedHead(paired);
    // Both hold the enrolment before the first record of its epoch is written.
    await untilStored(async () => {
      await store.enrol(paired, seed);
      files?.enrolment.write(paired.enrolment);
    });
    return { identity: paired, head: seed };
  }

  start().catch((error: unknown) => {
    // No key can be made, for example: not a store's fault, but no rating can be kept either.
    deps.report({ kind: 'storage-failed', reason: failureOf(error) });
  });

  return {
    write: (content) => ready?.write(content) ?? Promise.resolve(err('broken')),
    retryNow() {
      interrupt();
      ready?.retryNow();
    },
  };
}

type Enrolled = { readonly identity: Identity; readonly head: NonNullable<Booted['head']> };
