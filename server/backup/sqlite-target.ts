import { existsSync } from 'node:fs';
import { chmod, copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openEngine, type Store } from '../store/open-store.ts';
import { makeOwnFolder } from '../store/owner-only.ts';
import { isSqliteInUse } from '../store/sqlite-copy.ts';
import { describeFile, syncToDisk } from './backup-files.ts';
import { fillStore, finishRestored } from './fill-store.ts';
import { DATA_FILES } from './manifest.ts';
import type { RestoreSource, RestoreTarget } from './restore-target.ts';
import { keepAside, stageKey, type StagedKey } from './staged-key.ts';

/** Files that SQLite keeps beside the database while it is open, or after a crash. */
const SIDE_FILES = ['-wal', '-shm'];

/** The SQLite file of a data folder; what was in its place goes to the folder `aside` in there. */
export function sqliteTarget(place: {
  readonly file: string;
  readonly dataDir: string;
  readonly aside: string;
}): RestoreTarget {
  const { file, dataDir } = place;
  const aside = join(dataDir, place.aside);
  const staged = `${file}.dang-khoi-phuc`;
  let key: StagedKey | undefined;

  const removeStaged = async (): Promise<void> => {
    for (const suffix of ['', ...SIDE_FILES]) await rm(`${staged}${suffix}`, { force: true });
  };

  return {
    asideName: aside,
    occupancy: () =>
      Promise.resolve({ holdsData: existsSync(file), inUse: existsSync(file) && isInUse(file) }),
    prepare: async (source) => {
      await makeOwnFolder(dataDir);
      await removeStaged();
      key = await stageKey(source.backup, dataDir);
      const faults = await stageDatabase(staged, source);
      await syncToDisk(staged);
      return faults;
    },
    exchange: async () => {
      await key?.exchangeAround(aside, async () => {
        await keepAside(file, aside);
        // A log without its database would be taken for the new one's.
        for (const suffix of SIDE_FILES) {
          if (existsSync(`${file}${suffix}`)) {
            await rename(`${file}${suffix}`, join(aside, `mot-cham.db${suffix}`));
          }
        }
        await rename(staged, file);
      });
    },
    discard: async () => {
      await removeStaged();
      await key?.discard();
    },
  };
}

/** A damaged file is used by nobody, and is what a restore is for. */
function isInUse(file: string): boolean {
  try {
    return isSqliteInUse(file);
  } catch {
    return false;
  }
}

async function stageDatabase(staged: string, source: RestoreSource): Promise<readonly string[]> {
  const { manifest, backup } = source;
  if (manifest.form === 'row-file') {
    return withStore(staged, async (store) => {
      const faults = await fillStore(store, source);
      if (faults.length === 0) await finishRestored(store, source);
      return faults;
    });
  }
  await copyFile(join(backup, DATA_FILES[manifest.form]), staged);
  await chmod(staged, 0o600);
  const copied = await describeFile(staged);
  if (!manifest.files.some(({ sha256 }) => sha256 === copied.sha256)) {
    return ['the disk did not keep the copy as it was written'];
  }
  return withStore(staged, async (store) => {
    await finishRestored(store, source);
    return [];
  });
}

async function withStore<Answer>(
  file: string,
  work: (store: Store) => Promise<Answer>,
): Promise<Answer> {
  const store = await openEngine({ kind: 'sqlite', file });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
