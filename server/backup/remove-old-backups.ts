import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DRAFT_SUFFIX, isBackupName } from './backup-name.ts';
import { readManifest } from './manifest.ts';

/** No backup takes longer: what is older was left behind by a crash. */
const DRAFT_LASTS_MS = 12 * 3_600_000;

/** Removes what is left of backups that were cut short; a younger one may still be under way. */
export async function removeAbandonedDrafts(folder: string, nowMs: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const isDraft =
      name.endsWith(DRAFT_SUFFIX) && isBackupName(name.slice(0, -DRAFT_SUFFIX.length));
    if (isDraft && nowMs - (await stat(path)).mtimeMs > DRAFT_LASTS_MS) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

/** Keeps the newest `keep` backups of a folder; answers the names of those it removed. */
export async function removeOldBackups(folder: string, keep: number): Promise<string[]> {
  const names: string[] = [];
  for (const name of await readdir(folder)) {
    // What only has the name of a backup is not ours to remove.
    if (isBackupName(name) && (await readManifest(join(folder, name))) !== undefined) {
      names.push(name);
    }
  }
  const old = names.sort().slice(0, -keep);
  for (const name of old) await rm(join(folder, name), { recursive: true });
  return old;
}
