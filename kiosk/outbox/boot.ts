import { chainHead, type ChainHead } from './chain-head.ts';
import type { EnrolmentFile } from './enrolment-file.ts';
import { seedHead, type Identity } from './identity.ts';
import type { Booted, Stores } from './booted.ts';
import type { OutboxDeps } from './outbox.ts';
import { openRecordJournal } from './record-journal.ts';
import type { StoreContents } from './store.ts';
import { bySendingOrder, type StoredRecord } from './stored-record.ts';

/**
 * Reads both stores and rebuilds in each what only the other holds. Rejects only when the stores
 * cannot be read or repaired: nothing is lost by trying again later.
 */
export async function boot(
  { store, files }: Stores,
  { loadSeldom }: Pick<OutboxDeps, 'loadSeldom'>,
): Promise<Booted> {
  const contents = await store.load();
  const opened = files === undefined ? undefined : await openRecordJournal(files.records);
  const identity = identityIn(contents);
  const all = { journalled: opened?.records ?? [], stored: contents.records };
  const { journalled, stored } = withoutDropped(all, contents);
  const whole = { union: [...stored].sort(bySendingOrder), losses: contents.losses ?? [] };
  const journal = opened?.journal;
  const { union, losses } =
    journal === undefined || isSame(journalled, stored)
      ? whole
      : await (await loadSeldom()).repair({ ...whole, journal, store, journalled, stored });
  keepEnrolmentBeside(files?.enrolment, identity);
  return {
    journal,
    pending: union.filter(({ hash }) => !contents.acknowledged.has(hash)),
    identity,
    head: identity && (await headOf(identity, contents, all.journalled)),
    losses,
    acknowledged: contents.acknowledged.size,
    found: { journalRecords: all.journalled.length, storedRecords: all.stored.length },
  };
}

interface Sides {
  readonly journalled: readonly StoredRecord[];
  readonly stored: readonly StoredRecord[];
}

/** What a crash kept from being dropped may already be gone from one side: no loss. */
function withoutDropped({ journalled, stored }: Sides, { dropping }: StoreContents): Sides {
  const dropped = new Set(dropping);
  const isKept = ({ hash }: StoredRecord): boolean => !dropped.has(hash);
  return { journalled: journalled.filter(isKept), stored: stored.filter(isKept) };
}

/** Both sides hold each record once. */
function isSame(journalled: readonly StoredRecord[], stored: readonly StoredRecord[]): boolean {
  const hashes = new Set(journalled.map(({ hash }) => hash));
  return hashes.size === stored.length && stored.every(({ hash }) => hashes.has(hash));
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
