import type { StorageLossBody } from '../../shared/record/record.ts';
import { reconcile, storageLoss, type Reconciliation } from './reconcile.ts';
import type { RecordJournal } from './record-journal.ts';
import type { OutboxStore } from './store.ts';
import { bySendingOrder, type StoredRecord } from './stored-record.ts';

/** Two stores that do not hold the same. */
export interface Unequal {
  readonly journal: RecordJournal;
  readonly store: OutboxStore;
  readonly journalled: readonly StoredRecord[];
  readonly stored: readonly StoredRecord[];
  /** Losses that were found earlier, and no record tells of yet. */
  readonly losses: readonly StorageLossBody[];
}

/** Rebuilds in each side what only the other holds; answers all losses that are still to be told. */
export async function repair(
  unequal: Unequal,
): Promise<Pick<Reconciliation, 'union'> & Pick<Unequal, 'losses'>> {
  const { journal, store } = unequal;
  const compared = reconcile(unequal.journalled, unequal.stored);
  const missingInJournal = [...compared.missingInJournal].sort(bySendingOrder);
  if (missingInJournal.length > 0) journal.appendAll(missingInJournal);
  const found = [
    storageLoss('indexeddb', compared.missingInStore),
    storageLoss('journal', missingInJournal),
  ].filter((loss) => loss !== undefined);
  const losses = [...unequal.losses, ...found];
  // In one transaction with the repair: a loss that is repaired is a loss that will be told.
  await store.put(compared.missingInStore, { losses });
  return { union: compared.union, losses };
}
