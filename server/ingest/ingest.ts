import type { Bytes } from '../../shared/record/bytes.ts';
import type { RescueFile } from '../../shared/record/rescue.ts';
import type { RescueResult } from '../../shared/api/rescue.ts';
import { receiptClaim, type Receipt, type SignedReceipt } from '../../shared/record/receipt.ts';
import type { KioskCredential } from '../../shared/record/request-claim.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ServerKey } from '../server-key.ts';
import type { Store } from '../store/open-store.ts';
import { acceptGroup, type BatchOutcome } from './accept-group.ts';
import { configurationRevisions } from './configuration-revisions.ts';
import { groupCommit, retryAfterMs } from './group-commit.ts';
import { kioskKeys } from './kiosk-keys.ts';
import { openBatch } from './open-batch.ts';
import { openRescue, type Reach } from './open-rescue.ts';
import type { OpenedBatch } from './opened-batch.ts';
import type { Refusal } from './refusal.ts';
import { takeRescue } from './take-rescue.ts';

/** Takes the batches of the kiosks in. */
export interface Ingest {
  /**
   * Verifies, stores and counts one batch. A receipt means: every record it names is on the disk.
   * Anything else means: nothing of the batch is promised, send again.
   */
  readonly accept: (request: IncomingBatch) => Promise<Result<SignedReceipt, Refusal>>;
  /** The second half of `accept`, for a batch that `openBatch` has vouched for elsewhere. */
  readonly take: (batch: OpenedBatch) => Promise<Result<SignedReceipt, Refusal>>;
  /**
   * What `accept` is to a request, to the unsent queue that staff carried here. Records that nobody vouches for are
   * named and left out; importing a file again changes nothing.
   */
  readonly rescue: (file: RescueFile, reaches: Reach) => Promise<Result<RescueResult, Refusal>>;
}

/** A request for the batch of a kiosk, exactly as it came. */
export interface IncomingBatch {
  readonly credential: KioskCredential;
  /** Path as it was called: the kiosk signed it. */
  readonly path: string;
  readonly body: Bytes;
}

export interface IngestParts {
  readonly store: Store;
  readonly serverKey: ServerKey;
  readonly clock: () => number;
  /** Ms since any moment, never set: by it the age of what is kept ready is told. */
  readonly elapsedMs?: () => number;
  /** A new UUIDv7. */
  readonly newId: () => string;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** False: nothing is written any more, so that what is there stays safe. Always, if left out. */
  readonly hasRoom?: () => Promise<boolean>;
  /** False: the clock went back, and nothing may be stamped with it. Always right, if left out. */
  readonly isClockRight?: () => boolean;
  /** Called when the disk refuses to keep what it accepted; must end the process (code 70). */
  readonly onUnreliableStorage: (error: unknown) => void;
}

/** Batches that wait at most; beyond, senders are asked to come again. */
const MOST_WAITING = 500;

/**
 * Records of one transaction. Loading the sample took 18.7 s with 400, 15.2 s with 1,000 and no
 * less with 2,000; more only delays the first receipt.
 */
const RECORDS_PER_TRANSACTION = 1000;

const always = (): Promise<boolean> => Promise.resolve(true);

export function createIngest(parts: IngestParts): Ingest {
  const { store, serverKey, clock, newId, random, onUnreliableStorage } = parts;
  const revisionOf = configurationRevisions(store.db, clock, { elapsedMs: parts.elapsedMs });
  const opener = { keys: kioskKeys(store.db), serverKeyId: serverKey.public.id };
  const { submit } = groupCommit<OpenedBatch, BatchOutcome>({
    commit: (batches) => acceptGroup({ store, newId }, batches),
    // A heartbeat costs about as much as a record.
    sizeOf: ({ records }) => records.length + 1,
    fullSize: RECORDS_PER_TRANSACTION,
    mostWaiting: MOST_WAITING,
    faultOf: store.faultOf,
    onUnreliableStorage,
    random,
  });
  const commit = async (batch: OpenedBatch): Promise<Result<Accepted, Refusal>> => {
    const obstacle = await obstacleTo(parts);
    if (obstacle !== undefined) return err(obstacle);
    const committed = await submit(batch);
    if (!committed.ok) return committed;
    const { value } = committed;
    return value.kind === 'refused' ? err({ code: value.code }) : ok(value);
  };
  const take = async (batch: OpenedBatch): Promise<Result<SignedReceipt, Refusal>> => {
    const committed = await commit(batch);
    if (!committed.ok) return committed;
    const configurationRevision = await revisionOf(batch.kioskId);
    const content = receiptOf(batch, committed.value, { nowMs: clock(), configurationRevision });
    return ok(await signReceipt(content, serverKey));
  };
  return {
    accept: async (request) => {
      const opened = await openBatch({ ...request, receivedAtMs: clock() }, opener);
      return opened.ok ? take(opened.value) : opened;
    },
    take,
    rescue: async (file, reaches) => {
      const opened = await openRescue(file, { keys: opener.keys, receivedAtMs: clock(), reaches });
      return opened.ok ? takeRescue(opened.value, commit) : opened;
    },
  };
}

type Accepted = Extract<BatchOutcome, { kind: 'accepted' }>;

/** Why nothing can be taken in just now; nothing is promised and all is to be sent again. */
async function obstacleTo({
  hasRoom = always,
  isClockRight = () => true,
  random,
}: IngestParts): Promise<Refusal | undefined> {
  if (!isClockRight()) return { code: 'server-clock', retryAfterMs: retryAfterMs(random) };
  if (await hasRoom()) return undefined;
  return { code: 'storage-full', retryAfterMs: retryAfterMs(random) };
}

function receiptOf(
  batch: OpenedBatch,
  { results, head, missing }: Accepted,
  told: Pick<Receipt, 'nowMs' | 'configurationRevision'>,
): Receipt {
  return {
    v: 1,
    kiosk: batch.kioskId,
    epoch: batch.epoch,
    request: batch.request,
    results,
    through: head.through,
    head: head.hash,
    ...told,
    ...(missing.length === 0 ? {} : { missing }),
  };
}

async function signReceipt(content: Receipt, serverKey: ServerKey): Promise<SignedReceipt> {
  const receipt = JSON.stringify(content);
  return { receipt, signature: await serverKey.sign(receiptClaim(receipt)) };
}
