import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupManifest } from '../../shared/validation/backup-manifest-schema.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { SERVER_KEY_FILE } from '../server-key.ts';
import { diskRoomOf, diskSpaceOf } from '../store/disk-room.ts';
import { makeOwnFolder } from '../store/owner-only.ts';
import type { StoreLocation } from '../store/open-store.ts';
import { describeFile, syncToDisk } from './backup-files.ts';
import { BAD_SUFFIX, DRAFT_SUFFIX, freeBackupName } from './backup-name.ts';
import { backupSource, readBack, type BackupSource } from './copy-data.ts';
import { DATA_FILES, writeManifest } from './manifest.ts';
import { removeAbandonedDrafts, removeOldBackups } from './remove-old-backups.ts';
import { verifyCopy } from './verify-copy.ts';

/** A backup to be made: plain values, so that it can be handed to a thread. */
export interface BackupJob {
  readonly location: StoreLocation;
  readonly dataDir: string;
  /** Folder in which the backup gets its own. */
  readonly folder: string;
  /** Newest backups that stay in the folder. */
  readonly keep: number;
  /** What must stay free on the disk of the data; null for the program's own rule. */
  readonly minFreeBytes: number | null;
  /** Version of this program. */
  readonly program: string;
}

export interface MadeBackup {
  readonly name: string;
  readonly path: string;
  readonly manifest: BackupManifest;
  /** Names of older backups that were removed. */
  readonly removed: readonly string[];
}

/** Why there is no backup. */
export type BackupFailure =
  | { readonly kind: 'nothing-there' }
  | { readonly kind: 'no-room'; readonly neededBytes: number; readonly freeBytes: number }
  /** The copy stays under `path` to be looked at; it never counts as a backup. */
  | { readonly kind: 'not-verified'; readonly path: string; readonly faults: readonly string[] };

/**
 * Copies the database as it stands at one moment, and the server's key, into a new folder, reads
 * everything back, and only then gives the folder its name. The server may go on running. Throws
 * what the disk and the database throw; then nothing is left behind.
 */
export async function makeBackup(
  job: BackupJob,
  clock: () => number,
): Promise<Result<MadeBackup, BackupFailure>> {
  const source = backupSource(job.location);
  const sizeBytes = await source.sizeBytes();
  if (sizeBytes === undefined || !existsSync(join(job.dataDir, SERVER_KEY_FILE))) {
    return err({ kind: 'nothing-there' });
  }
  await makeOwnFolder(job.folder);
  await removeAbandonedDrafts(job.folder, clock());
  const freeBytes = await usableBytes(job);
  if (freeBytes < sizeBytes) return err({ kind: 'no-room', neededBytes: sizeBytes, freeBytes });
  const takenAtMs = clock();
  const name = await freeBackupName(job.folder, takenAtMs);
  const path = join(job.folder, name);
  const draft = `${path}${DRAFT_SUFFIX}`;
  await mkdir(draft, { mode: 0o700 });
  let made: Result<BackupManifest, readonly string[]>;
  try {
    made = await fillDraft(draft, job, { source, takenAtMs, clock });
    if (made.ok) await putInPlace(draft, path);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
  if (!made.ok) return setAside(draft, `${path}${BAD_SUFFIX}`, made.error);
  const removed = await removeOldBackups(job.folder, job.keep);
  return ok({ name, path, manifest: made.value, removed });
}

/** The manifest of a verified copy, or what is wrong with the copy. */
async function fillDraft(
  draft: string,
  { dataDir, program }: BackupJob,
  { source, takenAtMs, clock }: { source: BackupSource; takenAtMs: number; clock: () => number },
): Promise<Result<BackupManifest, readonly string[]>> {
  const copied = await source.copyInto(draft);
  const keyFile = join(draft, SERVER_KEY_FILE);
  await copyFile(join(dataDir, SERVER_KEY_FILE), keyFile);
  const dataFile = join(draft, DATA_FILES[source.form]);
  for (const file of [keyFile, dataFile]) {
    await chmod(file, 0o600);
    await syncToDisk(file);
  }
  const found = await readBack(source.form, draft);
  const faults = await verifyCopy(copied, found, source.inspect);
  if (faults.length > 0) return err(faults);
  const { heads, chainFaults, newestReceivedAtMs } = found.inspection;
  const manifest: BackupManifest = {
    v: 1,
    form: source.form,
    program,
    schemaStep: copied.schemaStep ?? '',
    takenAtMs,
    verifiedAtMs: clock(),
    newestReceivedAtMs,
    counts: copied.counts,
    heads,
    chainFaults,
    files: await Promise.all([dataFile, keyFile].map(describeFile)),
  };
  await writeManifest(draft, manifest);
  return ok(manifest);
}

async function putInPlace(draft: string, path: string): Promise<void> {
  await syncToDisk(draft);
  await rename(draft, path);
  await syncToDisk(join(path, '..'));
}

/** One bad copy is kept as evidence; more of them would only fill the disk. */
async function setAside(
  draft: string,
  path: string,
  faults: readonly string[],
): Promise<Result<never, BackupFailure>> {
  const folder = join(path, '..');
  const earlier = (await readdir(folder)).filter((name) => name.endsWith(BAD_SUFFIX));
  for (const name of earlier) await rm(join(folder, name), { recursive: true, force: true });
  await rename(draft, path);
  return err({ kind: 'not-verified', path, faults });
}

/** A backup on the disk of the data must not make the server refuse ratings. */
async function usableBytes({ folder, dataDir, minFreeBytes }: BackupJob): Promise<number> {
  const [target, data, space] = await Promise.all([
    stat(folder),
    stat(dataDir),
    diskSpaceOf(folder),
  ]);
  if (target.dev !== data.dev) return space.freeBytes;
  return space.freeBytes - (diskRoomOf(space, minFreeBytes).leastFreeBytes ?? 0);
}
