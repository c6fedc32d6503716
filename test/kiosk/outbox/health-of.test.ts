import { expect, it } from 'vitest';
import { healthOf } from '../../../kiosk/outbox/health-of.ts';
import { createQueue } from '../../../kiosk/outbox/queue.ts';
import type { RecordJournal } from '../../../kiosk/outbox/record-journal.ts';
import type { Battery } from '../../../shared/domain/battery.ts';

const journal = {} as RecordJournal; // only whether there is one counts

const healthWith = (
  seq: number,
  owedToStore: number,
  used: RecordJournal | undefined,
  battery: Battery | null = null,
) =>
  healthOf(
    {
      ...{ build: 'b', persisted: null, battery: () => battery, wallMs: () => 7 },
      booted: { journal: used },
    },
    {
      queue: createQueue([]),
      appender: { owedToStore, head: { kiosk: 'kiosk-1', epoch: 1, seq, hash: 'h' } },
    },
  );

it.each([
  ['both stores', 0, journal, 'journal+indexeddb'],
  ['the journal alone while the database owes records', 2, journal, 'journal'],
  ['the database alone', 0, undefined, 'indexeddb'],
] as const)('says that it works with %s', (_, owed, used, storageMode) => {
  expect(healthWith(3, owed, used)).toEqual({
    build: 'b',
    pending: 0,
    oldestPendingWallMs: null,
    head: { seq: 3, hash: 'h' },
    wallMs: 7,
    persisted: null,
    storageMode,
    battery: null,
  });
});

it('tells of the battery what the page told last', () => {
  const battery = { percent: 34, charging: true };
  expect(healthWith(3, 0, journal, battery).battery).toEqual(battery);
});

it('names no head before the first record of an epoch', () => {
  expect(healthWith(0, 0, journal).head).toBeNull();
});
