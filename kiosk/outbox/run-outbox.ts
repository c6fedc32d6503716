import { err } from '../../shared/result.ts';
import { failureOf } from './append.ts';
import { boot } from './boot.ts';
import { createWait } from './interruptible-wait.ts';
import type { Outbox, OutboxDeps } from './outbox.ts';
import { startReady, type ReadyDeps, type ReadyOutbox } from './ready.ts';
import { STORAGE_RETRY_MS } from './storage-limits.ts';

const LOAD_RETRY_MS = 5_000;

type Opened = Pick<ReadyDeps, 'stores' | 'booted'>;
type Seldom = Awaited<ReturnType<OutboxDeps['loadSeldom']>>;

/** Opens the stores, pairs if need be, then takes and sends records for as long as it lives. */
export function runOutbox(deps: OutboxDeps): Outbox {
  const { wait, interrupt } = createWait(deps.schedule);
  let opened: Opened | undefined;
  let ready: ReadyOutbox | undefined;
  /** From then on the screen belongs to the pairing; the old queue goes on being sent. */
  let isPairingAgain = false;

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
    opened = await untilStored(async () => {
      const stores = await deps.openStores();
      return { stores, booted: await boot(stores, deps) };
    });
    const { identity, head } = opened.booted;
    const enrolled =
      identity !== undefined && head !== undefined
        ? { identity, head }
        : await (await loadPatiently()).findIdentity(...pairing(opened));
    ready = await startReady({ ...deps, ...opened, ...enrolled, report: reportReady });
  }

  const pairing = ({ stores }: Opened) =>
    [
      { ...deps, wait },
      { stores, untilStored },
    ] as const;

  const reportReady: OutboxDeps['report'] = (status) => {
    if (!isPairingAgain) deps.report(status);
  };

  async function loadPatiently(): Promise<Seldom> {
    for (;;) {
      try {
        return await deps.loadSeldom();
      } catch {
        // The server that has this code is the one that would pair us.
        deps.report({ kind: 'pairing-offline', serverAddress: deps.serverAddress });
        await wait(LOAD_RETRY_MS);
      }
    }
  }

  async function pairAgain(known: Opened): Promise<void> {
    isPairingAgain = true;
    await (await loadPatiently()).pairAgain(...pairing(known));
    deps.restart?.();
  }

  const failed = (error: unknown): void => {
    // No key can be made, for example: not a store's fault, but no rating can be kept either.
    deps.report({ kind: 'storage-failed', reason: failureOf(error) });
  };
  start().catch(failed);

  return {
    write: (content) =>
      (isPairingAgain ? undefined : ready?.write(content)) ?? Promise.resolve(err('broken')),
    retryNow() {
      interrupt();
      ready?.retryNow();
    },
    async rescue() {
      const { makeRescues, unpairedSigner } = await deps.loadSeldom();
      const pending = opened?.booted.pending ?? [];
      return makeRescues(...(ready?.unsent() ?? [pending, unpairedSigner(deps, pending)]));
    },
    pairAgain() {
      if (opened !== undefined && !isPairingAgain) pairAgain(opened).catch(failed);
    },
  };
}
