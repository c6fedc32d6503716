import { existsSync } from 'node:fs';
import { chmod, copyFile, link, mkdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { makeOwnFolder } from '../store/owner-only.ts';
import { SERVER_KEY_FILE } from '../server-key.ts';
import { syncToDisk } from './backup-files.ts';

/** The server key of a backup, beside the one in use. */
export interface StagedKey {
  /**
   * Puts it in the place of the one in use, which is kept in the folder `aside`, around `work`: when
   * that throws, the one in use is back.
   */
  readonly exchangeAround: (aside: string, work: () => Promise<void>) => Promise<void>;
  readonly discard: () => Promise<void>;
}

export async function stageKey(backup: string, dataDir: string): Promise<StagedKey> {
  await makeOwnFolder(dataDir);
  const inUse = join(dataDir, SERVER_KEY_FILE);
  const staged = `${inUse}.dang-khoi-phuc`;
  await copyFile(join(backup, SERVER_KEY_FILE), staged);
  await chmod(staged, 0o600);
  await syncToDisk(staged);
  return {
    exchangeAround: async (aside, work) => {
      const kept = await keepAside(inUse, aside);
      await rename(staged, inUse);
      try {
        await work();
      } catch (error) {
        await (kept === undefined ? rm(inUse) : rename(kept, inUse));
        throw error;
      }
      await syncToDisk(dataDir);
    },
    discard: () => rm(staged, { force: true }),
  };
}

/**
 * Gives a file a second name in the folder `aside`, where there is a file; its first name can then
 * be taken by another without a moment in which there is none.
 */
export async function keepAside(path: string, aside: string): Promise<string | undefined> {
  if (!existsSync(path)) return undefined;
  await mkdir(aside, { recursive: true, mode: 0o700 });
  const kept = join(aside, basename(path));
  await link(path, kept);
  return kept;
}
