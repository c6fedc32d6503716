import type { RootedHeadRow } from '../store/schema.ts';
import { headOf } from './root-entry.ts';
import type { RootedHead } from './rooted-head.ts';

/** The last sealed head of every chain, by `kiosk.epoch`, as time goes on. */
export interface HeadsInTime {
  readonly heads: ReadonlyMap<string, RootedHead>;
  /** Goes on to just before a moment. */
  readonly reach: (atMs: number) => void;
  /** Adds the next head; heads come in the order of their roots. */
  readonly add: (row: RootedHeadRow) => void;
}

/** Where sample data were removed, the audit log says so: every chain from before ends there. */
export function headsInTime(removals: readonly number[]): HeadsInTime {
  const heads = new Map<string, RootedHead>();
  let passed = 0;
  const reach = (atMs: number) => {
    for (; (removals[passed] ?? Infinity) < atMs; passed += 1) heads.clear();
  };
  return {
    heads,
    reach,
    add: (row) => {
      reach(row.rooted_at_ms);
      heads.set(`${row.kiosk_id}.${row.epoch}`, headOf(row));
    },
  };
}
