import type { RecordPlace } from './record.ts';

/** A record's place with the hash of its bytes: all that the chain is made of. */
export type ChainLink = Pick<RecordPlace, 'epoch' | 'seq' | 'prev'> & { readonly hash: string };

/** Does `next` stand right behind `previous` in one chain? */
export const followsInChain = (previous: ChainLink, next: ChainLink): boolean =>
  next.epoch === previous.epoch && next.seq === previous.seq + 1 && next.prev === previous.hash;

/**
 * Splits links into unbroken runs, in the order given. The signature of a run's last record
 * vouches for all before it, because each hash covers the hash of its predecessor.
 */
export function unbrokenRuns<Link extends ChainLink>(links: readonly Link[]): Link[][] {
  const runs: Link[][] = [];
  for (const link of links) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && followsInChain(last, link)) run.push(link);
    else runs.push([link]);
  }
  return runs;
}
