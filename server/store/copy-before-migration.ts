import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { schemaStanding } from './migrate.ts';
import { copySqlite, openSqliteCopy } from './sqlite-copy.ts';
import type { Store } from './store.ts';

/** Copies that are kept; older ones are removed. */
const KEPT = 3;

/**
 * Before the schema of existing data changes, a checked copy of the file is made beside it: the
 * way back when the new program turns out to be a mistake. Throws when the copy cannot be made,
 * and then nothing has changed.
 */
export async function copyBeforeMigration(
  store: Pick<Store, 'db' | 'engine'>,
  file: string,
): Promise<void> {
  const { applied, missing } = await schemaStanding(store);
  const [lastStep] = applied.slice(-1);
  if (lastStep === undefined || missing.length === 0) return;
  const folder = dirname(file);
  const stem = `${basename(file, extname(file))}.truoc-nang-cap-`;
  const draft = join(folder, `${stem}${crypto.randomUUID()}.dang-lam`);
  try {
    await copySqlite(file, draft);
    assertWhole(draft);
    // Steps are numbered: the names sort by the age of the schema.
    await rename(draft, join(folder, `${stem}${lastStep}.db`));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  const copies = (await readdir(folder))
    .filter((name) => name.startsWith(stem) && name.endsWith('.db'))
    .sort();
  for (const old of copies.slice(0, -KEPT)) await rm(join(folder, old), { force: true });
}

function assertWhole(file: string): void {
  const copy = openSqliteCopy(file);
  try {
    const [damage] = copy.damage();
    if (damage !== undefined) {
      throw new Error(`The copy before the change of the schema is not whole: ${damage}`);
    }
  } finally {
    copy.close();
  }
}
