import { statfs } from 'node:fs/promises';

/** The disk under the data. */
export interface DiskSpace {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** The disk under a folder. */
export async function diskSpaceOf(folder: string): Promise<DiskSpace> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

/** Is there room for what comes? Nulls where the database is another machine's matter. */
export interface DiskRoom {
  readonly freeBytes: number | null;
  readonly leastFreeBytes: number | null;
  readonly hasRoom: boolean;
}

/** Below this, a disk is as good as full: the next month's ratings might not fit. */
const LEAST_FREE_BYTES = 500_000_000;
const LEAST_FREE_SHARE = 0.05;

/** How long a look at the disk holds: writing goes on, but no disk fills in two seconds. */
const LOOK_HOLDS_MS = 2_000;

/**
 * How much has to stay free: what was configured, else the larger of 500 MB and 5 % of the disk.
 * Writing stops there and not at the last byte, so that what is there can still be closed,
 * checkpointed and backed up.
 */
export const leastFreeBytes = (totalBytes: number, configuredBytes: number | null): number =>
  configuredBytes ?? Math.max(LEAST_FREE_BYTES, Math.ceil(LEAST_FREE_SHARE * totalBytes));

/** What the space on a disk means for writing. */
export function diskRoomOf(space: DiskSpace | null, configuredBytes: number | null): DiskRoom {
  if (space === null) return { freeBytes: null, leastFreeBytes: null, hasRoom: true };
  const least = leastFreeBytes(space.totalBytes, configuredBytes);
  const { freeBytes } = space;
  return { freeBytes, leastFreeBytes: least, hasRoom: freeBytes >= least };
}

export interface DiskWatch {
  readonly space: () => Promise<DiskSpace | null>;
  readonly configuredBytes: number | null;
  /** Monotonic, in ms. */
  readonly monoMs: () => number;
}

/** Answers whether there is room to write, looking at the disk every two seconds at most. */
export function watchDiskRoom({ space, configuredBytes, monoMs }: DiskWatch) {
  let lookedAtMs = -Infinity;
  let look: Promise<DiskRoom> | undefined;
  return async (): Promise<boolean> => {
    const nowMs = monoMs();
    if (look === undefined || nowMs - lookedAtMs >= LOOK_HOLDS_MS) {
      lookedAtMs = nowMs;
      look = space().then((found) => diskRoomOf(found, configuredBytes));
    }
    try {
      return (await look).hasRoom;
    } catch (error) {
      look = undefined;
      throw error;
    }
  };
}
