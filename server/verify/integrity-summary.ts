import { alarmsIn } from '../../shared/api/integrity.ts';
import { chainGaps, type ChainGaps } from '../store/integrity-reads.ts';
import type { Store } from '../store/store.ts';
import { lastVerification } from '../store/verifications.ts';
import { latestRoot } from './write-root.ts';

/** What a report states of how whole its figures are. */
export interface IntegritySummary extends ChainGaps {
  /** Null before the first verification. */
  readonly lastVerification: {
    readonly finishedAtMs: number;
    /** Nothing in the whole store asks for somebody to act. */
    readonly isClean: boolean;
  } | null;
  /** The newest daily root; null before the first. */
  readonly root: { readonly localDay: string; readonly root: string } | null;
}

/** How whole the chains of some units are: gaps as of now, and the last verification. */
export async function integritySummary(
  { db }: Pick<Store, 'db'>,
  unitIds: readonly string[],
): Promise<IntegritySummary> {
  const gaps = await chainGaps(db, unitIds);
  const last = await lastVerification(db);
  const root = await latestRoot(db);
  return {
    ...gaps,
    lastVerification:
      last === undefined
        ? null
        : { finishedAtMs: last.finishedAtMs, isClean: alarmsIn(last) === 0 },
    root: root === undefined ? null : { localDay: root.localDay, root: root.root },
  };
}
