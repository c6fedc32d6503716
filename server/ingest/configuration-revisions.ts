import { loadKioskConfiguration } from '../store/kiosk-configuration.ts';
import type { StoreReader } from '../store/open-store.ts';

/** How long a revision is told again before it is computed anew. */
const KEPT_MS = 10_000;

/** Revisions kept at most. */
const MOST_KEPT = 20_000;

interface RevisionCache {
  readonly mostKept?: number;
  /** Ms since any moment; runs on when the wall clock is set. */
  readonly elapsedMs?: (() => number) | undefined;
}

const processUptimeMs = (): number => performance.now();

/**
 * The revision of the configuration that a kiosk should have; empty when it has none. A change
 * may be told up to ten seconds late: to the kiosk that is one batch later.
 */
export function configurationRevisions(
  db: StoreReader,
  clock: () => number,
  { mostKept = MOST_KEPT, elapsedMs = processUptimeMs }: RevisionCache = {},
): (kioskId: string) => Promise<string> {
  const kept = new Map<string, { readonly revision: string; readonly atMs: number }>();
  return async (kioskId) => {
    // The wall clock may be set, and then an old revision would be told for longer.
    const atMs = elapsedMs();
    const known = kept.get(kioskId);
    if (known !== undefined && atMs - known.atMs < KEPT_MS) return known.revision;
    const configuration = await loadKioskConfiguration(db, kioskId, clock());
    const revision = configuration?.revision ?? '';
    if (kept.size >= mostKept) kept.clear();
    kept.set(kioskId, { revision, atMs });
    return revision;
  };
}
