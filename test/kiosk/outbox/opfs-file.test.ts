import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hasOpfs, openOpfsFile } from '../../../kiosk/outbox/opfs-file.ts';
import { stubOpfs, type OpfsStub } from './support/stub-opfs.ts';

let opfs: OpfsStub;

beforeEach(() => {
  vi.useFakeTimers();
  opfs = stubOpfs();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a file of the origin', () => {
  it('is there only where a worker may write synchronously', () => {
    expect(hasOpfs()).toBe(true);
    vi.stubGlobal('FileSystemFileHandle', { prototype: {} });
    expect(hasOpfs()).toBe(false);
    vi.unstubAllGlobals();
    expect(hasOpfs()).toBe(false);
  });

  it('is written, read, cut and flushed in place', async () => {
    const file = await openOpfsFile('records-a');
    file.write(0, Uint8Array.of(1, 2, 3, 4));
    file.truncate(3);
    file.flush();
    expect(file.size()).toBe(3);
    expect([...file.read(1, 9)]).toEqual([2, 3]);
  });

  it('says that the disk is full when not all bytes were written', async () => {
    const file = await openOpfsFile('records-a');
    opfs.room = 2;
    expect(() => file.write(0, Uint8Array.of(1, 2, 3))).toThrow(
      expect.objectContaining({ name: 'QuotaExceededError' }),
    );
  });

  it('is waited for while another worker lets go of it', async () => {
    opfs.heldFor = 3;
    const opened = openOpfsFile('records-a');
    await vi.runAllTimersAsync();
    expect((await opened).size()).toBe(0);
  });

  it.each([
    ['that is never let go of', () => (opfs.heldFor = Infinity), 'NoModificationAllowedError'],
    ['that is broken', () => (opfs.fault = 'InvalidStateError'), 'InvalidStateError'],
  ])('%s is an error', async (_, prepare, name) => {
    prepare();
    const opened = openOpfsFile('records-a').catch((error: unknown) => error);
    await vi.runAllTimersAsync();
    expect(await opened).toMatchObject({ name });
  });
});
