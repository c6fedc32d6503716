import type { Bytes } from '../../../shared/record/bytes.ts';

type Change =
  | { readonly kind: 'write'; readonly offset: number; readonly bytes: Bytes }
  | { readonly kind: 'truncate'; readonly size: number };

/**
 * A file on a disk behind a cache: what was not flushed is read back, survives the end of the
 * process, and is lost or torn when the power goes.
 */
export interface DiskFile {
  readonly bytes: Bytes;
  change(change: Change): void;
  flush(): void;
  /** Each change that was not flushed is kept, lost, cut short, or kept as zeros, by chance. */
  cutPower(random: () => number): void;
  wipe(): void;
  /** Puts these bytes on the disk in place of all. */
  replace(bytes: Bytes): void;
}

const EMPTY: Bytes = new Uint8Array();

export function createDiskFile(): DiskFile {
  let durable = EMPTY;
  let bytes = EMPTY;
  let unflushed: Change[] = [];
  const replace = (all: Bytes): void => {
    bytes = durable = all;
    unflushed = [];
  };
  return {
    replace,
    get bytes() {
      return bytes;
    },
    change(change) {
      bytes = changed(bytes, change);
      unflushed.push(change);
    },
    flush() {
      durable = bytes;
      unflushed = [];
    },
    cutPower(random) {
      replace(unflushed.reduce((kept, change) => tornChange(kept, change, random), durable));
    },
    wipe: () => replace(EMPTY),
  };
}

function tornChange(bytes: Bytes, change: Change, random: () => number): Bytes {
  const fate = Math.floor(random() * 4);
  if (fate === 0) return bytes;
  if (fate === 1 || change.kind === 'truncate') return changed(bytes, change);
  const cut = Math.floor(random() * change.bytes.length);
  if (fate === 2) return changed(bytes, { ...change, bytes: change.bytes.slice(0, cut) });
  const zeroed = change.bytes.slice();
  return changed(bytes, { ...change, bytes: zeroed.fill(0, cut) });
}

function changed(bytes: Bytes, change: Change): Bytes {
  if (change.kind === 'truncate') return bytes.slice(0, change.size);
  const grown = new Uint8Array(Math.max(bytes.length, change.offset + change.bytes.length));
  grown.set(bytes);
  grown.set(change.bytes, change.offset);
  return grown;
}
