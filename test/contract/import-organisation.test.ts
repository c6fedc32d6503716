import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planImport } from '../../server/import/plan-import.ts';
import { tableOf } from '../../server/import/table.ts';
import { sampleDays } from '../../server/sample/sample-days.ts';
import { asChanges, sampleOrganisation } from '../../server/sample/sample-organisation.ts';
import { seededRandom } from '../../server/sample/seeded-random.ts';
import { importOrganisation } from '../../server/store/import-organisation.ts';
import { openStore, type Store, type StoreLocation } from '../../server/store/open-store.ts';
import { addShippedFields } from '../../server/store/shipped-fields.ts';
import { loadStoredOrganisation } from '../../server/store/stored-organisation.ts';
import { freshDatabaseUrl } from '../support/embedded-postgres.ts';

const NOW_MS = Date.UTC(2026, 10, 20, 8);
const range = sampleDays(NOW_MS);
const sample = sampleOrganisation('contract', range);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-import-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const LOCATIONS: readonly [string, () => Promise<StoreLocation>][] = [
  ['SQLite', () => Promise.resolve({ kind: 'sqlite', file: join(folder, 'mot-cham.db') })],
  ['PostgreSQL', async () => ({ kind: 'postgres', url: await freshDatabaseUrl() })],
];

describe.each(LOCATIONS)('an import into %s', (_name, locate) => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(await locate());
    await addShippedFields(store.db);
  });
  afterAll(() => store.close());

  const random = seededRandom('ids');
  const context = {
    today: range.lastDay,
    atMs: NOW_MS,
    newId: () => random.id(NOW_MS),
    accountId: null,
  };
  const importTable = async (...rows: string[][]) => {
    const plan = planImport([tableOf(null, rows)], await loadStoredOrganisation(store.db));
    if (!plan.ok) throw new Error(plan.error.code);
    expect(plan.value.issues).toEqual([]);
    await importOrganisation(store, plan.value.changes, context);
  };

  it('keeps nothing when one row cannot be written', async () => {
    const changes = asChanges(sample);
    const [duty] = sample.duties;
    const broken = { ...duty!, counterCode: 'nowhere' };
    const duties = { ...changes.duties, added: [...sample.duties, broken] };
    await expect(importOrganisation(store, { ...changes, duties }, context)).rejects.toThrow(
      'nowhere',
    );
    expect((await loadStoredOrganisation(store.db)).units).toEqual([]);
  });

  it('stores every entry as it was given', async () => {
    await importOrganisation(store, asChanges(sample), context);
    const stored = await loadStoredOrganisation(store.db);
    for (const list of ['units', 'servicePoints', 'counters', 'officials', 'duties'] as const) {
      const withoutIds = stored[list].map(({ id: _id, ...entry }) => entry);
      expect(withoutIds).toHaveLength(sample[list].length);
      expect(withoutIds).toEqual(expect.arrayContaining([...sample[list]].slice(0, 40)));
    }
  });

  it('moves a unit under another parent from that day on, and keeps the days before', async () => {
    await importTable(
      ['ma', 'ten', 'cap', 'ma_cha'],
      ['07201', 'Phường Thọ Xương', 'phường', '24'],
    );
    const rows = await store.db
      .selectFrom('unit_parents')
      .innerJoin('units as child', 'child.id', 'unit_parents.child_id')
      .innerJoin('units as parent', 'parent.id', 'unit_parents.parent_id')
      .select(['parent.code', 'unit_parents.valid_from', 'unit_parents.valid_to'])
      .where('child.code', '=', '07201')
      .orderBy('unit_parents.valid_from')
      .execute();
    expect(rows).toEqual([
      { code: '213', valid_from: '2016-01-01', valid_to: '2026-11-19' },
      { code: '24', valid_from: '2026-11-20', valid_to: null },
    ]);
  });

  it('changes what a later file says and writes it to the audit log', async () => {
    await importTable(['ma', 'ho_ten', 'ma_don_vi'], ['TTHCC-CB01', 'Trần Thị Mới', 'TTHCC']);
    const { officials } = await loadStoredOrganisation(store.db);
    expect(officials).toHaveLength(sample.officials.length);
    expect(officials.find(({ code }) => code === 'TTHCC-CB01')).toMatchObject({
      name: 'Trần Thị Mới',
      honorific: sample.officials.find(({ code }) => code === 'TTHCC-CB01')?.honorific,
    });
    const log = await store.db.selectFrom('audit_log').selectAll().orderBy('id').execute();
    expect(log).toHaveLength(3);
    expect(log.map(({ action }) => action)).toContain('organisation.import');
  });
});
