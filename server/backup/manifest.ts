import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  backupManifestSchema,
  type BackupManifest,
} from '../../shared/validation/backup-manifest-schema.ts';
import { parseJson } from '../../shared/validation/parse.ts';

const FILE_NAME = 'manifest.json';

/** Names of the files with the data, by their form. */
export const DATA_FILES = {
  'sqlite-file': 'database.sqlite',
  'row-file': 'rows.ndjson.gz',
} as const;

/** Writes the manifest of a backup; it is on the disk when this returns. */
export async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
  const handle = await open(join(folder, FILE_NAME), 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The manifest of a folder; undefined when it holds none that this program understands. */
export async function readManifest(folder: string): Promise<BackupManifest | undefined> {
  let text: string;
  try {
    text = await readFile(join(folder, FILE_NAME), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && NOT_THERE.includes(String(error.code))) {
      return undefined;
    }
    throw error;
  }
  const parsed = parseJson(backupManifestSchema, text);
  return parsed.ok ? parsed.value : undefined;
}

const NOT_THERE = ['ENOENT', 'ENOTDIR'];
