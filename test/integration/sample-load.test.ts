import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SampleData } from '../../shared/api/sample-data.ts';
import { makeSampleLoads } from '../../server/sample/sample-loads.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { removeSample } from '../../server/store/remove-sample.ts';
import { SAMPLE_SILENCE_MS, sampleLoad } from '../../server/store/sample-loads.ts';
import { setUpOffice } from '../support/administrator.ts';
import { startRealServer, type RealServer } from '../support/real-server.ts';
import {
  cookieOf,
  GOOD_PASSWORD,
  setUp,
  startServerUnderTest,
  type ServerUnderTest,
} from '../support/server-under-test.ts';
import { until } from '../support/until.ts';

const LIMIT_MS = 120_000;
const FEW = 2_000;

describe('a server that loads the sample', () => {
  let server: ServerUnderTest;
  let cookie: string;
  beforeEach(async () => {
    server = await startServerUnderTest({
      env: { SECOND_FACTOR_ROLES: 'none' },
      replace: ({ store, location, clock, newId, log, facts: { dataDir } }) => ({
        sampleLoads: makeSampleLoads({
          ...{ store, location, dataDir, clock, newId, log, ratings: FEW },
        }),
      }),
    });
    cookie = await setUp(server);
  });
  afterEach(async () => {
    await server.services.sampleLoads.stop();
    await server.stop();
  });

  const load = () => server.call('/api/v1/sample-data/load', { method: 'POST', cookie });
  const standing = async () =>
    (await (await server.call('/api/v1/sample-data', { cookie })).json()) as SampleData;
  const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
  const remove = async () => {
    const signedIn = await server.call('/api/v1/sessions', {
      json: { login: 'quantri', password: GOOD_PASSWORD },
    });
    const json = { confirmation: 'XOA' };
    return server.call('/api/v1/sample-data/removal', { json, cookie: cookieOf(signedIn) });
  };

  it(
    'goes on answering, refuses a second loading and a removal, and says when it is done',
    { timeout: LIMIT_MS },
    async () => {
      const begun = await load();
      expect(begun.status).toBe(202);
      expect(await begun.json()).toMatchObject({ sample: true, load: { state: 'running' } });
      expect(await codeOf(await load())).toBe('sample-loading');
      expect(await codeOf(await remove())).toBe('sample-loading');
      expect((await server.call('/api/v1/units', { cookie })).status).toBe(200);
      await server.services.sampleLoads.settled();
      const { load: loaded, goes, obstacles } = await standing();
      expect(loaded).toMatchObject({ state: 'done', wanted: FEW, done: FEW });
      // The thread goes by the server's clock, which is another than this machine's here.
      const { store, clock } = server.services;
      const row = await store.db.selectFrom('sample_loads').selectAll().executeTakeFirstOrThrow();
      expect(row.ended_at_ms).toBeGreaterThanOrEqual(row.started_at_ms);
      expect(row.ended_at_ms).toBeLessThanOrEqual(clock());
      expect(goes.ratings).toBeGreaterThan(FEW / 2);
      expect(obstacles).toEqual([]);
      expect(await codeOf(await load())).toBe('office-not-empty');
      expect((await remove()).status).toBe(200);
      expect(await standing()).toMatchObject({ sample: false, load: null, goes: { units: 0 } });
    },
  );

  it(
    'knows half a sample when it was stopped, removes it, and then may begin again',
    { timeout: LIMIT_MS },
    async () => {
      await load();
      await until('units are there', LIMIT_MS, async () =>
        (await standing()).goes.units > 0 ? true : undefined,
      );
      await server.services.sampleLoads.stop();
      expect(await standing()).toMatchObject({ sample: true, load: { state: 'broken' } });
      expect(await codeOf(await load())).toBe('office-not-empty');
      expect((await remove()).status).toBe(200);
      expect(await standing()).toMatchObject({ sample: false, load: null });
      expect((await load()).status).toBe(202);
      expect(await standing()).toMatchObject({ sample: true });
    },
  );
});

describe('a server that ends while it loads the sample', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mot-cham-load-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

  /** Ends the server as `end` does as soon as the first ratings are there. */
  async function endWhileLoading<Answer>(
    end: (server: RealServer) => Promise<Answer>,
  ): Promise<Answer> {
    const server = await startRealServer({ dataFolder: folder });
    try {
      const administrator = await setUpOffice(server, {
        ...{ officeName: 'Sở Nội vụ', cutOffDay: 15, targetPreset: null },
      });
      await administrator.post('/api/v1/sample-data/load');
      await until('ratings are there', LIMIT_MS, async () => {
        const { goes } = (await administrator.get('/api/v1/sample-data')) as SampleData;
        return goes.ratings > 0 ? true : undefined;
      });
    } catch (error) {
      await server.kill();
      throw error;
    }
    return end(server);
  }

  /** What its store says afterwards. */
  async function inStore(work: (store: Store) => Promise<void>): Promise<void> {
    const store = await openStore({ kind: 'sqlite', file: join(folder, 'mot-cham.db') });
    try {
      await work(store);
    } finally {
      await store.close();
    }
  }

  it(
    'leaves half a sample that says so and can be removed, also when it is killed',
    { timeout: LIMIT_MS },
    async () => {
      await endWhileLoading((server) => server.kill());
      await inStore(async (store) => {
        const laterMs = Date.now() + SAMPLE_SILENCE_MS;
        expect((await sampleLoad(store.db, laterMs))?.state).toBe('broken');
        const context = { atMs: laterMs, newId: () => crypto.randomUUID(), accountId: null };
        expect(await removeSample(store, context)).toMatchObject({ ok: true });
        expect(await sampleLoad(store.db, laterMs)).toBeNull();
      });
    },
  );

  it('stops the loading when it is told to stop', { timeout: LIMIT_MS }, async () => {
    expect(await endWhileLoading((server) => server.stop())).toBe(0);
    await inStore(async (store) => {
      const row = await store.db.selectFrom('sample_loads').selectAll().executeTakeFirstOrThrow();
      expect(row.failure).toBe('the server was stopped');
      expect((await sampleLoad(store.db, Date.now()))?.state).toBe('broken');
    });
  });
});
