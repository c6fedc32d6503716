import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideAnnulment } from '../../server/annulment/decide-annulment.ts';
import { proposeAnnulment, proposeLift } from '../../server/annulment/propose-annulment.ts';
import type { Integrity, VerifyReport } from '../../shared/api/integrity.ts';
import type { Level } from '../../shared/domain/level.ts';
import { lastVerification } from '../../server/store/verifications.ts';
import { chainHeads } from '../../server/store/chain-heads.ts';
import { reportIntegrity } from '../../server/verify/report-integrity.ts';
import { doNightlyWork } from '../../server/verify/nightly.ts';
import { latestRoot } from '../../server/verify/write-root.ts';
import { DAY_MS } from '../../shared/domain/local-day.ts';
import { digestOfNow } from '../support/agreed-set.ts';
import { runProgram } from '../support/run-program.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { pairKiosk, post } from './pair-kiosk.ts';

const SCRIPT = 'docs/verify-proof.mjs';
const SHA256 = expect.stringMatching(/^[\da-f]{64}$/u) as string;

describe('the integrity of an office', () => {
  let server: ServerUnderTest;
  let cookie: string;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mot-cham-proof-test-'));
    server = await startServerUnderTest();
    await insertSmallOffice(server.services);
    cookie = await setUp(server);
    const { kiosk } = await pairKiosk(server, cookie);
    const rate = (level: Level) => kiosk.write(ratingContent({ level, counter: OFFICE.counter }));
    const records = [await rate(5), await rate(5), await rate(4), await rate(2)];
    const changed = await kiosk.write({
      kind: 'amendment',
      body: { rating: records[3]!.id, level: 1, reasons: ['wait'] },
    });
    const odd = await kiosk.write(ratingContent({ counter: 'no-such-counter' }));
    await post(server, await kiosk.request([...records, changed, odd]));
    await doNightlyWork(server.services);
    await server.services.verifications.settled();
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const env = (): Record<string, string> => ({
    DATA_DIR: server.dataDir,
    LANG: 'en',
    LOG_LEVEL: 'silent',
  });
  const cli = (...args: string[]) =>
    runProgram({ args: ['server/cli/main.ts', ...args], env: env() });
  const read = async () =>
    (await (await server.call('/api/v1/integrity', { cookie })).json()) as Integrity;
  const proofText = async () => {
    const path = '/api/v1/integrity/proof?unit=24&period=2026-12';
    const response = await server.call(path, { cookie });
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('application/x-ndjson');
    return response.text();
  };
  const check = async (text: string, ...args: string[]) => {
    const path = join(folder, `${crypto.randomUUID()}.ndjson`);
    await writeFile(path, text);
    return runProgram({ args: [SCRIPT, path, ...args], env: {} });
  };

  it('is told only to who is signed in', async () => {
    for (const path of ['', '/proof?unit=24&period=2026-12']) {
      expect((await server.call(`/api/v1/integrity${path}`)).status).toBe(401);
    }
  });

  it('has a root of the day after the first look of the night, and no second one', async () => {
    await doNightlyWork(server.services);
    const roots = await server.services.store.db
      .selectFrom('audit_log')
      .selectAll()
      .where('action', '=', 'root.write')
      .execute();
    expect(roots).toHaveLength(1);
    expect((await read()).root).toMatchObject({
      localDay: '2026-11-19',
      chains: 1,
      root: SHA256,
    });
  });

  it('is verified on demand, in the background, and the result is kept', async () => {
    const started = await server.call('/api/v1/integrity/verifications', {
      method: 'POST',
      cookie,
    });
    expect(started.status).toBe(202);
    expect(((await started.json()) as Integrity).running).not.toBeNull();
    await server.services.verifications.settled();
    const { last, running, kiosks } = await read();
    expect(running).toBeNull();
    expect(last).toMatchObject({ withSignatures: true, counts: {}, findings: [] });
    expect(last?.totals).toMatchObject({ records: 6, ratings: 4, quarantined: 1, missing: 0 });
    expect(kiosks).toMatchObject([
      { name: 'Máy 1', chains: [{ epoch: 1, records: 6, throughSeq: 6, missing: 0, altered: 0 }] },
    ]);
    const scope = { unitId: OFFICE.commune, withDescendants: [OFFICE.commune] };
    const { db } = server.services.store;
    expect(await reportIntegrity(db, await chainHeads(db, scope))).toMatchObject({
      chains: [
        {
          kioskName: 'Máy 1',
          epoch: 1,
          throughSeq: 6,
          headHash: expect.stringMatching(/^[\w-]{43}$/u) as string,
        },
      ],
      lastVerification: { atMs: last?.finishedAtMs, alarms: 0 },
      root: { localDay: '2026-11-19' },
    });
  });

  it('is proven by a file that the shipped script checks without our code', async () => {
    const { root } = await read();
    const checked = await check(await proofText(), root?.root ?? '');
    expect(checked).toMatchObject({ code: 0, stderr: '' });
    expect(checked.stdout).toMatch(/OK\n$/u);
    expect(checked.stdout).toContain('"5": 2');
    expect(checked.stdout).toContain('"1": 1');
    const other = await check(await proofText(), '0'.repeat(64));
    expect(other).toMatchObject({ code: 1 });
    expect(other.stdout).toContain('not the published one');
  });

  it.each<[name: string, tamper: (lines: string[]) => string[], named: string]>([
    ['a record is left out', (lines) => lines.toSpliced(4, 1), 'found'],
    ['two records change places', (lines) => lines.with(2, lines[3]!).with(3, lines[2]!), 'place'],
    ['a record comes twice', (lines) => lines.toSpliced(3, 0, lines[3]!), 'place'],
    ['the end is cut off', (lines) => lines.slice(0, -2), 'cut short'],
    [
      'a figure is changed',
      (lines) => [lines[0]!.replace('\\"5\\":2', '\\"5\\":3'), ...lines.slice(1)],
      'signature',
    ],
    [
      'a day is changed',
      (lines) => lines.with(2, lines[2]!.replace('2026-11-19', '2026-10-19')),
      'claimed',
    ],
    [
      'a rating is set aside',
      (lines) => lines.with(2, lines[2]!.replace('"day"', '"aside"')),
      'claimed',
    ],
    [
      'the leaf is another',
      (lines) => lines.with(1, lines[1]!.replace(',6,', ',7,')),
      'not under the root',
    ],
    ['the chain is gone', ([first]) => [first!], 'chains claimed'],
    ['nothing is there', () => [], 'unreadable'],
  ])('is not proven when %s', async (_name, tamper, named) => {
    const lines = (await proofText()).trimEnd().split('\n');
    const checked = await check(`${tamper(lines).join('\n')}\n`);
    expect(checked.code).toBe(1);
    expect(checked.stdout).toContain('NOT OK');
    expect(checked.stdout).toContain(named);
  });

  it('is not proven when any byte of a record is another', async () => {
    const lines = (await proofText()).trimEnd().split('\n');
    const record = JSON.parse(lines[3]!) as { bytes: string };
    const bytes = Buffer.from(record.bytes, 'base64url');
    const flipped = [0, 40, 200, bytes.length - 20].map((place) => {
      const copy = Buffer.from(bytes);
      copy[place] = (copy[place] ?? 0) ^ 1;
      return lines.with(3, JSON.stringify({ ...record, bytes: copy.toString('base64url') }));
    });
    for (const changed of flipped) {
      expect(await check(changed.join('\n'))).toMatchObject({ code: 1, stderr: '' });
    }
  });

  it('writes the same proof from the command line', async () => {
    const path = join(folder, 'cli.ndjson');
    const options = ['--unit', '07201', '--period', '2026-12', '--out', path];
    // The command has the machine's clock, the server of this test its own: other cut-off, other day.
    expect(await cli('proof', ...options)).toMatchObject({ code: 0 });
    expect((await readFile(path, 'utf8')).split('\n')[0]).toContain('07201');
    expect(await runProgram({ args: [SCRIPT, path], env: {} })).toMatchObject({ code: 0 });
    expect(await cli('proof', '--unit', 'xx', '--period', '2026-12', '--out', path)).toMatchObject({
      code: 2,
    });
  }, 60_000);

  it('is proven as well when ratings were annulled: the claim says how many', async () => {
    const { store, clock, newId } = server.services;
    const asked = {
      ...{ unitId: OFFICE.commune, place: { kind: 'counter', id: OFFICE.counter } as const },
      ...{ fromMs: clock() - DAY_MS, toMs: clock(), reason: 'test' as const },
      explanation: 'Thử máy trước giờ mở cửa, có biên bản',
    };
    const as = (accountId: string) => ({ atMs: clock(), newId, accountId });
    const done = await proposeAnnulment(store, asked, as('one'));
    const id = done.ok ? done.value.id : '';
    const approval = async (of: string) => {
      const digest = await digestOfNow(store.db, of);
      return { id: of, decision: 'approve', digest, note: '' } as const;
    };
    expect(await decideAnnulment(store, await approval(id), as('two'))).toMatchObject({ ok: true });
    const text = await proofText();
    const checked = await check(text);
    expect(checked, checked.stdout).toMatchObject({ code: 0 });
    expect(checked.stdout).toContain('"annulled": 4');
    // Who sets another rating aside in the file has claimed a smaller number.
    const one = text.replace(/"day":"2026-11-19","aside":"annulled"/u, '"aside":"malformed"');
    expect((await check(one)).stdout).toContain('4 annulled claimed, 3 found');
    const lift = await proposeLift(store, { id, explanation: asked.explanation }, as('one'));
    await decideAnnulment(store, await approval(lift.ok ? lift.value.id : ''), as('two'));
    expect((await check(await proofText())).stdout).toContain('"annulled": 0');
  });

  it('answers 404 and 400 for a unit and a period that do not exist', async () => {
    const status = async (query: string) =>
      (await server.call(`/api/v1/integrity/proof?${query}`, { cookie })).status;
    expect(await status('unit=nowhere&period=2026-12')).toBe(404);
    expect(await status('unit=24&period=2026-13')).toBe(400);
  });

  it('takes another root the next day, sealed to the one before', async () => {
    server.wait(DAY_MS);
    await doNightlyWork(server.services);
    await server.services.verifications.settled();
    const { db } = server.services.store;
    const last = await lastVerification(db);
    expect((await latestRoot(db))?.localDay).toBe('2026-11-20');
    expect(last?.totals.roots).toBe(2);
    expect(last?.counts).toEqual({});
  });

  it('is verified by a command: 0 when clean, 2 with findings, 1 for an unknown kiosk', async () => {
    const clean = await cli('verify');
    expect(clean).toMatchObject({ code: 0, stderr: '' });
    expect(clean.stdout).toContain('Whole; nothing differs.');
    expect(await cli('verify', '--kiosk', 'nobody')).toMatchObject({ code: 1 });
    const { db } = server.services.store;
    await sql`drop trigger ratings_refuse_update`.execute(db);
    await sql`update ratings set level = 5 where level = 2`.execute(db);
    const found = await cli('verify', '--json', '--no-signatures');
    expect(found.code).toBe(2);
    const report = JSON.parse(found.stdout) as VerifyReport;
    expect(report.counts).toEqual({ 'altered-rating': 1 });
    expect(report.findings).toMatchObject([{ kind: 'altered-rating', epoch: 1, seq: 4 }]);
    const spoken = await cli('verify');
    expect(spoken).toMatchObject({ code: 2 });
    expect(spoken.stdout).toContain('level: 5, signed 2');
  }, 60_000);
});
