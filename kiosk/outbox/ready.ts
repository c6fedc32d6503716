import type { KioskHealth } from '../../shared/api/batch.ts';
import type { Enrolment } from '../../shared/api/pairing.ts';
import type { RecordContent } from '../../shared/record/record.ts';
import { sealRecord } from '../../shared/record/seal.ts';
import type { KioskStatus, StorageFailure } from '../kiosk-port.ts';
import { createAppender, type Appender } from './append.ts';
import type { Booted, Stores } from './boot.ts';
import type { ChainHead } from './chain-head.ts';
import type { Identity } from './identity.ts';
import { createQueue, type Queue } from './queue.ts';
import type { Outbox, OutboxDeps } from './outbox.ts';
import { createSender, type Sender } from './sender.ts';
import { createServerLink, type ServerLink } from './server-link.ts';

/** Everything that was found out before the first record can be written. */
export type ReadyDeps = OutboxDeps & {
  readonly stores: Stores;
  readonly booted: Booted;
  readonly identity: Identity;
  readonly head: ChainHead;
};

interface Parts {
  readonly appender: Appender;
  readonly link: ServerLink;
  readonly queue: Queue;
}

/** Takes and sends records under one identity, and reports every change. */
export async function startReady(deps: ReadyDeps): Promise<Outbox> {
  const parts = await assemble(deps);
  const { queue, link, appender } = parts;
  let failure: StorageFailure | undefined;
  /** Nobody is told to begin before `write` can be called. */
  let isOpen = false;

  const sender = createSender({
    queue,
    exchange: link.exchange,
    schedule: deps.schedule,
    nowMs: deps.monoMs,
    random: deps.random,
    onPlanned() {
      retryStorage();
      report();
    },
  });

  function report(): void {
    if (failure !== undefined) deps.report({ kind: 'storage-failed', reason: failure });
    else if (isOpen) deps.report(readyStatus(parts, sender));
  }

  const write: Outbox['write'] = async (content) => {
    const written = await appender.append(content);
    failure = written.ok ? undefined : written.error;
    report();
    if (written.ok) sender.wake();
    return written;
  };

  /** Only a record that became durable proves that ratings can go on. */
  function retryStorage(): void {
    if (failure !== undefined) void write(bootContent(deps));
  }

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
  };
}

async function assemble(deps: ReadyDeps): Promise<Parts> {
  const { booted, stores, identity } = deps;
  const queue = createQueue(booted.pending);
  const boot = deps.newId();
  const link: ServerLink = await createServerLink({
    ...deps,
    queue,
    store: stores.store,
    health: () => healthOf(deps, { queue, appender }),
    keepEnrolment: (enrolment) => keepEnrolment(stores, enrolment),
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
  return { appender, link, queue };
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

async function keepEnrolment({ store, files }: Stores, enrolment: Enrolment): Promise<void> {
  try {
    await store.put([], { enrolment });
    files?.enrolment.write(enrolment);
  } catch {
    // In use until the next boot all the same, and fetched again then.
  }
}

function healthOf(deps: ReadyDeps, { queue, appender }: Omit<Parts, 'link'>): KioskHealth {
  const { seq, hash } = appender.head;
  const journalled = appender.owedToStore > 0 ? 'journal' : 'journal+indexeddb';
  return {
    build: deps.build,
    pending: queue.size,
    oldestPendingWallMs: queue.oldestWallMs,
    head: seq === 0 ? null : { seq, hash },
    wallMs: deps.wallMs(),
    persisted: deps.persisted,
    storageMode: deps.booted.journal === undefined ? 'indexeddb' : journalled,
  };
}

const readyStatus = ({ link, queue }: Parts, { plan }: Sender): KioskStatus => ({
  kind: 'ready',
  configuration: link.enrolment.configuration,
  queue: {
    pending: queue.size,
    oldestPendingWallMs: queue.oldestWallMs,
    lastContactWallMs: link.lastContactWallMs,
    online: plan.failures === 0,
  },
  refusal: plan.refusal,
  // The page knows of updates; the worker does not.
  updateWaiting: false,
});
