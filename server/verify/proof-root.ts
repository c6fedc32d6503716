import type { RootSummary } from '../../shared/api/integrity.ts';
import { rootedHeads, rootEntries } from '../store/rooted-heads.ts';
import { sampleRemovals } from '../store/sample-removals.ts';
import type { RootedHeadRow } from '../store/schema.ts';
import type { StoreReader } from '../store/store.ts';
import { headsInTime } from './heads-in-time.ts';
import { readRoot, rootOf } from './root-entry.ts';
import { leafText, type RootedHead } from './rooted-head.ts';
import { eachRootedHead } from './rooted-so-far.ts';

/** A daily root with what proves that a chain's head is under it. */
export interface ProofRoot extends RootSummary {
  /** Undefined for a chain that came after the root. */
  readonly leafOf: (kioskId: string, epoch: number) => ProofLeaf | undefined;
}

export interface ProofLeaf {
  /** The leaf's exact text. */
  readonly leaf: string;
  readonly index: number;
  /** Siblings from the leaf up, hexadecimal. */
  readonly path: readonly string[];
  readonly lastSeq: number;
}

/** The last record of a chain that a root should cover. */
export interface Needed {
  readonly kiosk_id: string;
  readonly epoch: number;
  readonly toSeq: number;
}

/**
 * The earliest daily root over all that is needed: the earlier it was published, the more it
 * binds. Where none covers all, the newest; undefined before the first.
 */
export async function proofRoot(
  db: StoreReader,
  needed: readonly Needed[],
): Promise<ProofRoot | undefined> {
  const { heads, reach, add } = headsInTime(await sampleRemovals(db));
  const rows = eachRootedHead((after, limit) => rootedHeads(db, after, limit));
  let row = await take(rows);
  let found: RootSummary | undefined;
  for (const entry of await rootEntries(db)) {
    const detail = readRoot(entry);
    if (detail === undefined) continue;
    for (; row !== undefined && row.rooted_at_ms <= entry.at_ms; row = await take(rows)) {
      add(row);
    }
    reach(entry.at_ms);
    const { localDay, root, chains } = detail;
    found = { atMs: entry.at_ms, localDay, root, chains };
    if (needed.every((chain) => covers(heads, chain))) break;
  }
  return found && withLeaves(found, heads);
}

async function take(rows: AsyncGenerator<RootedHeadRow>): Promise<RootedHeadRow | undefined> {
  const next = await rows.next();
  return next.done === true ? undefined : next.value;
}

const covers = (heads: ReadonlyMap<string, RootedHead>, chain: Needed): boolean =>
  (heads.get(`${chain.kiosk_id}.${chain.epoch}`)?.lastSeq ?? 0) >= chain.toSeq;

function withLeaves(root: RootSummary, known: ReadonlyMap<string, RootedHead>): ProofRoot {
  const { heads, tree } = rootOf(known.values());
  return {
    ...root,
    leafOf: (kioskId, epoch) => {
      const index = heads.findIndex((head) => head.kioskId === kioskId && head.epoch === epoch);
      const head = heads[index];
      return head && { leaf: leafText(head), index, path: tree.path(index), lastSeq: head.lastSeq };
    },
  };
}
