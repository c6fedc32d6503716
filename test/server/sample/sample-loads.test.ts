import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeSampleLoads } from '../../../server/sample/sample-loads.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { NOW_MS } from '../../support/server-under-test.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-loads-'));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

it('says in the log what failed when the end of a loading cannot be noted, and goes on', async () => {
  const store = await openStore({ kind: 'sqlite', file: join(folder, 'mot-cham.db') });
  const lines: string[] = [];
  const loads = makeSampleLoads({
    ...{ store, dataDir: folder, clock: () => NOW_MS, newId: () => crypto.randomUUID() },
    // No database can be made below a file: the thread fails.
    location: { kind: 'sqlite', file: join(folder, 'mot-cham.db', 'none', 'mot-cham.db') },
    log: pino({ level: 'info' }, { write: (line: string) => lines.push(line) }),
    ratings: 10,
  });
  expect(await loads.start('admin')).toEqual({ ok: true, value: null });
  const settled = loads.settled();
  await store.close();
  await expect(settled).resolves.toBeUndefined();
  const said = lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
  expect(said).toEqual([
    'the sample could not be loaded',
    'the end of the sample loading could not be noted',
  ]);
});
