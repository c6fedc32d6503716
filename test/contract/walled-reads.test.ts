import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visibleRoots } from '../../server/http/visible-units.ts';
import { appendAudit } from '../../server/store/audit-log.ts';
import { auditEntryPage } from '../../server/store/audit-pages.ts';
import { readDeviceFacts } from '../../server/store/device-days.ts';
import { findKiosk, listKiosks } from '../../server/store/kiosks.ts';
import { openStore, type Store, type StoreReader } from '../../server/store/open-store.ts';
import { sumQuarantine } from '../../server/store/quarantine-counts.ts';
import { readAs } from '../../server/store/read-as.ts';
import { scopeUnder, type Scope } from '../../server/store/scope.ts';
import { insertTarget, loadTargets } from '../../server/store/targets.ts';
import { loadUnitHistory } from '../../server/store/unit-history.ts';
import { loadUnitPlaces } from '../../server/store/unit-places.ts';
import { loadUnitTree } from '../../server/store/unit-tree.ts';
import { day, target } from '../analytics/reports/small-province.ts';
import { freshDatabaseUrl } from '../support/embedded-postgres.ts';
import { enrol, insertContractOffice, NOW_MS } from './contract-office.ts';

const TODAY = day('2026-11-19');
const WEEK = { firstDay: day('2026-11-13'), lastDay: TODAY };
const KIOSK = { unitId: 'unit-1', kioskId: 'kiosk-1' };

/** What people read, each as it is asked on behalf of a scope. */
const READS: Readonly<Record<string, (db: StoreReader, scope: Scope) => Promise<unknown>>> = {
  'the list of kiosks': (db, scope) => listKiosks(db, scope, NOW_MS),
  'one kiosk': (db, scope) => findKiosk(db, { scope, id: 'kiosk-1', nowMs: NOW_MS }),
  'the days of a kiosk': (db) => readDeviceFacts(db, { ...KIOSK, range: WEEK, nowMs: NOW_MS }),
  quarantine: sumQuarantine,
  'the tree': async (db, scope) => visibleRoots(await loadUnitTree(db, TODAY), scope),
  'places of a unit': (db) => loadUnitPlaces(db, 'unit-1'),
  'the audit log': (db, scope) =>
    auditEntryPage(
      db,
      {
        ...{ action: null, account: null, sinceMs: null, untilMs: null, text: null },
        unitIds: scope.kind === 'whole' ? null : [...scope.unitIds],
      },
      { order: 'newest-first', behind: 1_000, limit: 10 },
    ),
};

let store: Store;
let scope: Scope;
beforeAll(async () => {
  store = await openStore({ kind: 'postgres', url: await freshDatabaseUrl() });
  await insertContractOffice(store);
  await enrol(store, { id: 'kiosk-1', key: { algorithm: 'Ed25519', publicKey: 'x' } });
  const seat = { epoch: 1, seq: 1, reason: 'unknown-counter', detail: '', since_ms: NOW_MS };
  for (const unit_id of ['unit-1', 'unit-2']) {
    await store.db
      .insertInto('quarantine')
      .values({ ...seat, unit_id, kiosk_id: 'kiosk-1', seq: unit_id === 'unit-1' ? 1 : 2 })
      .execute();
    await insertTarget(store.db, target({ id: unit_id, scope: { unitId: unit_id } }));
    const entry = { atMs: NOW_MS, accountId: null, action: 'kiosk.rename', detail: {} };
    await appendAudit(store.db, { ...entry, id: unit_id, unitId: unit_id });
  }
  scope = await scopeUnder(store.db, ['unit-1']);
});
afterAll(() => store.close());

describe('behind the second wall', () => {
  it.each(Object.entries(READS))('%s is what the first wall shows', async (_, read) => {
    const first = await read(store.db, scope);
    expect(await readAs(store, scope, (db) => read(db, scope))).toEqual(first);
    expect(JSON.stringify(first)).toMatch(/unit-1|pairedAtMs/u);
  });

  it('units, successions and targets of others are not even read', async () => {
    const { units } = await readAs(store, scope, loadUnitHistory);
    expect([...units.keys()]).toEqual(['unit-1']);
    const targets = await readAs(store, scope, loadTargets);
    expect(targets.map(({ id }) => id)).toEqual(['unit-1']);
  });
});
