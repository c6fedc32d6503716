import { permissionsOf } from '../../shared/domain/role.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SetupState } from '../../shared/api/session.ts';
import type { Session } from '../../shared/api/session.ts';
import type { Targets } from '../../shared/api/target-presets.ts';
import {
  GOOD_PASSWORD,
  setUp,
  startServerUnderTest,
  type ServerUnderTest,
} from '../support/server-under-test.ts';

let server: ServerUnderTest;
beforeEach(async () => {
  server = await startServerUnderTest();
});
afterEach(() => server.stop());

const firstRun = (changes: Record<string, unknown> = {}) => ({
  setupCode: server.setupCode,
  login: 'QuanTri',
  displayName: 'Nguyễn Thị Quản Trị',
  password: GOOD_PASSWORD,
  officeName: 'Sở Nội vụ tỉnh Bắc Giang',
  cutOffDay: 21,
  targetPreset: 'ha-tinh-2025',
  ...changes,
});

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

describe('GET /api/v1/setup', () => {
  it('is open until the first account exists', async () => {
    const before = await server.call('/api/v1/setup');
    const { open, presets } = (await before.json()) as SetupState;
    expect(open).toBe(true);
    expect(presets.map(({ key }) => key)).toContain('ha-tinh-2025');
    await setUp(server);
    const after = await server.call('/api/v1/setup');
    expect(await after.json()).toEqual({ open: false, presets: [] });
  });
});

describe('POST /api/v1/setup', () => {
  it('makes the first account, names the office and signs its person in', async () => {
    const response = await server.call('/api/v1/setup', { json: firstRun() });
    expect(response.status).toBe(201);
    expect((await response.json()) as Session).toEqual({
      displayName: 'Nguyễn Thị Quản Trị',
      login: 'quantri',
      may: permissionsOf(['administrator']),
      mayEverywhere: permissionsOf(['administrator']),
      office: {
        name: 'Sở Nội vụ tỉnh Bắc Giang',
        cutOffDay: 21,
        cutOffDays: [{ validFrom: '2000-01-01', cutOffDay: 21 }],
        sample: false,
      },
    });
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Host-sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure; Max-Age=36000$/,
    );
  });

  it('puts the chosen targets in force from today on', async () => {
    const response = await server.call('/api/v1/setup', { json: firstRun() });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const targets = (await (await server.call('/api/v1/targets', { cookie })).json()) as Targets;
    expect(
      targets.inForce.map(({ operator, valuePercent, scope }) => ({
        operator,
        valuePercent,
        scope,
      })),
    ).toEqual([
      { operator: '>=', valuePercent: 90, scope: {} },
      ...['land', 'construction', 'investment', 'health', 'education'].map((fieldCode) => ({
        operator: '>=',
        valuePercent: 85,
        scope: { fieldCode },
      })),
    ]);
    expect(new Set(targets.inForce.map(({ validFrom }) => validFrom))).toEqual(
      new Set(['2026-11-19']),
    );
  });

  it('writes what was decided into the audit log, without the password', async () => {
    await setUp(server);
    const rows = await server.services.store.db.selectFrom('audit_log').selectAll().execute();
    expect(rows.map(({ action }) => action)).toEqual(['office.set-up']);
    expect(JSON.stringify(rows)).not.toContain(GOOD_PASSWORD);
  });

  it('works once: the second one finds it closed, even with the right code', async () => {
    await setUp(server);
    const again = await server.call('/api/v1/setup', { json: firstRun({ login: 'khac' }) });
    expect(again.status).toBe(404);
    expect(await codeOf(again)).toBe('setup-closed');
  });

  it('lets only one of two through that come at once', async () => {
    const both = await Promise.all(
      ['mot', 'hai'].map((login) => server.call('/api/v1/setup', { json: firstRun({ login }) })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 404]);
  });

  it.each([
    [{ setupCode: 'AAAA-AAAA' }, 403, 'wrong-setup-code'],
    [{ password: 'ngắn' }, 422, 'weak-password'],
    [{ password: 'password1234' }, 422, 'weak-password'],
    [{ cutOffDay: 7 }, 422, 'invalid-body'],
    [{ login: 'quản trị' }, 422, 'invalid-body'],
    [{ targetPreset: 'unknown' }, 422, 'invalid-body'],
    [{ officeName: '  ' }, 422, 'invalid-body'],
    [{ unexpected: 1 }, 422, 'invalid-body'],
  ])('refuses %j with %i %s and stays open', async (changes, status, code) => {
    const response = await server.call('/api/v1/setup', { json: firstRun(changes) });
    expect(response.status).toBe(status);
    expect(await codeOf(response)).toBe(code);
    expect(await (await server.call('/api/v1/setup')).json()).toMatchObject({ open: true });
  });

  it('makes whoever guesses the code wait, and says for how long', async () => {
    const guess = () =>
      server.call('/api/v1/setup', { json: firstRun({ setupCode: 'AAAA-AAAA' }) });
    const codes: string[] = [];
    for (let guesses = 0; guesses < 7; guesses += 1) codes.push(await codeOf(await guess()));
    expect(codes).toEqual([...Array<string>(6).fill('wrong-setup-code'), 'too-many-attempts']);
    const refused = await server.call('/api/v1/setup', { json: firstRun() });
    expect(refused.status).toBe(429);
    server.wait(Number(refused.headers.get('Retry-After')) * 1000);
    expect((await server.call('/api/v1/setup', { json: firstRun() })).status).toBe(201);
  });
});
