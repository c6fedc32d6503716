import type { RecordContent } from '../../shared/record/record.ts';
import { sealRecord } from '../../shared/record/seal.ts';
import type { StorageFailure } from '../kiosk-port.ts';
import { createAppender } from './append.ts';
import type { Booted, Stores } from './booted.ts';
import type { ChainHead } from './chain-head.ts';
import type { HistoryHolder } from './drop-history.ts';
import { healthOf } from './health-of.ts';
import type { Identity } from './identity.ts';
import type { RescueSigner } from './make-rescues.ts';
import type { Outbox, OutboxDeps } from './outbox.ts';
import { createQueue } from './queue.ts';
import type { Parts } from './ready-parts.ts';
import { readyStatus } from './ready-status.ts';
import { saysDuty } from './says-duty.ts';
import { createSender } from './sender.ts';
import { createServerLink, type ServerLink } from './server-link.ts';
import { LEAST_EXPIRED, LOW_BYTES, STORAGE_RETRY_MS } from './storage-limits.ts';
import type { StoredRecord } from './stored-record.ts';

/** Everything that was found out before the first record can be written. */
export type ReadyDeps = OutboxDeps & {
  readonly stores: Stores;
  readonly booted: Booted;
  readonly identity: Identity;
  readonly head: ChainHead;
};

export interface ReadyOutbox extends Pick<Outbox, 'write' | 'retryNow'> {
  /** What no server has acknowledged, and who signs for it. */
  unsent(): readonly [records: readonly StoredRecord[], signer: RescueSigner];
}

/** Takes and sends records under one identity, and reports every change. */
export async function startReady(deps: ReadyDeps): Promise<ReadyOutbox> {
  const parts = await assemble(deps, (content) => write(content));
  const { queue, link, appender, strange } = parts;
  const holder = { appender, journal: deps.booted.journal, store: deps.stores.store };
  let failure: StorageFailure | undefined;
  let isFull = false;
  let cancelRetry: () => void = () => undefined;
  /** Nobody is told to begin before `write` can be called. */
  let isOpen = false;
  /** Staff have said who serves, and the screen may not know it yet. */
  let isDutySaid = [...queue.waiting].some(saysDuty);

  const sender = createSender({
    queue,
    exchange: link.exchange,
    schedule: deps.schedule,
    nowMs: deps.monoMs,
    random: deps.random,
    onPlanned() {
      report();
      void showDuty();
      void watchRoom();
    },
  });

  function report(): void {
    const reason = failure ?? (isFull ? 'quota' : undefined);
    if (reason !== undefined) deps.report({ kind: 'storage-failed', reason });
    else if (isOpen) deps.report(readyStatus(parts, sender.plan, deps.monoMs()));
  }

  async function write(content: RecordContent): ReturnType<Outbox['write']> {
    const written = await appender.append(content);
    failure = written.ok ? undefined : written.error;
    cancelRetry();
    // Whatever the network does: the exchanges of a kiosk without one are minutes apart.
    if (!written.ok) cancelRetry = deps.schedule(STORAGE_RETRY_MS, retryStorage);
    if (written.ok && content.kind === 'duty') {
      isDutySaid = true;
      await showDuty();
    }
    report();
    if (written.ok) sender.wake();
    return written;
  }

  /** Never rejects: what staff said is kept already, whenever the screen comes to show it. */
  async function showDuty(): Promise<void> {
    if (!isDutySaid) return;
    isDutySaid = false;
    try {
      await link.renew(true);
      report();
    } catch {
      // Its code, loaded on demand, did not come: asked for again after the next exchange.
      isDutySaid = true;
    }
  }

  /** Only a record that became durable proves that ratings can go on. */
  function retryStorage(): void {
    if (failure !== undefined) void write(bootContent(deps));
  }

  async function watchRoom(): Promise<void> {
    const wasFull = isFull;
    try {
      isFull = ((await deps.freeBytes?.()) ?? LOW_BYTES) < LOW_BYTES;
      if (isFull) isFull = await (await deps.loadSeldom()).makeRoom(holder, deps);
    } catch {
      // As it was found so far; asked again after the next exchange.
    }
    if (isFull !== wasFull) report();
  }

  void showDuty();
  await dropExpiredHistory(deps, holder);
  await writeOpening(deps, write);
  isOpen = true;
  report();
  sender.wake();
  return {
    write,
    retryNow() {
      retryStorage();
      sender.retryNow();
    },
    unsent: () => [
      [...strange, ...queue.waiting],
      { identity: deps.identity, health: healthOf(deps, parts) },
    ],
  };
}

async function assemble(
  deps: ReadyDeps,
  witness: (content: RecordContent) => Promise<unknown>,
): Promise<Parts> {
  const { booted, stores, identity } = deps;
  const { kiosk } = identity.enrolment;
  const queue = createQueue(booted.pending.filter((record) => record.kiosk === kiosk));
  const boot = deps.newId();
  const link: ServerLink = await createServerLink({
    ...deps,
    queue,
    health: () => healthOf(deps, { queue, appender }),
    onClockJump: (body) => witness({ kind: 'clock', body }),
  });
  const appender = createAppender(
    {
      journal: booted.journal,
      store: stores.store,
      newId: deps.newId,
      seal: (record) => sealRecord(record, identity.key),
      timeEvidence: () => ({
        wallMs: deps.wallMs(),
        monoMs: deps.monoMs(),
        boot,
        anchor: link.anchor,
      }),
      onAppended: queue.add,
    },
    deps.head,
  );
  const strange = booted.pending.filter((record) => record.kiosk !== kiosk);
  return { appender, link, queue, strange, sinceMonoMs: deps.monoMs() };
}

/** Before the first record: nobody waits for a journal that is being copied. */
async function dropExpiredHistory(deps: ReadyDeps, holder: HistoryHolder): Promise<void> {
  if (deps.booted.acknowledged < LEAST_EXPIRED) return;
  try {
    await (await deps.loadSeldom()).dropExpired(holder);
  } catch {
    // A disk too full to compact on must not keep the kiosk from starting: next boot, next try.
  }
}

/** First what was lost and rebuilt, then that the outbox has started. */
async function writeOpening(deps: ReadyDeps, write: Outbox['write']): Promise<void> {
  const { losses } = deps.booted;
  const contents = [
    ...losses.map((body): RecordContent => ({ kind: 'storage-loss', body })),
    bootContent(deps),
  ];
  for (const content of contents) {
    if (!(await write(content)).ok) return;
  }
  if (losses.length === 0) return;
  try {
    await deps.stores.store.put([], { losses: [] });
  } catch {
    // They are told again after the next boot: twice is better than never.
  }
}

const bootContent = ({ build, persisted, booted }: ReadyDeps): RecordContent => ({
  kind: 'boot',
  body: { build, persisted, ...booted.found },
});
