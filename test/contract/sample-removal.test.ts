import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideAnnulment } from '../../server/annulment/decide-annulment.ts';
import { proposeAnnulment } from '../../server/annulment/propose-annulment.ts';
import { createAccount } from '../../server/store/accounts.ts';
import { appendAudit } from '../../server/store/audit-log.ts';
import { administratorGrant, insertGrant } from '../../server/store/grants.ts';
import { openStore } from '../../server/store/open-store.ts';
import { removeSample, sampleData } from '../../server/store/remove-sample.ts';
import { tablesThat } from '../../server/store/sample-tables.ts';
import { loadSettings, writeSetting } from '../../server/store/settings.ts';
import { verifyReads } from '../../server/store/verify-reads.ts';
import { proofRoot } from '../../server/verify/proof-root.ts';
import { verifyStore } from '../../server/verify/verify-store.ts';
import { writeRoot } from '../../server/verify/write-root.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { digestOfNow } from '../support/agreed-set.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { ENGINES } from './engines.ts';
import { ingestUnderTest, type IngestUnderTest } from './ingest-under-test.ts';
import { insertContractOffice, NOW_MS } from './contract-office.ts';
import { fillVerifiedOffice } from './verified-office.ts';

describe.each(ENGINES)('the sample on %s', (_engine, locate) => {
  let under: IngestUnderTest;
  let ids = 0;
  beforeEach(async () => {
    under = await ingestUnderTest(await openStore(await locate()));
    await fillVerifiedOffice(under);
    await mark(true);
    const account = { id: 'account-1', login: 'lan', displayName: 'Trần Thị Lan' };
    await createAccount(under.store.db, { ...account, passwordHash: 'none', createdAtMs: 1 });
    const grant = { id: 'grant-1', accountId: account.id, atMs: 1 };
    await insertGrant(under.store.db, administratorGrant(grant));
  });
  afterEach(() => under.close());

  const mark = (value: boolean) =>
    writeSetting(under.store.db, {
      ...{ name: 'sample', value, validFrom: localDayOf(NOW_MS), legalBasis: null },
    });
  const newId = () => `00000000-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}`;
  const remove = () =>
    removeSample(under.store, { atMs: under.nowMs, newId, accountId: 'account-1' });
  /** The same office once more; its field is still there. */
  const beginAnew = async () => {
    await under.store.db.deleteFrom('fields').execute();
    await insertContractOffice(under.store);
  };
  const rowsOf = async () => {
    const counts: Record<string, number> = {};
    for (const table of tablesThat('opened', 'goes', 'of units goes', 'stays')) {
      const { n } = await under.store.db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      counts[table] = n;
    }
    return counts;
  };
  const findings = async () =>
    (await verifyStore(verifyReads(under.store.db), () => 0)).findings.map(({ kind }) => kind);
  const act = (action: string, detail: object, accountId: string | null = 'account-1') =>
    appendAudit(under.store.db, {
      ...{ id: newId(), atMs: under.nowMs, accountId, action, detail: { ...detail } },
    });

  it('goes whole, and what stays verifies: accounts, settings, the log with its roots', async () => {
    const before = await rowsOf();
    expect(before['ratings']).toBeGreaterThan(5);
    expect(await remove()).toMatchObject({ ok: true, value: { ratings: before['ratings'] } });
    const after = await rowsOf();
    for (const table of tablesThat('opened', 'goes')) expect(after[table], table).toBe(0);
    expect(after).toMatchObject({
      ...{ accounts: 1, grants: 1, fields: before['fields'] },
      ...{ rooted_heads: before['rooted_heads'], audit_log: before['audit_log']! + 1 },
    });
    expect((await loadSettings(under.store.db, localDayOf(under.nowMs))).sample).toBe(false);
    expect(await findings()).toEqual([]);
  });

  it('leaves a store that takes ratings anew, and roots over them that verify', async () => {
    await remove();
    await writeRoot({ store: under.store, clock: () => under.nowMs, newId });
    await beginAnew();
    under.nowMs += 60_000;
    const kiosk = await under.kiosk('kiosk-after');
    await under.send(kiosk, [await kiosk.write(ratingContent({ level: 5 }))]);
    under.nowMs += 60_000;
    await writeRoot({ store: under.store, clock: () => under.nowMs, newId });
    expect(await findings()).toEqual([]);
    const needed = [{ kiosk_id: 'kiosk-after', epoch: 1, toSeq: 1 }];
    expect(await proofRoot(under.store.db, needed)).toMatchObject({ chains: 1 });
  });

  it('takes along what was annulled in it, with the decisions', async () => {
    const [rating] = await under.rows('ratings');
    if (rating === undefined) throw new Error('no rating');
    const asked = {
      ...{ unitId: rating.unit_id, place: { kind: 'kiosk', id: rating.kiosk_id } as const },
      ...{ fromMs: NOW_MS - 86_400_000, toMs: under.nowMs + 86_400_000, reason: 'test' as const },
      explanation: 'Thử máy trước giờ mở cửa',
    };
    const as = (accountId: string) => ({ atMs: asked.toMs, newId, accountId });
    const proposed = await proposeAnnulment(under.store, asked, as('account-1'));
    const id = proposed.ok ? proposed.value.id : '';
    const digest = await digestOfNow(under.store.db, id);
    const approval = { id, decision: 'approve', digest, note: '' } as const;
    expect(await decideAnnulment(under.store, approval, as('account-2'))).toMatchObject({
      ok: true,
    });
    under.nowMs = asked.toMs;
    expect(await remove()).toMatchObject({ ok: true });
    for (const table of tablesThat('opened')) expect(await under.rows(table), table).toEqual([]);
    expect(await findings()).toEqual([]);
  });

  it('closes the records again behind itself', async () => {
    await remove();
    await beginAnew();
    const kiosk = await under.kiosk('kiosk-after');
    await under.send(kiosk, [await kiosk.write(ratingContent({ level: 5 }))]);
    await expect(under.store.db.deleteFrom('ratings').execute()).rejects.toThrow('append-only');
    await expect(under.store.db.updateTable('records').set({ seq: 9 }).execute()).rejects.toThrow(
      'append-only',
    );
  });

  it('goes once', async () => {
    await remove();
    expect(await remove()).toEqual({ ok: false, error: { code: 'no-sample-data' } });
  });

  it.each([
    ['a kiosk that a person paired', 'kiosks', 'kiosk.pair', { kiosk: 'kiosk-1' }],
    ['a list that is no sample', 'imports', 'organisation.import', { file: 'don_vi.xlsx' }],
    ['the real history', 'imports', 'organisation.history', { source: 'history' }],
    ['a unit that a person added', 'by-hand', 'unit.add', { name: 'Sở Y tế' }],
    ['a counter that a person added', 'by-hand', 'counter.add', { name: 'Quầy 9' }],
  ] as const)('stays whole beside %s', async (_, kind, action, detail) => {
    await act(action, detail);
    const before = await rowsOf();
    expect(await remove()).toMatchObject({
      ...{ ok: false, error: { code: 'not-only-sample', obstacles: [{ kind, count: 1 }] } },
    });
    expect(await rowsOf()).toEqual(before);
    await expect(under.store.db.deleteFrom('ratings').execute()).rejects.toThrow('append-only');
  });

  it.each([
    ['a kiosk of the demonstration', 'kiosk.pair', { kiosk: 'kiosk-1', sample: true }],
    ['a list that was marked', 'organisation.import', { file: 'don_vi.csv', sample: true }],
    ['a unit of the sample itself', 'organisation.succession', {}],
  ] as const)('goes with %s', async (_, action, detail) => {
    await act(action, detail, null);
    expect(await remove()).toMatchObject({ ok: true });
  });

  it('waits for roles on its units to be taken back, and then takes them along', async () => {
    const grant = administratorGrant({ id: 'grant-2', accountId: 'account-1', atMs: 1 });
    await insertGrant(under.store.db, { ...grant, role: 'manager', unitId: 'unit-1' });
    expect((await sampleData(under.store.db, under.nowMs)).obstacles).toEqual([
      { kind: 'grants', count: 1, names: ['lan'] },
    ]);
    expect(await remove()).toMatchObject({ ok: false });
    await under.store.db
      .updateTable('grants')
      .set({ ended_at_ms: under.nowMs })
      .where('id', '=', 'grant-2')
      .execute();
    expect(await remove()).toMatchObject({ ok: true });
    const grants = await under.store.db.selectFrom('grants').select('id').execute();
    expect(grants).toEqual([{ id: 'grant-1' }]);
  });

  it('takes along a kiosk that a person paired and revoked before it sent anything', async () => {
    const { db } = under.store;
    await db
      .insertInto('kiosks')
      .values({
        ...{ id: 'kiosk-unused', unit_id: 'unit-1', counter_id: 'counter-1', name: 'Máy thử' },
        ...{ questionnaire_code: 'mot-cham', status: 'revoked', paired_at_ms: 1 },
        reviewed_at_ms: null,
      })
      .execute();
    await act('kiosk.pair', { kiosk: 'kiosk-unused' });
    expect(await remove()).toMatchObject({ ok: true });
  });

  it('is never taken from an office that does not say that its data are one', async () => {
    await mark(false);
    const before = await rowsOf();
    expect(await remove()).toEqual({ ok: false, error: { code: 'no-sample-data' } });
    expect(await rowsOf()).toEqual(before);
  });
});
