import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

interface Manner {
  readonly mode: number;
  /** `never`: the file that is there stays, and the write fails with EEXIST. */
  readonly replace: 'always' | 'never';
}

/** Writes a file that has its name only when it is whole on the disk: no half key, ever. */
export async function writeWhole(path: string, text: string, manner: Manner): Promise<void> {
  const draft = `${path}.${crypto.randomUUID()}.draft`;
  try {
    const handle = await open(draft, 'wx', manner.mode);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await (manner.replace === 'always' ? rename(draft, path) : link(draft, path));
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(path));
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folder; there the file's own sync has to do.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
