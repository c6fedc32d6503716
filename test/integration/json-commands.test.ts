import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { foundOffice, openOffice, type DataPlace } from './office-with-kiosk.ts';
import { runProgram } from '../support/run-program.ts';

const LIMIT_MS = 60_000;
let folder: string;
let place: DataPlace;
let kioskId: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-json-'));
  const dataDir = join(folder, 'data');
  place = { dataDir, location: { kind: 'sqlite', file: join(dataDir, 'mot-cham.db') } };
  const { office, kiosk } = await foundOffice(place);
  kioskId = kiosk.id;
  await office.send(kiosk, [await kiosk.write(ratingContent())]);
  await office.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: string[]) => runIn(place.dataDir, ...args);

const inVietnamese = (...args: string[]) =>
  runProgram({
    args: ['server/cli/main.ts', ...args],
    env: { DATA_DIR: place.dataDir, LANG: 'vi_VN.UTF-8' },
  });

async function runIn(dataDir: string, ...args: string[]) {
  const { code, stdout, stderr } = await runProgram({
    args: ['server/cli/main.ts', ...args],
    env: { DATA_DIR: dataDir, LANG: 'en_GB.UTF-8', MIN_FREE_MB: '0' },
  });
  return { code, stderr, stdout, json: stdout.startsWith('{') ? asObject(stdout) : null };
}

const inFolder = (name: string): string => join(folder, name);
const asObject = (text: string): object => JSON.parse(text) as object;
const REPLAY = ['quarantine', 'replay', '--reason', 'foo'];
const PERIOD = ['--unit', 'unit-1', '--period', '2026-11'];

describe('every command with --json', { timeout: LIMIT_MS }, () => {
  it.each<[string, () => readonly string[], () => object]>([
    [
      'kiosk list',
      () => [],
      () => ({ kiosks: [{ id: kioskId, status: 'active', storedRecords: 1 }] }),
    ],
    ['annulment list', () => [], () => ({ annulments: [] })],
    ['quarantine list', () => [], () => ({ entries: [], count: 0 })],
    ['quarantine replay', () => [], () => ({ tried: 0, released: 0 })],
    ['stats', () => PERIOD, () => ({ unit: { code: 'unit-1' }, period: { key: '2026-11' } })],
    [
      'export',
      () => [...PERIOD, '--out', inFolder('report.xlsx')],
      () => ({ path: inFolder('report.xlsx'), bytes: expect.any(Number) as number }),
    ],
    [
      'root',
      () => [],
      () => ({ chains: 1, root: expect.stringMatching(/^[\da-f]{64}$/u) as string }),
    ],
    ['verify', () => [], () => ({ findings: [] })],
    ['import', () => ['--template', inFolder('mau.xlsx')], () => ({ path: inFolder('mau.xlsx') })],
  ])(
    'prints one object that programs can read, and 0 when it is done: %s',
    async (name, more, expected) => {
      const { code, json, stderr } = await run(...name.split(' '), ...more(), '--json');
      expect([code, stderr]).toEqual([0, '']);
      expect(json).toMatchObject(expected());
    },
  );

  it('looks the server over: 1 when something is bad, with what it is', async () => {
    const { code, json } = await run('doctor', '--json');
    expect(json).toMatchObject({
      symptoms: expect.arrayContaining([
        expect.objectContaining({ name: 'disk', state: 'good' }),
        expect.objectContaining({ name: 'https', state: 'attention' }),
      ]) as object[],
    });
    const { symptoms } = json as { symptoms: { state: string }[] };
    expect(code).toBe(symptoms.some(({ state }) => state === 'bad') ? 1 : 0);
    const spoken = await run('doctor');
    expect(spoken.stdout.split('\n')).toHaveLength(symptoms.length + 1);
    expect(spoken.stdout).toContain('! No HTTPS');
  });

  it('says the figures of a period in a sentence', async () => {
    const { stdout } = await run('stats', ...PERIOD);
    expect(stdout).toContain('Period: month 11/2026');
  });

  it('revokes a kiosk once, with its reason in the log', async () => {
    const revoke = ['kiosk', 'revoke', kioskId, '--reason', 'stolen', '--json'];
    expect((await run(...revoke)).json).toMatchObject({ id: kioskId, status: 'revoked' });
    const again = await run(...revoke);
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toContain('stands now as: revoked');
    expect(again.stderr).not.toContain('Load the list');
    expect((await run('kiosk', 'reinstate', 'nobody', '--reason', 'x')).code).toBe(2);
    expect((await run('kiosk', 'list')).stdout).toContain('revoked');
    expect((await inVietnamese('kiosk', 'list')).stdout).toContain(') đã thu hồi, liên lạc: ');
    const office = await openOffice(place);
    const log = await office.store.db
      .selectFrom('audit_log')
      .select(['action', 'detail', 'account_id'])
      .where('action', '=', 'kiosk.revoke')
      .execute();
    await office.close();
    expect(log).toHaveLength(1);
    expect(log[0]?.account_id).toBeNull();
    expect(JSON.parse(log[0]?.detail ?? '')).toMatchObject({ reason: 'stolen' });
  });

  it.each([
    [
      'a unit that is none',
      ['stats', '--unit', 'x', '--period', '2026-11'],
      'No unit has the code',
    ],
    ['a period that is none', ['stats', '--unit', 'unit-1', '--period', 'x'], 'must look like'],
    ['a reason of quarantine that is none', REPLAY, 'Use one of: unknown-meaning, '],
    [
      'a template under the name of another format',
      ['import', '--template', 'mau.csv'],
      'A template is an .xlsx file, got: mau.csv',
    ],
    ['a kiosk without a reason', ['kiosk', 'revoke', 'k'], '--reason'],
  ])('answers 2 and says why for %s', async (_, args, words) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });
});

describe('a folder without data', { timeout: LIMIT_MS }, () => {
  // A verification answers 2 when it found something.
  it.each([
    ['verify', [], 1],
    ['doctor', [], 1],
    ['stats', PERIOD, 2],
    ['export', [...PERIOD, '--out', 'report.xlsx'], 2],
    ['proof', [...PERIOD, '--out', 'proof.jsonl'], 2],
    ['kiosk list', [], 2],
    ['account list', [], 2],
    ['account close', ['--login', 'somebody'], 2],
    ['quarantine list', [], 2],
    ['annulment list', [], 2],
    ['root', [], 2],
    ['sample', [], 2],
    ['setup-code', [], 2],
    ['import', ['--undo', 'some-id'], 2],
  ])('is told, and left as it is, by %s', async (name, more, expected) => {
    const missing = inFolder('missing');
    const { code, stdout, stderr } = await runIn(missing, ...name.split(' '), ...more);
    expect([code, stdout]).toEqual([expected, '']);
    expect(stderr).toContain(`There are no data in ${missing}. Check DATA_DIR`);
    expect(existsSync(missing)).toBe(false);
  });
});
