import type {
  KioskRecord,
  RecordContent,
  SealedRecord,
  TimeEvidence,
} from '../../shared/record/record.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { StorageFailure } from '../kiosk-port.ts';
import type { ChainHead } from './chain-head.ts';
import type { RecordJournal } from './record-journal.ts';
import type { OutboxStore } from './store.ts';
import type { StoredRecord } from './stored-record.ts';

export interface AppenderDeps {
  /** Undefined where the browser has no files for workers: then the store alone decides. */
  readonly journal: RecordJournal | undefined;
  readonly store: Pick<OutboxStore, 'put'>;
  readonly seal: (record: KioskRecord) => Promise<SealedRecord>;
  readonly timeEvidence: () => TimeEvidence;
  readonly newId: () => string;
  readonly onAppended: (record: StoredRecord) => void;
}

export interface Appender {
  append(content: RecordContent): Promise<Result<{ readonly recordId: string }, StorageFailure>>;
  /** Runs a task between two records; rejects as the task does. */
  alone(task: () => Promise<void>): Promise<void>;
  /** The newest record that is durable. */
  readonly head: ChainHead;
  /** Records that the journal holds and the store does not yet. */
  readonly owedToStore: number;
}

/**
 * Gives records their place in the chain and makes them durable. It must:
 *  1. never work on two records at once: one seq, one prev each;
 *  2. take the next seq and move the head only together with a durable record;
 *  3. append to the journal and flush first, then put in the store, then resolve;
 *  4. refuse (no thanks on the screen) when the journal failed: 'quota' when the disk is full,
 *     'broken' for everything else; nothing of the record stays behind;
 *  5. resolve when the journal holds the record and only the store failed; owe it to the store,
 *     and pay with the next put, so that the store never gets a head without its records;
 *  6. never reject: a screen waits for the answer;
 *  7. without a journal: a failed put may yet have been committed. The next put takes such a record
 *     back, or two records would claim one place and the kiosk would look like a copied one.
 */
export function createAppender(deps: AppenderDeps, startHead: ChainHead): Appender {
  let head = startHead;
  let owed: readonly StoredRecord[] = [];
  let doubtful: readonly string[] = [];
  let last: Promise<unknown> = Promise.resolve();

  async function putInStore(record: StoredRecord, next: ChainHead): Promise<void> {
    await deps.store.put([...owed, record], { head: next });
    owed = [];
  }

  async function putInStoreAlone(record: StoredRecord, next: ChainHead): Promise<void> {
    const withdrawn = doubtful;
    doubtful = [...doubtful, record.hash];
    await deps.store.put([record], { head: next }, withdrawn);
    doubtful = [];
  }

  async function makeDurable(record: StoredRecord, next: ChainHead): Promise<void> {
    if (deps.journal === undefined) return putInStoreAlone(record, next);
    deps.journal.append(record);
    try {
      await putInStore(record, next);
    } catch {
      // The journal holds it. `owedToStore` shows it in every heartbeat.
      owed = [...owed, record];
    }
  }

  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = last.then(task, task);
    last = done;
    return done;
  }

  async function appendNow(
    content: RecordContent,
  ): Promise<Result<{ readonly recordId: string }, StorageFailure>> {
    try {
      const unsealed = placeAfter(head, content, deps);
      const { kiosk, epoch, seq } = unsealed;
      const sealed = await deps.seal(unsealed);
      const record = { ...sealed, kiosk, epoch, seq, wallMs: unsealed.time.wallMs };
      const next = { kiosk, epoch, seq, hash: sealed.hash };
      await makeDurable(record, next);
      head = next;
      deps.onAppended(record);
      return ok({ recordId: unsealed.id });
    } catch (error) {
      return err(failureOf(error));
    }
  }

  return {
    append: (content) => inTurn(() => appendNow(content)),
    alone: (task) => inTurn(task),
    get head() {
      return head;
    },
    get owedToStore() {
      return owed.length;
    },
  };
}

function placeAfter(head: ChainHead, content: RecordContent, deps: AppenderDeps): KioskRecord {
  return {
    v: 1,
    id: deps.newId(),
    kiosk: head.kiosk,
    epoch: head.epoch,
    seq: head.seq + 1,
    prev: head.hash,
    time: deps.timeEvidence(),
    ...content,
  };
}

/** What a failed write says of the device. */
export const failureOf = (error: unknown): StorageFailure =>
  error instanceof DOMException && error.name === 'QuotaExceededError' ? 'quota' : 'broken';
