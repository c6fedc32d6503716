import { mkdir, open } from 'node:fs/promises';

/** Makes a folder that only its owner enters, with those above it; one that is there stays as it is. */
export async function makeOwnFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
}

/**
 * Makes an empty file that only its owner reads, unless there is one. SQLite fills it, and gives
 * the files that it keeps beside a database the same mode.
 */
export async function makeOwnFile(path: string): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.close();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
