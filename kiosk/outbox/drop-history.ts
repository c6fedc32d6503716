import type { Appender } from './append.ts';
import type { Booted, Stores } from './booted.ts';
import type { ChainHead } from './chain-head.ts';
import { expiredHistory } from './expired-history.ts';
import type { StoreContents } from './store.ts';

/** What holds the history, and the only one who writes beside us. */
export interface HistoryHolder {
  readonly appender: Appender;
  readonly journal: Booted['journal'];
  readonly store: Stores['store'];
}

/** Drops what has been acknowledged for longer than it need be kept. */
export const dropExpired = (holder: HistoryHolder): Promise<void> =>
  drop(holder, ({ records, acknowledged }, head) => expiredHistory(records, acknowledged, head));

/** Drops all that was acknowledged, to make room; the chain's head always stays. */
export const dropAllHistory = (holder: HistoryHolder): Promise<void> =>
  drop(holder, ({ records, acknowledged }, head) => {
    const hashes = records.map(({ hash }) => hash);
    return new Set(hashes.filter((hash) => acknowledged.has(hash) && hash !== head.hash));
  });

/**
 * Between two records, so that none is written into a journal that is being copied. Does nothing
 * while the store owes records: then the journal alone knows them. The journal goes first: without
 * its acknowledgement a record would be sent again.
 */
function drop(
  { appender, journal, store }: HistoryHolder,
  choose: (contents: StoreContents, head: ChainHead) => ReadonlySet<string>,
): Promise<void> {
  return appender.alone(async () => {
    if (appender.owedToStore > 0) return;
    const contents = await store.load();
    const dropped = choose(contents, appender.head);
    if (dropped.size === 0) return;
    // After a crash the next boot does not take it for a loss that one side lacks these.
    await store.put([], { dropping: [...dropped] });
    journal?.compact(contents.records.filter(({ hash }) => !dropped.has(hash)));
    await store.forget(dropped);
    await store.put([], { dropping: [] });
  });
}
