import type { RecordKey } from './stored-record.ts';

/** The newest place of the chain that is being written. `seq` 0: only the epoch's seed so far. */
export interface ChainHead {
  readonly kiosk: string;
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
}

/**
 * Where the chain goes on: the highest seq of this epoch that anything tells of. A kept head above
 * every record means that both stores lost the last ones; their numbers are not given away again,
 * so that the server sees the hole.
 */
export function chainHead(start: ChainHead, known: readonly RecordKey[]): ChainHead {
  const { kiosk, epoch } = start;
  return known
    .filter((record) => record.kiosk === kiosk && record.epoch === epoch)
    .reduce<ChainHead>(
      (head, { seq, hash }) => (seq > head.seq ? { kiosk, epoch, seq, hash } : head),
      start,
    );
}
