import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runQuarantineList, runQuarantineReplay } from '../../server/cli/quarantine.ts';
import { runRescue } from '../../server/cli/rescue.ts';
import { openServices } from '../../server/open-services.ts';
import { DAY_MS } from '../../shared/domain/local-day.ts';
import { rescueFile } from '../support/rescue-file.ts';
import {
  NOW_MS,
  setUp,
  startServerUnderTest,
  type ServerUnderTest,
} from '../support/server-under-test.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';
import { ratingContent, type SimulatedRecord } from '../support/simulated-kiosk.ts';
import { pairKiosk, post, type PairedKiosk } from './pair-kiosk.ts';

let server: ServerUnderTest;
let paired: PairedKiosk;
let cookie: string;
beforeEach(async () => {
  server = await startServerUnderTest();
  await insertSmallOffice(server.services);
  cookie = await setUp(server);
  paired = await pairKiosk(server, cookie);
});
afterEach(() => server.stop());

const strange = { questionnaire: { code: 'sap-co', version: 1 }, counter: OFFICE.counter };
const write = (body: object = { counter: OFFICE.counter }) =>
  paired.kiosk.write(ratingContent(body));
const send = async (...records: SimulatedRecord[]) =>
  post(server, await paired.kiosk.request(records));
const bring = (json: unknown) => server.call('/api/v1/rescues', { json, cookie });
const list = async (): Promise<unknown> =>
  (await server.call('/api/v1/quarantine', { cookie })).json();
const replay = async (json: object): Promise<unknown> =>
  (await server.call('/api/v1/quarantine/replay', { json, cookie })).json();
const health = async (): Promise<unknown> => (await server.call('/api/v1/health')).json();
/** The questionnaire that the records were waiting for is installed. */
const repair = async () => {
  const { db } = server.services.store;
  const known = await db.selectFrom('questionnaires').selectAll().executeTakeFirstOrThrow();
  const content = JSON.stringify({ ...(JSON.parse(known.content) as object), code: 'sap-co' });
  await db.insertInto('questionnaires').values({ code: 'sap-co', version: 1, content }).execute();
};

describe('the quarantine', () => {
  it('says what waits and for how long, and counts it after the repair', async () => {
    expect(await list()).toMatchObject({ entries: [], oldestSinceMs: null, alarm: false });
    expect(await health()).toMatchObject({ oldestQuarantinedAtMs: null });
    await send(await write(strange), await write(strange));
    expect(await list()).toMatchObject({
      entries: [
        {
          reason: 'unknown-questionnaire',
          kiosk: { id: paired.kiosk.id, name: 'Máy 1' },
          count: 2,
        },
      ],
      count: 2,
      alarm: false,
    });
    const { oldestSinceMs } = (await list()) as { oldestSinceMs: number };
    expect(await health()).toMatchObject({ oldestQuarantinedAtMs: oldestSinceMs });
    server.wait(8 * DAY_MS);
    await server.services.store.db
      .updateTable('sessions')
      .set({ seen_at_ms: NOW_MS + 8 * DAY_MS, created_at_ms: NOW_MS + 8 * DAY_MS })
      .execute();
    expect(await list()).toMatchObject({ alarm: true });
    await repair();
    expect(await replay({ dryRun: true })).toMatchObject({ tried: 2, released: 2 });
    expect(await list()).toMatchObject({ count: 2 });
    expect(await replay({ reason: 'unknown-questionnaire' })).toEqual({
      tried: 2,
      released: 2,
      kept: [],
    });
    expect(await list()).toMatchObject({ count: 0 });
    expect(await replay({})).toMatchObject({ tried: 0 });
  });

  it('is listed and replayed at the console', async () => {
    await send(await write(strange));
    const console = consoleOf();
    expect(await runQuarantineList({}, console)).toBe(0);
    expect(console.text()).toContain('unknown-questionnaire: 1 records of Máy 1');
    // By the clock of the machine, which is not the one of the test.
    await repair();
    expect(await runQuarantineReplay({ dryRun: true }, console)).toBe(0);
    expect(console.text()).toContain('Trial: 1 records judged again, 1 released.');
    await server.services.store.db
      .deleteFrom('questionnaires')
      .where('code', '=', 'sap-co')
      .execute();
    await runQuarantineReplay({}, console);
    expect(console.text()).toContain('unknown-questionnaire: 1 records wait on');
    await repair();
    await runQuarantineReplay({ reason: 'unknown-questionnaire' }, console);
    await runQuarantineList({}, console);
    expect(console.text()).toContain('Nothing waits');
  });
});

describe('a rescue file', () => {
  it('is taken in from an account, larger than any other body, and written in the log', async () => {
    const records: SimulatedRecord[] = [];
    for (let n = 0; n < 300; n += 1) records.push(await write());
    const file = await rescueFile(paired.kiosk, records);
    expect(JSON.stringify(file).length).toBeGreaterThan(200_000);
    expect(await (await bring(file)).json()).toMatchObject({ sealed: true, stored: 300 });
    const log = await server.services.store.db.selectFrom('audit_log').selectAll().execute();
    expect(log.find(({ action }) => action === 'kiosk.rescue')?.detail).toContain('"stored":300');
  });

  it.each([
    ['of nobody', { kiosk: 'stranger' }, 'no-such-kiosk'],
    ['without its form', null, 'invalid-body'],
  ])('%s is refused', async (_, change, code) => {
    const file = await rescueFile(paired.kiosk, [], change ?? {});
    const response = await bring(change === null ? { ...file, v: 2 } : file);
    expect(await response.json()).toMatchObject({ code });
  });

  it('is taken in at the console; 2 for what is none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mot-cham-rescue-'));
    try {
      const [good, forged] = [await write(), await write()];
      const path = join(folder, 'cuu.json');
      const console = consoleOf();
      await writeFile(path, JSON.stringify(await rescueFile(paired.kiosk, [good])));
      expect(await runRescue(path, {}, console)).toBe(0);
      expect(console.text()).toContain('1 new records taken in');
      const bad = await rescueFile(paired.kiosk, [{ ...forged, signature: good.signature }]);
      await writeFile(path, JSON.stringify({ ...bad, signature: null }));
      expect(await runRescue(path, {}, console)).toBe(1);
      expect(console.text()).toContain('each record was taken by its own');
      await writeFile(path, JSON.stringify(await rescueFile(paired.kiosk, [], { kiosk: 'x' })));
      expect(await runRescue(path, {}, console)).toBe(1);
      await writeFile(path, '{}');
      expect(await runRescue(path, {}, console)).toBe(2);
      await writeFile(path, ' '.repeat(10_000_001));
      expect(await runRescue(path, {}, console)).toBe(2);
      expect(await runRescue(join(folder, 'nothing.json'), {}, console)).toBe(2);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe("the server's clock", () => {
  const startWith = async (clockMs: () => number, confirmed = false) => {
    const config = { ...server.config, clockConfirmed: confirmed };
    const opened = await openServices(config, { clock: clockMs, log: server.services.log });
    const request = await paired.kiosk.request([await write()]);
    try {
      return await opened.services.ingest.accept(request);
    } finally {
      await opened.services.store.close();
    }
  };

  it('takes nothing in when it went back since the last run, until it is confirmed', async () => {
    expect((await send(await write())).status).toBe(200);
    const yesterday = () => NOW_MS - DAY_MS;
    expect(await startWith(yesterday)).toMatchObject({ error: { code: 'server-clock' } });
    expect(await startWith(() => NOW_MS + 600_000)).toMatchObject({ ok: true });
    expect(await startWith(yesterday, true)).toMatchObject({ ok: true });
  });

  it('stops the server when it goes back under way, and the health says why', async () => {
    await send(await write());
    server.wait(-DAY_MS);
    expect(await (await send(await write())).json()).toMatchObject({ code: 'server-clock' });
    const health = await server.call('/api/v1/health');
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({ status: 'degraded', clockIsRight: false });
    server.wait(DAY_MS);
    expect((await send(await write())).status).toBe(200);
  });
});

/** A console in English on the data of the server under test. */
function consoleOf() {
  const lines: string[] = [];
  const write = (text: string) => lines.push(text);
  return {
    env: { LANG: 'en_US.UTF-8', DATA_DIR: server.dataDir },
    stdin: process.stdin,
    stdout: { write },
    stderr: { write },
    text: () => lines.join(''),
  };
}
