import { signInAs } from '../support/sign-in-as.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UnitTree } from '../../shared/api/organisation.ts';
import type { Targets } from '../../shared/api/target-presets.ts';
import { parse } from '../../shared/validation/parse.ts';
import { SCHEMAS } from '../../shared/validation/schema-registry.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';
import { enrolKiosk, post } from '../support/enrolled-kiosk.ts';

let server: ServerUnderTest;
let cookie: string;
beforeAll(async () => {
  server = await startServerUnderTest({ env: { SECOND_FACTOR_ROLES: 'none' } });
  cookie = await setUp(server);
  await insertSmallOffice(server.services);
  const kiosk = await enrolKiosk(server, 'kiosk-1');
  const written = [];
  for (let count = 0; count < 40; count += 1) written.push(await kiosk.write(ratingContent()));
  const response = await post(server, await kiosk.request(written));
  if (response.status !== 200) throw new Error(await response.text());
});
afterAll(() => server.stop());

const get = (path: string) => server.call(path, { cookie });

/** Signs in an account that sees one unit only. */
const communeCookie = (): Promise<string> => signInAs(server, 'manager', OFFICE.commune);

describe('GET /api/v1/health', () => {
  it('says that ratings can be taken', async () => {
    const response = await server.call('/api/v1/health');
    const body: unknown = await response.json();
    expect(parse(SCHEMAS.Health, body).ok).toBe(true);
    expect(response.status).toBe(200);
    expect(body).toMatchObject({ status: 'ok', database: { engine: 'sqlite', writable: true } });
  });

  it.each([
    [
      'the disk is nearly full',
      { diskSpace: () => Promise.resolve({ freeBytes: 1_000, totalBytes: 1e12 }) },
      true,
    ],
    ['the database is closed', {}, false],
  ])('answers 503 when %s', async (_name, parts, writable) => {
    const ill = await startServerUnderTest({
      replace: ({ store }) => ({ store: { ...store, ...parts } }),
    });
    if (!writable) await ill.services.store.db.destroy();
    const response = await ill.call('/api/v1/health');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ status: 'degraded', database: { writable } });
    await ill.stop();
  });
});

describe('GET /api/v1/units', () => {
  it('answers the tree with service points, counters and fields', async () => {
    const body = (await (await get('/api/v1/units')).json()) as UnitTree;
    expect(parse(SCHEMAS.UnitTree, body).ok).toBe(true);
    expect(body.roots).toMatchObject([
      {
        code: '24',
        kind: 'province',
        servicePoints: [],
        children: [
          {
            code: '07201',
            servicePoints: [
              {
                code: 'MC',
                counters: [
                  { code: 'Q1', fieldCode: 'land', fieldName: 'Đất đai' },
                  { code: 'Q2', fieldCode: null, fieldName: null },
                ],
              },
            ],
          },
        ],
      },
    ]);
  });

  it('shows an account of one unit that unit and no other', async () => {
    const response = await server.call('/api/v1/units', { cookie: await communeCookie() });
    const { roots } = (await response.json()) as UnitTree;
    expect(roots.map(({ code }) => code)).toEqual(['07201']);
  });
});

describe('POST /api/v1/targets/preset', () => {
  const choose = async (key: string) =>
    (await (
      await server.call('/api/v1/targets/preset', { json: { key }, cookie })
    ).json()) as Targets;

  it('puts one preset in force in place of the other, and keeps what was', async () => {
    await choose('bac-giang-2020');
    server.wait(24 * 3_600_000);
    const again = await server.call('/api/v1/sessions', {
      json: { login: 'quantri', password: 'con bò vàng ăn cỏ' },
    });
    cookie = again.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const after = await choose('ha-tinh-2025');
    expect(parse(SCHEMAS.Targets, after).ok).toBe(true);
    expect(new Set(after.inForce.map(({ preset }) => preset))).toEqual(new Set(['ha-tinh-2025']));
    expect(after.inForce).toHaveLength(6);
    const rows = await server.services.store.db
      .selectFrom('targets')
      .select(['preset', 'valid_from', 'valid_to'])
      .where('preset', '=', 'bac-giang-2020')
      .execute();
    expect(rows).toEqual([
      { preset: 'bac-giang-2020', valid_from: '2026-11-19', valid_to: '2026-11-19' },
    ]);
  });

  it('says who chose what in the audit log', async () => {
    const rows = await server.services.store.db
      .selectFrom('audit_log')
      .selectAll()
      .where('action', '=', 'targets.choose-preset')
      .execute();
    expect(rows.map(({ detail }) => (JSON.parse(detail) as { preset: string }).preset)).toEqual([
      'bac-giang-2020',
      'ha-tinh-2025',
    ]);
    expect(rows.every((row) => row.account_id !== null)).toBe(true);
  });

  it('refuses a preset that nobody shipped', async () => {
    expect(await choose('cao-hon')).toMatchObject({ code: 'invalid-body' });
  });
});

describe('GET /api/v1/reports/period', () => {
  it('answers the view model of the ratings that kiosks sent', async () => {
    const response = await get('/api/v1/reports/period?unit=24&period=2026-12');
    expect(response.status).toBe(200);
    const body: unknown = await response.json();
    const parsed = parse(SCHEMAS.PeriodReport, body);
    expect(parsed.ok ? [] : parsed.error).toEqual([]);
    expect(body).toMatchObject({
      period: { key: '2026-12', firstDay: '2026-11-15', lastDay: '2026-12-14' },
      unit: { code: '24' },
      quality: { ratings: 40 },
    });
  });

  it('hides units from whoever may not see them', async () => {
    const report = async (unit: string) =>
      server.call(`/api/v1/reports/period?unit=${unit}&period=2026-12`, {
        cookie: await communeCookie(),
      });
    expect((await report('07201')).status).toBe(200);
    expect(await (await report('24')).json()).toMatchObject({ code: 'unknown-unit' });
  });
});

describe('GET /api/v1/reports/period/file', () => {
  it.each([
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
    ['csv', 'text/csv; charset=utf-8', '\ufeff'],
  ])('downloads .%s under a name that every system takes', async (format, mediaType, start) => {
    const response = await get(
      `/api/v1/reports/period/file?unit=07201&period=2026-12&format=${format}`,
    );
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe(mediaType);
    expect(response.headers.get('Content-Disposition')).toBe(
      `attachment; filename="BC_HaiLong_07201_2026-12_20261120.${format}"`,
    );
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
    expect(text.startsWith(start)).toBe(true);
  });
});
