import { describe, expect, it } from 'vitest';
import { openEnrolmentFile } from '../../../kiosk/outbox/enrolment-file.ts';
import { ratingContent } from './support/make-records.ts';
import { createMemoryFile, quotaError } from './support/memory-file.ts';
import { openTestStore } from './support/open-test-store.ts';
import {
  desk,
  isReady,
  pending,
  start,
  startPaired,
  status,
  storedKinds,
  until,
  useDesk,
} from './support/outbox-desk.ts';

useDesk();

describe('the outbox after a loss', () => {
  it('tells of a loss again when it could not note that it was told', async () => {
    await startPaired();
    await until(() => pending() === 0);
    desk.files[0] = createMemoryFile();
    const { store } = await openTestStore(desk.database);
    const forgetful: typeof store = {
      ...store,
      put: (records, facts, withdrawn) =>
        facts.losses?.length === 0
          ? Promise.reject(quotaError())
          : store.put(records, facts, withdrawn),
    };
    const [first, second, slotA, slotB] = desk.files;
    start({
      openStores: async () => ({
        store: forgetful,
        files: {
          records: { first, second: second! },
          enrolment: openEnrolmentFile(slotA!, slotB!),
        },
      }),
    });
    await until(() => pending() === 0);
    start();
    await until(() => pending() === 0);
    expect(storedKinds().filter((kind) => kind === '1 storage-loss')).toHaveLength(2);
  });

  it('tells of a loss once', async () => {
    await startPaired();
    await until(() => pending() === 0);
    desk.files[0] = createMemoryFile();
    start();
    await until(() => storedKinds().length === 3);
    start();
    await until(() => storedKinds().length === 4);
    expect(storedKinds()).toEqual(['1 boot', '1 storage-loss', '1 boot', '1 boot']);
  });

  it.each([0, 1, 3, 7])(
    'fills a server again that was restored to its first %i records',
    async (count) => {
      const outbox = await startPaired();
      for (let tap = 0; tap < 7; tap += 1) await outbox.write(ratingContent());
      await until(() => pending() === 0);
      const before = desk.server.stored;
      desk.server.restore(count);
      await outbox.write(ratingContent(1));
      await until(() => desk.server.stored.length === 9 && pending() === 0);
      const seqs = desk.server.stored.map(({ seq }) => seq).sort((a, b) => a - b);
      expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(desk.server.stored).toEqual(expect.arrayContaining([...before]));
    },
  );

  it('fills a server again that was restored twice', async () => {
    const outbox = await startPaired();
    for (let tap = 0; tap < 4; tap += 1) await outbox.write(ratingContent());
    await until(() => pending() === 0);
    desk.server.restore(3);
    await outbox.write(ratingContent());
    await until(() => desk.server.stored.length === 6 && pending() === 0);
    desk.server.restore(2);
    await outbox.write(ratingContent());
    await until(() => pending() === 0);
    expect(desk.server.stored.length).toBeGreaterThan(3);
  });

  it('tells of a loss later when the disk is full at boot', async () => {
    await startPaired();
    await until(() => pending() === 0);
    const journalFile = desk.files.find((file) => file.size() > 0)!;
    journalFile.fail('write', quotaError());
    start();
    await until(() => status().kind === 'storage-failed');
    journalFile.heal();
    await until(isReady);
  });

  it('sends nothing twice to a server that does not say what it lacks', async () => {
    const outbox = await startPaired();
    desk.server.tellsMissing = false;
    await outbox.write(ratingContent());
    await until(() => pending() === 0);
    desk.server.restore(0);
    await outbox.write(ratingContent());
    await until(() => pending() === 0);
    expect(desk.server.stored.map(({ seq }) => seq)).toEqual([3]);
  });
});
