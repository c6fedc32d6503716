import { describe, expect, it } from 'vitest';
import { diskRoomOf, watchDiskRoom, type DiskSpace } from '../../../server/store/disk-room.ts';

const MB = 1_000_000;

describe('room on the disk', () => {
  it.each<[string, DiskSpace | null, number | null, boolean]>([
    ['on a small disk from 500 MB on', { freeBytes: 500 * MB, totalBytes: 4_000 * MB }, null, true],
    ['not below', { freeBytes: 500 * MB - 1, totalBytes: 4_000 * MB }, null, false],
    [
      'on a large disk from 5 % on',
      { freeBytes: 5_000 * MB, totalBytes: 100_000 * MB },
      null,
      true,
    ],
    ['not below 5 %', { freeBytes: 4_999 * MB, totalBytes: 100_000 * MB }, null, false],
    ['where configured, by that alone', { freeBytes: 2 * MB, totalBytes: 8 * MB }, 2 * MB, true],
    ['and not below it', { freeBytes: 9_000 * MB, totalBytes: 1e12 }, 9_001 * MB, false],
    ['always on another machine’s disk', null, 1e15, true],
  ])('is there %s', (_name, space, configured, expected) => {
    expect(diskRoomOf(space, configured).hasRoom).toBe(expected);
  });

  it('is looked for every two seconds at most', async () => {
    let [nowMs, looks, freeBytes] = [0, 0, 2 * MB];
    const hasRoom = watchDiskRoom({
      configuredBytes: MB,
      monoMs: () => nowMs,
      space: () => {
        looks += 1;
        return Promise.resolve({ freeBytes, totalBytes: 8 * MB });
      },
    });
    expect(await Promise.all([hasRoom(), hasRoom()])).toEqual([true, true]);
    freeBytes = 0;
    nowMs = 1_999;
    expect(await hasRoom()).toBe(true);
    nowMs = 2_000;
    expect(await hasRoom()).toBe(false);
    expect(looks).toBe(2);
  });

  it('is looked for again at once after a look that failed', async () => {
    let isBroken = true;
    const hasRoom = watchDiskRoom({
      configuredBytes: MB,
      monoMs: () => 0,
      space: () =>
        isBroken
          ? Promise.reject(new Error('EIO'))
          : Promise.resolve({ freeBytes: MB, totalBytes: MB }),
    });
    await expect(hasRoom()).rejects.toThrow('EIO');
    isBroken = false;
    expect(await hasRoom()).toBe(true);
  });
});
