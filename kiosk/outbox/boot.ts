import type { StorageLossBody } from '../../shared/record/record.ts';
import { chainHead, type ChainHead } from './chain-head.ts';
import type { EnrolmentFile } from './enrolment-file.ts';
import { expiredHistory } from './expired-history.ts';
import { seedHead, type Identity } from './identity.ts';
import { openRecordJournal, type JournalFiles, type RecordJournal } from './record-journal.ts';
import { reconcile, storageLoss, type Reconciliation } from './reconcile.ts';
import type { OutboxStore, StoreContents } from './store.ts';
import { bySendingOrder, type StoredRecord } from './stored-record.ts';

/** Where the outbox keeps things. `files` is undefined where the browser has none for workers. */
export interface Stores {
  readonly store: OutboxStore;
  readonly files: { readonly records: JournalFiles; readonly enrolment: EnrolmentFile } | undefined;
}

/** What the last run left, made whole again. */
export interface Booted {
  readonly journal: RecordJournal | undefined;
  readonly pending: readonly StoredRecord[];
  /** Undefined before pairing, and after IndexedDB was lost with the key in it. */
  readonly identity: Identity | undefined;
  /** Undefined without an identity. */
  readonly head: ChainHead | undefined;
  /** What was rebuilt now or earlier, and no record tells of yet. */
  readonly losses: readonly StorageLossBody[];
  readonly found: { readonly journalRecords: number; readonly storedRecords: number };
}

/**
 * Reads both stores, rebuilds in each what only the other holds, and drops history that has
 * expired. Rejects only when the stores cannot be read or repaired: nothing is lost by trying
 * again later.
 */
export async function boot({ store, files }: Stores): Promise<Booted> {
  const contents = await store.load();
  const opened = files === undefined ? undefined : await openRecordJournal(files.records);
  const identity = identityIn(contents);
  const journalled = opened?.records ?? [];
  const head = identity && (await headOf(identity, contents, journalled));
  const expired = expiredHistory(contents.records, contents.acknowledged, head);
  // What is about to be dropped anyway may already be gone from one side.
  const compared = reconcile(without(journalled, expired), without(contents.records, expired));
  const losses = await repair(compared, contents, { store, journal: opened?.journal });
  if (expired.size > 0) await dropHistory(expired, compared, { store, journal: opened?.journal });
  keepEnrolmentBeside(files?.enrolment, identity);
  return {
    journal: opened?.journal,
    pending: compared.union.filter(({ hash }) => !contents.acknowledged.has(hash)),
    identity,
    head,
    losses,
    found: { journalRecords: journalled.length, storedRecords: contents.records.length },
  };
}

interface Repairable {
  readonly store: OutboxStore;
  readonly journal: RecordJournal | undefined;
}

/** Rebuilds both sides; answers all losses that no record tells of yet. */
async function repair(
  compared: Reconciliation,
  contents: StoreContents,
  { store, journal }: Repairable,
): Promise<readonly StorageLossBody[]> {
  const missingInJournal = [...compared.missingInJournal].sort(bySendingOrder);
  if (missingInJournal.length > 0) journal?.appendAll(missingInJournal);
  const found = [
    storageLoss('indexeddb', compared.missingInStore),
    journal && storageLoss('journal', missingInJournal),
  ].filter((loss) => loss !== undefined);
  const losses = [...(contents.losses ?? []), ...found];
  // In one transaction with the repair: a loss that is repaired is a loss that will be told.
  if (found.length > 0) await store.put(compared.missingInStore, { losses });
  return losses;
}

/** The journal first: without its acknowledgement a record would be sent again. */
async function dropHistory(
  expired: ReadonlySet<string>,
  { union }: Reconciliation,
  { store, journal }: Repairable,
): Promise<void> {
  try {
    journal?.compact(union);
    await store.forget(expired);
  } catch {
    // A disk too full to compact on must not keep the kiosk from starting: next boot, next try.
  }
}

const identityIn = ({ enrolment, key }: StoreContents): Identity | undefined =>
  enrolment && key && { enrolment, key };

async function headOf(
  identity: Identity,
  contents: StoreContents,
  journalled: readonly StoredRecord[],
): Promise<ChainHead> {
  const known = [...contents.records, ...journalled];
  return chainHead(await seedHead(identity), contents.head ? [...known, contents.head] : known);
}

/** IndexedDB decides; the file follows it, also after a crash between the two. */
function keepEnrolmentBeside(
  file: EnrolmentFile | undefined,
  identity: Identity | undefined,
): void {
  if (file === undefined || identity === undefined) return;
  const { enrolment } = identity;
  if (JSON.stringify(file.read()) !== JSON.stringify(enrolment)) file.write(enrolment);
}

const without = (
  records: readonly StoredRecord[],
  expired: ReadonlySet<string>,
): readonly StoredRecord[] => records.filter(({ hash }) => !expired.has(hash));
