import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runImport } from '../../server/cli/import.ts';
import { runSampleLoad } from '../../server/cli/sample-load.ts';
import { runStats } from '../../server/cli/stats.ts';
import { openStore } from '../../server/store/open-store.ts';
import { runSample, type SampleOptions } from '../../server/cli/sample.ts';

const SHIPPED = join(import.meta.dirname, '../../server/shipped/sample');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-sample-command-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A console that remembers what it was told. */
function listening(language = 'vi_VN.UTF-8') {
  const said = { stdout: '', stderr: '' };
  const console = {
    env: { DATA_DIR: folder, LANG: language },
    stdin: process.stdin,
    stdout: { write: (text: string) => (said.stdout += text) },
    stderr: { write: (text: string) => (said.stderr += text) },
  };
  return { console, said };
}

async function run(options: SampleOptions = {}, language?: string) {
  const { console, said } = listening(language);
  return { code: await runSample(options, console), ...said };
}

const importUnits = (sample: boolean) =>
  runImport(join(SHIPPED, 'don_vi.csv'), { sample }, listening().console);

it('says when there is no sample, and has then nothing to remove', async () => {
  await (await openStore({ kind: 'sqlite', file: join(folder, 'mot-cham.db') })).close();
  expect(await run()).toMatchObject({ code: 0, stdout: 'Không có dữ liệu minh họa.\n' });
  expect(await run({ remove: true })).toMatchObject({
    ...{ code: 2, stderr: 'Không có dữ liệu minh họa.\n' },
  });
});

it('shows what a list marked as a sample brought, and removes it', async () => {
  await importUnits(true);
  const shown = await run();
  expect(shown.stdout).toMatch(/^Dữ liệu minh họa: \d+ đơn vị, 0 quầy, /u);
  const removed = await run({ remove: true });
  expect(removed).toMatchObject({ code: 0, stderr: '' });
  expect(removed.stdout).toMatch(/^✔ Đã xóa dữ liệu minh họa: \d+ đơn vị, 0 quầy, /u);
  expect((await run()).stdout).toBe('Không có dữ liệu minh họa.\n');
});

it('removes nothing beside a list that was not marked, and says which', async () => {
  await importUnits(false);
  const { console } = listening();
  await runImport(join(SHIPPED, 'diem_tiep_nhan.csv'), { sample: true }, console);
  const refused = await run({ remove: true }, 'en_GB.UTF-8');
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('Lists not imported as a sample (1): don_vi.csv');
  const answer: unknown = JSON.parse((await run({ remove: true, json: true })).stdout);
  expect(answer).toMatchObject({ removed: false, code: 'not-only-sample' });
  expect(JSON.parse((await run({ json: true })).stdout)).toMatchObject({ sample: true });
});

it('loads the sample into an office that holds nothing, once, and removes it again', async () => {
  const { console, said } = listening();
  expect(await runSampleLoad({ json: true }, console, 500)).toBe(0);
  expect(JSON.parse(said.stdout)).toMatchObject({ loaded: true });
  const again = listening('en_GB.UTF-8');
  expect(await runSampleLoad({}, again.console, 500)).toBe(2);
  expect(again.said.stderr).toContain('The office already holds units');
  expect(await run({ remove: true })).toMatchObject({ code: 0, stderr: '' });
}, 60_000);

it('says how much was loaded, and of its figures that they are a sample', async () => {
  const loading = listening();
  expect(await runSampleLoad({}, loading.console, 1500)).toBe(0);
  expect(loading.said.stdout).toMatch(/Đã nạp dữ liệu minh họa: \d+ đơn vị, \d\.\d{3} lượt/u);
  const period = { unit: '24', period: '2026' };
  for (const [language, words] of [
    ['vi_VN.UTF-8', /^DỮ LIỆU MINH HỌA\nTỉnh Bắc Giang\n/u],
    ['en_GB.UTF-8', /^DỮ LIỆU MINH HỌA \(sample data\)\nTỉnh Bắc Giang\n/u],
  ] as const) {
    const { console, said } = listening(language);
    expect(await runStats(period, console)).toBe(0);
    expect(said.stdout).toMatch(words);
  }
}, 60_000);
