import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { makeBackup, type BackupJob, type MadeBackup } from '../../server/backup/make-backup.ts';
import { restoreBackup } from '../../server/backup/restore-backup.ts';
import type { SeatRange } from '../../shared/record/receipt.ts';
import { keptLevels, keptReasons, recountLevels, recountReasons } from '../contract/recount.ts';
import { bareDatabaseUrl } from '../support/embedded-postgres.ts';
import {
  ratingContent,
  type SimulatedKiosk,
  type SimulatedRecord,
} from '../support/simulated-kiosk.ts';
import type { DataPlace, OpenOffice } from './office-with-kiosk.ts';

export const TAKEN_AT_MS = Date.UTC(2026, 10, 20, 19);

/** The name under which a restore puts aside what was there. */
export const ASIDE = 'truoc-khoi-phuc-20261121-030000';

let folder: string;
let places = 0;

/** Gives every test of the file a folder of its own; to be called once, at its top. */
export function useBackupFolder(): void {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mot-cham-backup-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
}

/** Where the backups of a test are made. */
export const backupFolder = (): string => join(folder, 'backups');

export type NewPlace = () => Promise<DataPlace>;

export const onSqlite: NewPlace = async () => {
  const dataDir = join(folder, `data-${(places += 1)}`);
  return { dataDir, location: { kind: 'sqlite', file: join(dataDir, 'mot-cham.db') } };
};

export const onPostgres: NewPlace = async () => ({
  dataDir: join(folder, `data-${(places += 1)}`),
  location: { kind: 'postgres', url: await bareDatabaseUrl() },
});

export const jobOf = (place: DataPlace, changed: Partial<BackupJob> = {}): BackupJob => ({
  ...place,
  folder: backupFolder(),
  keep: 14,
  minFreeBytes: 0,
  program: 'test',
  ...changed,
});

export async function backUp(place: DataPlace): Promise<MadeBackup> {
  const made = await makeBackup(jobOf(place), () => TAKEN_AT_MS);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

export const restore = (backup: string, place: DataPlace, force = false) =>
  restoreBackup(
    { ...place, backup, force },
    { clock: () => TAKEN_AT_MS + 3_600_000, newId: () => 'audit-restore' },
  );

/** A kiosk's memory: it sends what it has, and keeps what was acknowledged. */
export function kioskMemory(kiosk: SimulatedKiosk) {
  const written: SimulatedRecord[] = [];
  const within = ({ epoch, fromSeq, toSeq }: SeatRange) =>
    written.filter(({ seq }) => kiosk.epoch === epoch && fromSeq <= seq && seq <= toSeq);
  return {
    written,
    ledger: () => written.map(({ seq, hash }) => `1/${seq} ${hash}`),
    rate: async (count: number) => {
      const records: SimulatedRecord[] = [];
      for (let n = 0; n < count; n += 1) {
        const level = ([5, 4, 1] as const)[n % 3] ?? 5;
        records.push(await kiosk.write(ratingContent({ level })));
      }
      written.push(...records);
      return records;
    },
    /** A heartbeat, and what the answer asks for. */
    synchronize: async (office: OpenOffice) => {
      const { missing = [] } = await office.send(kiosk, [], written.at(-1));
      await office.send(kiosk, missing.flatMap(within), written.at(-1));
    },
  };
}

export async function expectCountsToFit(office: OpenOffice): Promise<void> {
  expect(await keptLevels(office.store)).toEqual(await recountLevels(office.store));
  expect(await keptReasons(office.store)).toEqual(await recountReasons(office.store));
}
