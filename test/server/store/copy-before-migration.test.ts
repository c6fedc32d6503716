import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../../server/store/migrate.ts';
import { MIGRATIONS } from '../../../server/store/migrations/migrations.ts';
import { openEngine, openStore } from '../../../server/store/open-store.ts';
import { openSqliteCopy } from '../../../server/store/sqlite-copy.ts';

const STEPS = Object.keys(MIGRATIONS).sort();

describe('before the schema of existing data changes', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mot-cham-upgrade-'));
    file = join(folder, 'mot-cham.db');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Data as a program left them that knew the schema up to a step. */
  async function dataOf(step: string | undefined): Promise<void> {
    const store = await openEngine({ kind: 'sqlite', file });
    await migrate(store, step);
    await store.db
      .insertInto('fields')
      .values({ code: 'land', name: 'Đất đai', name_en: 'Land', priority: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await store.close();
  }

  const open = async () => (await openStore({ kind: 'sqlite', file })).close();
  const copies = async () =>
    (await readdir(folder)).filter((name) => name.includes('truoc-nang-cap')).sort();

  it('a whole copy of them is made beside them', async () => {
    await dataOf('0004-records-and-ratings');
    await open();
    expect(await copies()).toEqual(['mot-cham.truoc-nang-cap-0004-records-and-ratings.db']);
    const copy = openSqliteCopy(join(folder, (await copies())[0]!));
    expect(copy).toMatchObject({ schemaStep: '0004-records-and-ratings', counts: { fields: 1 } });
    expect(copy.damage()).toEqual([]);
    copy.close();
  });

  it('nothing is copied when nothing changes, nor when there are no data', async () => {
    await open();
    await open();
    expect(await copies()).toEqual([]);
  });

  it('three copies are kept', async () => {
    const stem = 'mot-cham.truoc-nang-cap-';
    for (const step of STEPS.slice(0, 3)) await writeFile(join(folder, `${stem}${step}.db`), '');
    await dataOf(STEPS[3]);
    await open();
    expect(await copies()).toEqual(STEPS.slice(1, 4).map((step) => `${stem}${step}.db`));
  });
});
