import { signInAs } from '../support/sign-in-as.ts';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditLogPage } from '../../shared/api/audit-log.ts';
import { parse } from '../../shared/validation/parse.ts';
import { SCHEMAS } from '../../shared/validation/schema-registry.ts';
import { appendAudit } from '../../server/store/audit-log.ts';
import {
  cookieOf,
  GOOD_PASSWORD,
  setUp,
  startServerUnderTest,
  type ServerUnderTest,
} from '../support/server-under-test.ts';
import { runProgram } from '../support/run-program.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';
import { enrolKiosk, post } from '../support/enrolled-kiosk.ts';

let server: ServerUnderTest;
let cookie: string;
beforeAll(async () => {
  server = await startServerUnderTest({ env: { SECOND_FACTOR_ROLES: 'none' } });
  cookie = await setUp(server);
  await insertSmallOffice(server.services);
  await putOnDuty();
  const kiosk = await enrolKiosk(server, 'kiosk-1');
  const anchor = { serverMs: server.services.clock() - 60_000, monoMs: 0, roundTripMs: 80 };
  const written = [];
  for (let count = 0; count < 40; count += 1) {
    written.push(await kiosk.write(ratingContent(), { time: { anchor } }));
  }
  const response = await post(server, await kiosk.request(written));
  if (response.status !== 200) throw new Error(await response.text());
});
afterAll(() => server.stop());

/** The official whose name the tables of the commune then show. */
async function putOnDuty(): Promise<void> {
  const { db } = server.services.store;
  const name = { family_name: 'Trần Thị', given_name: 'Mới', honorific: 'Bà', title: null };
  const place = { unit_id: OFFICE.commune, code: 'CB01', valid_from: '2016-01-01', valid_to: null };
  await db
    .insertInto('officials')
    .values({ id: 'official-1', ...place, ...name })
    .execute();
  const stretch = { starts_at_ms: 0, ends_at_ms: 4_000_000_000_000 };
  await db
    .insertInto('duties')
    .values({ id: 'd', counter_id: OFFICE.counter, official_id: 'official-1', ...stretch })
    .execute();
}

/** As a Vietnamese spreadsheet reads it. */
const CSV = { bom: true, delimiter: ';' } as const;

const signIn = (login: string, password: string) =>
  server.call('/api/v1/sessions', { json: { login, password } });

const pageAs = async (who: string, query = ''): Promise<AuditLogPage> => {
  const answer = await server.call(`/api/v1/audit-log${query}`, { cookie: who });
  const body: unknown = await answer.json();
  const parsed = parse(SCHEMAS.AuditLogPage, body);
  if (!parsed.ok) throw new Error(JSON.stringify([body, parsed.error]));
  return parsed.value;
};
const page = (query = '') => pageAs(cookie, query);
const entriesOf = async (action: string) => (await page(`?action=${action}`)).entries;

/** An account that sees one unit only; answers its cookie. */
const communeCookie = (role: 'manager' | 'auditor'): Promise<string> =>
  signInAs(server, role, OFFICE.commune);

describe('the audit log of sessions', () => {
  it('knows who signed in and out', async () => {
    const own = cookieOf(await signIn('quantri', GOOD_PASSWORD));
    await server.call('/api/v1/sessions/current', { method: 'DELETE', cookie: own });
    expect(await entriesOf('session.sign-in')).toMatchObject([
      { account: { login: 'quantri', displayName: 'Nguyễn Thị Quản Trị' }, unit: null, detail: {} },
    ]);
    expect(await entriesOf('session.sign-out')).toMatchObject([{ account: { login: 'quantri' } }]);
  });

  it('writes refused sign-ins down together, and nothing of what was typed', async () => {
    for (const password of ['sai một', 'sai hai', 'sai ba']) await signIn('quantri', password);
    await signIn('Mat-khau-go-nham', 'gì đó');
    await signIn('go-nham-lan-nua', 'gì đó');
    expect((await entriesOf('session.sign-in-failed')).map(({ detail }) => detail)).toEqual([
      { login: null, attempts: 1 },
      { login: 'quantri', attempts: 1 },
    ]);
    await signIn('quantri', GOOD_PASSWORD);
    expect((await entriesOf('session.sign-in'))[0]?.detail).toEqual({ refusedBefore: 2 });
    server.wait(11 * 60_000);
    await signIn('khong-co', 'gì đó');
    const later = await entriesOf('session.sign-in-failed');
    expect(later[0]?.detail).toEqual({ login: null, attempts: 2 });
    const all = JSON.stringify(
      await server.services.store.db.selectFrom('audit_log').selectAll().execute(),
    );
    for (const typed of ['nham', 'khong-co', 'sai', GOOD_PASSWORD])
      expect(all).not.toContain(typed);
  });
});

describe('the audit log of duty said at a kiosk', () => {
  it('names what an entry holds by its id, also within a list', async () => {
    const seats = [{ epoch: 1, seq: 41, official: 'official-1' }];
    await appendAudit(server.services.store.db, {
      ...{ id: server.services.newId(), atMs: server.services.clock(), accountId: null },
      ...{ action: 'duty.said-late', unitId: null },
      detail: { kiosk: 'kiosk-1', counter: OFFICE.counter, seats, reAttributed: 2 },
    });
    const { names } = await page('?action=duty.said-late');
    expect(names).toMatchObject({ 'official-1': 'Bà Trần Thị Mới' });
    expect(Object.keys(names).toSorted()).toEqual([OFFICE.counter, 'kiosk-1', 'official-1']);
  });
});

describe('the audit log of reports', () => {
  const read = (query: string) => server.call(`/api/v1/reports/period${query}`, { cookie });

  it('knows who read results with names, once an hour for a unit and a period', async () => {
    for (const period of ['2026-12', '2026-12', '2026-Q4'])
      await read(`?unit=07201&period=${period}`);
    const first = await entriesOf('report.read-names');
    expect(first.map(({ detail }) => detail)).toEqual([
      { unit: '07201', period: '2026-Q4' },
      { unit: '07201', period: '2026-12' },
    ]);
    expect(first[0]).toMatchObject({ account: { login: 'quantri' }, unit: { code: '07201' } });
    server.wait(3_600_000);
    cookie = cookieOf(await signIn('quantri', GOOD_PASSWORD));
    await read('?unit=07201&period=2026-12');
    expect(await entriesOf('report.read-names')).toHaveLength(3);
  });

  it('says nothing of a report without names', async () => {
    await read('?unit=07201&period=2020-12');
    expect(await entriesOf('report.read-names')).toHaveLength(3);
  });

  it.each(['xlsx', 'csv'])('knows which .%s was taken away, by its SHA-256', async (format) => {
    const file = await read(`/file?unit=07201&period=2026-12&format=${format}`);
    const bytes = Buffer.from(await file.arrayBuffer());
    const [entry] = await entriesOf('report.export');
    expect(entry?.detail).toEqual({
      unit: '07201',
      period: '2026-12',
      format,
      rows: expect.any(Number) as number,
      names: 1,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(entry?.detail['rows']).toBeGreaterThan(0);
  });
});

describe('GET /api/v1/audit-log', () => {
  it('is told only to who is signed in', async () => {
    for (const path of ['', '/file']) {
      expect((await server.call(`/api/v1/audit-log${path}`)).status).toBe(401);
    }
  });

  it('shows an account its own units and nothing of others, or of none', async () => {
    const commune = await communeCookie('auditor');
    const { entries, people } = await pageAs(commune);
    expect(entries.length).toBeGreaterThan(0);
    expect(new Set(entries.map(({ unit }) => unit?.code))).toEqual(new Set(['07201']));
    expect(people.map(({ displayName }) => displayName)).toContain('Người thử auditor');
    expect((await pageAs(commune, '?account=none')).entries).toEqual([]);
    const other = await server.call('/api/v1/audit-log?unit=24', { cookie: commune });
    expect(other.status).toBe(404);
  });

  it.each([
    ['action', '?action=office.set-up', ['office.set-up']],
    ['days without any', '?to=2026-11-18', []],
    ['days', '?from=2026-11-19&to=2026-11-19&action=office.set-up', ['office.set-up']],
    ['text, whatever its case', '?text=SỞ NỘI VỤ', ['office.set-up']],
    ['text with a sign of its own', '?text=100%25', []],
    ['nobody', '?account=none&text=quantri', ['session.sign-in-failed']],
  ])('filters by %s', async (_, query, actions) => {
    expect((await page(query)).entries.map(({ action }) => action)).toEqual(actions);
  });

  it('filters by a unit with all below it', async () => {
    const below = await page('?unit=24');
    expect(new Set(below.entries.map(({ unit }) => unit?.code))).toEqual(new Set(['07201']));
    expect((await server.call('/api/v1/audit-log?unit=no', { cookie })).status).toBe(404);
  });

  it.each(['?before=0', '?before=x', '?from=2026-02-30', '?other=1', '?action=A B'])(
    'refuses %s',
    async (query) => {
      const answer = await server.call(`/api/v1/audit-log${query}`, { cookie });
      expect(await answer.json()).toMatchObject({ code: 'invalid-query' });
    },
  );

  it('goes through all entries page by page, each once, the newest first', async () => {
    const { store, newId, clock } = server.services;
    const act = { accountId: null, action: 'test.act', detail: {} };
    for (let n = 0; n < 120; n += 1) {
      await appendAudit(store.db, { id: newId(), atMs: clock(), ...act });
    }
    const positions: number[] = [];
    let query = '';
    for (;;) {
      const { entries, olderBefore, matches } = await page(query);
      positions.push(...entries.map(({ position }) => position));
      if (query === '') expect(matches).toBe(entries[0]?.position);
      if (olderBefore === null) break;
      query = `?before=${olderBefore}`;
    }
    const [newest = 0] = positions;
    expect(positions).toEqual(Array.from({ length: newest }, (_, index) => newest - index));
  });
});

describe('GET /api/v1/audit-log/file', () => {
  it('is a chain that can be checked by the file alone, and is in the log itself', async () => {
    const answer = await server.call('/api/v1/audit-log/file', { cookie });
    expect(answer.headers.get('content-disposition')).toContain('NhatKy_20261119.csv');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [, ...lines] = parseCsv(bytes, CSV);
    expect(lines.length).toBeGreaterThan(120);
    let before = '0'.repeat(64);
    for (const [position, id, at, account, action, unit, detail, prev, hash] of lines) {
      const [who, where] = [account, unit].map((cell) => (cell === '' ? null : cell));
      const text = [Number(position), id, Number(at), who, action, where];
      const hashed = `MOTCHAM1-AUDIT\0${JSON.stringify([...text, detail, prev])}`;
      expect(createHash('sha256').update(hashed).digest('hex')).toBe(hash);
      expect(prev).toBe(before);
      before = hash ?? '';
    }
    expect((await entriesOf('audit-log.export'))[0]).toMatchObject({
      account: { login: 'quantri' },
      prev: before,
      detail: { format: 'csv', rows: lines.length, upTo: lines.length },
    });
  });

  it('is checked without our code, and told from one that was altered', async () => {
    const path = join(server.dataDir, 'nhat-ky.csv');
    const check = () => runProgram({ args: ['docs/verify-audit-log.mjs', path], env: {} });
    const answer = await server.call('/api/v1/audit-log/file', { cookie });
    const text = await answer.text();
    await writeFile(path, text);
    expect(await check()).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/"notInFile": 0,[^]*OK\n$/u) as string,
    });
    await writeFile(path, text.replace('Sở Nội vụ', 'Sở Nội  vụ'));
    expect(await check()).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('WRONG: entry 1: altered') as string,
    });
    await writeFile(path, text.replace(/^2;.*\r\n/mu, ''));
    expect((await check()).stdout).toContain('"notInFile": 1');
  });

  it('holds what the filter lets through', async () => {
    const path = '/api/v1/audit-log/file?action=report.export';
    const text = await (await server.call(path, { cookie })).text();
    expect(parseCsv(text, CSV)).toHaveLength(3);
  });
});
