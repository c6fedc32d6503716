import { createHash, type Hash } from 'node:crypto';
import type { LogEntry } from '../store/rooted-heads.ts';
import type { RootedHeadRow } from '../store/schema.ts';
import { isObject, readAuditDetail } from './audit-detail.ts';
import { merkleTree, type MerkleTree } from './merkle-tree.ts';
import { byChain, leafText, type RootedHead } from './rooted-head.ts';

/** What a daily root says, as the audit log keeps it. */
export interface RootDetail {
  readonly localDay: string;
  /** Merkle root over the heads of all chains, hexadecimal. */
  readonly root: string;
  readonly chains: number;
  /** Digest of the entry with the root before; null in the first. So roots are a chain too. */
  readonly previous: string | null;
  /** The stretch of the audit log that this root seals: after `sinceMs` up to `untilMs`. */
  readonly audit: SealedStretch;
  /** The entry of the audit log before this one; left out in roots from before it was a chain. */
  readonly log?: LogEnd;
}

/** Where the chain of the audit log stood. */
export interface LogEnd {
  readonly position: number;
  readonly hash: string;
}

export interface SealedStretch {
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly entries: number;
  readonly digest: string;
}

export const headOf = (row: Omit<RootedHeadRow, 'rooted_at_ms'>): RootedHead => ({
  kioskId: row.kiosk_id,
  epoch: row.epoch,
  throughSeq: row.through_seq,
  throughHash: row.through_hash,
  lastSeq: row.last_seq,
  lastHash: row.last_hash,
});

/** Sorted heads with the tree over them: the place of a head is the place of its leaf. */
export function rootOf(heads: Iterable<RootedHead>): {
  readonly heads: readonly RootedHead[];
  readonly tree: MerkleTree;
} {
  const sorted = [...heads].toSorted(byChain);
  return { heads: sorted, tree: merkleTree(sorted.map(leafText)) };
}

/** Digest of one entry of the audit log. */
export const entryDigest = (entry: LogEntry): string => {
  const digest = logDigest();
  digest.add(entry);
  return digest.end();
};

/** Digest of entries of the audit log, taken in their order. */
export function logDigest(): {
  readonly add: (entry: LogEntry) => void;
  readonly end: () => string;
} {
  const hash: Hash = createHash('sha256');
  return {
    add: ({ id, at_ms, account_id, action, detail }) => {
      hash.update(`${JSON.stringify([id, at_ms, account_id, action, detail])}\n`);
    },
    end: () => hash.digest('hex'),
  };
}

/** The root in an entry of the audit log; undefined when it does not hold one. */
export function readRoot(entry: LogEntry): RootDetail | undefined {
  const detail: unknown = readAuditDetail(entry.detail);
  return isRootDetail(detail) ? detail : undefined;
}

/** As far as it is reckoned with: what is only compared may be anything. */
function isRootDetail(detail: unknown): detail is RootDetail {
  if (!isObject(detail) || !isObject(detail['audit'])) return false;
  const { root, chains, previous, audit, log } = detail;
  const isLogEnd = log === undefined || (isObject(log) && Number.isSafeInteger(log['position']));
  const isStretch = Number.isFinite(audit['sinceMs']) && Number.isFinite(audit['untilMs']);
  return (
    root !== undefined && chains !== undefined && previous !== undefined && isStretch && isLogEnd
  );
}
