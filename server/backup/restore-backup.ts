import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupManifest } from '../../shared/validation/backup-manifest-schema.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { SERVER_KEY_FILE } from '../server-key.ts';
import type { StoreLocation } from '../store/open-store.ts';
import { describeFile } from './backup-files.ts';
import { localStamp } from './backup-name.ts';
import { DATA_FILES, readManifest } from './manifest.ts';
import { postgresTarget } from './postgres-target.ts';
import type { RestoreDeps, RestoreTarget } from './restore-target.ts';
import { sqliteTarget } from './sqlite-target.ts';

export interface RestoreJob {
  /** Folder of one backup. */
  readonly backup: string;
  readonly location: StoreLocation;
  readonly dataDir: string;
  /** Data that are there may be moved aside. */
  readonly force: boolean;
}

export interface Restored {
  readonly manifest: BackupManifest;
  /** Where the data that were there are now; null when there were none. */
  readonly movedAside: string | null;
}

/** Why nothing was changed. */
export type RestoreFailure =
  | { readonly kind: 'no-backup' }
  | { readonly kind: 'damaged'; readonly faults: readonly string[] }
  | { readonly kind: 'holds-data' }
  | { readonly kind: 'in-use' };

/**
 * Puts a backup in the place of the data that the location names, on either engine: prepared
 * beside them, checked, and exchanged in one step. What was there is moved aside, never deleted.
 * When it fails or throws, the data are what they were.
 */
export async function restoreBackup(
  job: RestoreJob,
  deps: RestoreDeps,
): Promise<Result<Restored, RestoreFailure>> {
  const manifest = await readManifest(job.backup);
  if (manifest === undefined) return err({ kind: 'no-backup' });
  const damage = await damagedFiles(job.backup, manifest);
  if (damage.length > 0) return err({ kind: 'damaged', faults: damage });
  const aside = `truoc-khoi-phuc-${localStamp(deps.clock())}`;
  const target = targetOf(job, aside);
  const occupancy = await target.occupancy();
  if (occupancy.inUse) return err({ kind: 'in-use' });
  const holdsData = occupancy.holdsData || (await holdsOtherKey(job));
  if (holdsData && !job.force) return err({ kind: 'holds-data' });
  try {
    const faults = await target.prepare({ ...deps, manifest, backup: job.backup });
    if (faults.length > 0) return err({ kind: 'damaged', faults });
    await target.exchange();
  } finally {
    await target.discard();
  }
  return ok({ manifest, movedAside: holdsData ? target.asideName : null });
}

const targetOf = ({ location, ...job }: RestoreJob, aside: string): RestoreTarget =>
  location.kind === 'sqlite'
    ? sqliteTarget({ ...job, file: location.file, aside })
    : postgresTarget({ ...job, url: location.url, aside });

/** Every file as it was when it was verified? */
async function damagedFiles(folder: string, manifest: BackupManifest): Promise<string[]> {
  const needed = [DATA_FILES[manifest.form], SERVER_KEY_FILE];
  const missing = needed.filter((name) => !manifest.files.some((file) => file.name === name));
  const faults = missing.map((name) => `${name} is not in the manifest`);
  for (const { name, bytes, sha256 } of manifest.files) {
    const path = join(folder, name);
    if (!existsSync(path)) {
      faults.push(`${name} is missing`);
      continue;
    }
    const found = await describeFile(path);
    if (found.bytes !== bytes || found.sha256 !== sha256) faults.push(`${name} has been altered`);
  }
  return faults;
}

/** A server key that kiosks may have pinned must not disappear unasked. */
async function holdsOtherKey({ dataDir, backup }: RestoreJob): Promise<boolean> {
  const present = join(dataDir, SERVER_KEY_FILE);
  if (!existsSync(present)) return false;
  const [ours, theirs] = await Promise.all(
    [present, join(backup, SERVER_KEY_FILE)].map((path) => readFile(path, 'utf8')),
  );
  return ours !== theirs;
}
