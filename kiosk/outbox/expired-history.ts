import type { ChainHead } from './chain-head.ts';
import { LEAST_EXPIRED } from './storage-limits.ts';
import type { StoredRecord } from './stored-record.ts';

/** A server that is restored from a backup can be refilled this far back. */
const HISTORY_MS = 30 * 86_400_000;
const HISTORY_RECORDS = 20_000;

/** When each acknowledged record was acknowledged, by the server's clock. */
export type Acknowledgements = ReadonlyMap<string, number>;

/**
 * Hashes of the acknowledged records that need not be kept any longer; empty while they are few.
 * Only the server's clock counts: the tablet's can be set. The chain's head always stays.
 */
export function expiredHistory(
  records: readonly StoredRecord[],
  acknowledged: Acknowledgements,
  head: ChainHead | undefined,
): ReadonlySet<string> {
  const history = records
    .flatMap(({ hash }) => {
      const atMs = acknowledged.get(hash);
      return atMs === undefined || hash === head?.hash ? [] : [{ hash, atMs }];
    })
    .sort((a, b) => b.atMs - a.atMs);
  const newestMs = history[0]?.atMs ?? 0;
  const expired = history.filter(
    ({ atMs }, index) => index >= HISTORY_RECORDS || atMs < newestMs - HISTORY_MS,
  );
  return new Set(expired.length < LEAST_EXPIRED ? [] : expired.map(({ hash }) => hash));
}
