import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { removeSample } from '../../server/store/remove-sample.ts';
import {
  beginSampleLoad,
  endSampleLoad,
  noteSampleLoad,
  SAMPLE_SILENCE_MS,
  sampleLoad,
} from '../../server/store/sample-loads.ts';
import { loadSettings } from '../../server/store/settings.ts';
import { NOW_MS } from './contract-office.ts';
import { ENGINES } from './engines.ts';

describe.each(ENGINES)('a loading of the sample on %s', (_engine, locate) => {
  let store: Store;
  let ids = 0;
  beforeEach(async () => {
    store = await openStore(await locate());
  });
  afterEach(() => store.close());

  const newId = () => `00000000-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}`;
  const begin = (id: string, atMs = NOW_MS) =>
    beginSampleLoad(store, { id, newId, accountId: null, atMs, wanted: 1_000 });
  const insertUnit = () =>
    store.db
      .insertInto('units')
      .values({
        ...{ id: 'unit-1', code: '1', name: 'Xã', kind: 'commune' },
        ...{ valid_from: '2016-01-01', valid_to: null },
      })
      .execute();

  it('is known as a sample, and in the log, before its first row', async () => {
    expect(await begin('load-1')).toEqual({ ok: true, value: null });
    expect((await loadSettings(store.db, localDayOf(NOW_MS))).sample).toBe(true);
    const row = await store.db.selectFrom('audit_log').select('action').executeTakeFirst();
    expect(row?.action).toBe('sample.load');
  });

  it('is the only one, also when two begin at once', async () => {
    const both = await Promise.all([begin('load-1'), begin('load-2')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, error: 'sample-loading' });
  });

  it('is refused where anything is that could be mistaken for a part of it', async () => {
    await insertUnit();
    expect(await begin('load-1')).toEqual({ ok: false, error: 'office-not-empty' });
    expect(await sampleLoad(store.db, NOW_MS)).toBeNull();
  });

  it('runs as long as it is heard, and is broken off when it falls silent', async () => {
    await begin('load-1');
    await noteSampleLoad(store.db, 'load-1', { done: 400, atMs: NOW_MS + 5_000 });
    const silentMs = NOW_MS + 5_000 + SAMPLE_SILENCE_MS;
    expect(await sampleLoad(store.db, silentMs - 1)).toMatchObject({ state: 'running', done: 400 });
    expect(await sampleLoad(store.db, silentMs)).toMatchObject({ state: 'broken', done: 400 });
  });

  it.each([
    [null, 'done', 1_000],
    ['the disk is full', 'broken', 400],
  ] as const)('ended with the reason %s is %s', async (failure, state, done) => {
    await begin('load-1');
    await noteSampleLoad(store.db, 'load-1', { done: 400, atMs: NOW_MS });
    await endSampleLoad(store.db, 'load-1', { atMs: NOW_MS, failure });
    expect(await sampleLoad(store.db, NOW_MS)).toMatchObject({ state, done });
  });

  it('keeps what it loaded in part removable, and may be begun anew after that', async () => {
    await begin('load-1');
    await insertUnit();
    const context = { atMs: NOW_MS, newId, accountId: null };
    const early = await removeSample(store, context);
    expect(early).toEqual({ ok: false, error: { code: 'sample-loading' } });
    const atMs = NOW_MS + SAMPLE_SILENCE_MS;
    expect(await removeSample(store, { ...context, atMs })).toMatchObject({ ok: true });
    expect(await begin('load-2', atMs)).toMatchObject({ ok: true });
    expect((await loadSettings(store.db, localDayOf(atMs))).sample).toBe(true);
  });
});
