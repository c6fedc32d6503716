import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FirstSteps } from '../../shared/api/first-steps.ts';
import type { SampleData } from '../../shared/api/sample-data.ts';
import type { SettingsPage } from '../../shared/api/settings.ts';
import type { Targets } from '../../shared/api/target-presets.ts';
import { addDays, localDayOf } from '../../shared/domain/local-day.ts';
import { parse } from '../../shared/validation/parse.ts';
import { SCHEMAS } from '../../shared/validation/schema-registry.ts';
import { writeSetting } from '../../server/store/settings.ts';
import { insertOneRating } from '../support/one-rating.ts';
import {
  cookieOf,
  GOOD_PASSWORD,
  setUp,
  startServerUnderTest,
  type ServerUnderTest,
} from '../support/server-under-test.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';

let server: ServerUnderTest;
let cookie: string;
beforeAll(async () => {
  server = await startServerUnderTest({ env: { SECOND_FACTOR_ROLES: 'none' } });
  cookie = await setUp(server);
  await insertSmallOffice(server.services);
});
afterAll(() => server.stop());

async function asked<Value>(path: string, json?: object): Promise<Value> {
  const response = await server.call(`/api/v1${path}`, { cookie, ...(json ? { json } : {}) });
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(body));
  return body as Value;
}

const refusal = async (path: string, json: object): Promise<unknown> =>
  (await server.call(`/api/v1${path}`, { cookie, json })).json();

/** What the log says of the newest act of a kind. */
async function logged(action: string): Promise<unknown> {
  const row = await server.services.store.db
    .selectFrom('audit_log')
    .select('detail')
    .where('action', '=', action)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return JSON.parse(row.detail);
}

const today = () => localDayOf(server.services.clock());

const valueIn = ({ settings }: SettingsPage, wanted: string) =>
  settings.find(({ name }) => name === wanted)?.value;

describe('settings', () => {
  const decided = { name: 'minimum-n', legalBasis: 'Kế hoạch 12/KH' } as const;

  it('may begin on any day while nothing was rated, and say so', async () => {
    const page = await asked<SettingsPage>('/settings');
    expect(parse(SCHEMAS.SettingsPage, page).ok).toBe(true);
    expect(page).toMatchObject({ earliestDay: null, today: today(), sample: false });
    const changed = await asked<SettingsPage>('/settings', {
      ...{ ...decided, value: 40, validFrom: '2020-01-01' },
    });
    expect(valueIn(changed, 'minimum-n')).toBe(40);
  });

  it('log what was, what is, from when and by which document', async () => {
    await asked('/settings', { ...decided, value: 50, validFrom: today() });
    expect(await logged('settings.change')).toEqual({
      ...{ setting: 'minimum-n', validFrom: today(), legalBasis: 'Kế hoạch 12/KH' },
      ...{ before: { value: 40 }, after: { value: 50 } },
    });
  });

  it('log of several numbers each by its name', async () => {
    const value = { unit: 5, counter: 10, official: 15, officialDays: 3, exactShare: 20 };
    const name = 'release-thresholds';
    await asked('/settings', { name, value, validFrom: today(), legalBasis: null });
    expect(await logged('settings.change')).toMatchObject({
      ...{ before: { official: 11 }, after: { official: 15 } },
    });
  });

  it('print a report of the past by what held then', async () => {
    const reportOf = (period: string) =>
      asked<{ rules: { minimumN: number } }>(`/reports/period?unit=24&period=${period}`);
    expect((await reportOf('2026-03')).rules.minimumN).toBe(40);
    expect((await reportOf('2027-03')).rules.minimumN).toBe(50);
    expect((await reportOf('2019-03')).rules.minimumN).toBe(30);
  });

  it.each([
    ['a threshold below the program’s own', 'release-thresholds', { official: 5 }],
    ['a day that is no cut-off day', 'cut-off-day', 10],
    ['a name of nothing', 'office-name', '  '],
    ['the mark of a sample', 'sample', false],
  ])('refuse %s', async (_, name, value) => {
    const answer = await refusal('/settings', {
      ...{ name, value, validFrom: today(), legalBasis: null },
    });
    expect(answer).toMatchObject({ code: 'invalid-body' });
  });

  it('leave the past alone once there are ratings', async () => {
    await insertOneRating(server.services.store, OFFICE.commune);
    const answer = await refusal('/settings', { ...decided, value: 60, validFrom: '2020-01-01' });
    expect(answer).toMatchObject({ code: 'decision-in-the-past' });
    expect((await asked<SettingsPage>('/settings')).earliestDay).toBe(today());
  });
});

describe('single targets', () => {
  const draft = (parts: object = {}) => ({
    ...{ operator: '>=', valuePercent: 88.5, scope: { fieldCode: 'land' }, validFrom: today() },
    ...{ legalBasis: 'Kế hoạch 30/KH', ...parts },
  });
  const rules = ({ inForce }: Targets) =>
    inForce.map(({ operator, valuePercent, scope }) => [operator, valuePercent, scope]);

  it('stand beside the others; the former of the same scope ends the day before', async () => {
    await asked('/targets', draft({ scope: {}, valuePercent: 90 }));
    await asked('/targets', draft());
    server.wait(24 * 3_600_000);
    // A session lasts ten hours at most.
    const json = { login: 'quantri', password: GOOD_PASSWORD };
    cookie = cookieOf(await server.call('/api/v1/sessions', { json }));
    const next = await asked<Targets>('/targets', draft({ operator: '>', valuePercent: 92 }));
    expect(rules(next)).toEqual([
      ['>=', 90, {}],
      ['>', 92, { fieldCode: 'land' }],
    ]);
    expect(await logged('targets.add')).toMatchObject({
      ...{ before: { rule: '>= 88.5' }, after: { rule: '> 92' }, fieldCode: 'land' },
    });
  });

  it('are planned before they begin, and can be taken back', async () => {
    const validFrom = addDays(today(), 30);
    const { planned } = await asked<Targets>('/targets', draft({ validFrom, scope: {} }));
    expect(planned).toMatchObject([{ valuePercent: 88.5, validFrom }]);
    const path = `/targets/${planned[0]?.id ?? ''}/end`;
    const early = await refusal(path, { lastDay: addDays(validFrom, -2) });
    expect(early).toMatchObject({ code: 'ends-before-it-begins' });
    const after = await asked<Targets>(path, { lastDay: addDays(validFrom, -1) });
    expect(after.planned).toEqual([]);
  });

  it('end on a day, and never before yesterday', async () => {
    const [overall] = (await asked<Targets>('/targets')).inForce;
    const path = `/targets/${overall?.id ?? ''}/end`;
    const past = await refusal(path, { lastDay: addDays(today(), -2) });
    expect(past).toMatchObject({ code: 'decision-in-the-past' });
    const ended = await asked<Targets>(path, { lastDay: addDays(today(), -1) });
    expect(rules(ended)).toEqual([['>', 92, { fieldCode: 'land' }]]);
    expect(await logged('targets.end')).toMatchObject({ rule: '>= 90' });
    expect(await refusal(path, { lastDay: today() })).toMatchObject({ code: 'no-such-target' });
  });

  it.each([
    ['a field that does not exist', { scope: { fieldCode: 'no-such-field' } }],
    ['three decimals', { valuePercent: 90.125 }],
    ['more than all', { valuePercent: 101 }],
    ['no legal basis', { legalBasis: ' ' }],
  ])('refuse %s', async (_, parts) => {
    expect(await refusal('/targets', draft(parts))).toMatchObject({ code: 'invalid-body' });
  });
});

describe('the first steps', () => {
  it('are counted from what is there', async () => {
    const steps = await asked<FirstSteps>('/first-steps');
    expect(parse(SCHEMAS.FirstSteps, steps).ok).toBe(true);
    expect(steps).toMatchObject({ units: 2, servicePoints: 1, counters: 2, officials: 0 });
    expect(steps).toMatchObject({ targets: 1, https: false, kiosks: 0, exportedAtMs: null });
  });

  it('know when a report was first exported', async () => {
    const path = '/api/v1/reports/period/file?unit=24&period=2026-11&format=csv';
    expect((await server.call(path, { cookie })).status).toBe(200);
    expect((await asked<FirstSteps>('/first-steps')).exportedAtMs).toBeGreaterThan(0);
  });
});

describe('the sample', () => {
  it('is removed by who answers for the whole office, and the log says how much', async () => {
    const decision = { validFrom: today(), legalBasis: null };
    await writeSetting(server.services.store.db, { name: 'sample', value: true, ...decision });
    const before = await asked<SampleData>('/sample-data');
    expect(before).toMatchObject({ sample: true, goes: { units: 2, ratings: 1 }, obstacles: [] });
    expect(await refusal('/sample-data/removal', { confirmation: 'xóa' })).toMatchObject({
      code: 'invalid-body',
    });
    const after = await asked<SampleData>('/sample-data/removal', { confirmation: 'XOA' });
    expect(after).toMatchObject({ sample: false, goes: { units: 0, ratings: 0 } });
    expect(await logged('sample.remove')).toMatchObject({ units: 2, ratings: 1 });
    expect((await asked<SettingsPage>('/settings')).sample).toBe(false);
  });
});
