import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../server/store/open-store.ts';
import { insertSmallOffice } from '../../support/small-office.ts';
import { addShippedFields } from '../../../server/store/shipped-fields.ts';
import { runProgram } from '../../support/run-program.ts';

const PASSWORD = 'mật khẩu đủ dài';
const START_LIMIT_MS = 20_000;

let dataFolder: string;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'mot-cham-cli-'));
  const store = await openStore({ kind: 'sqlite', file: join(dataFolder, 'mot-cham.db') });
  await addShippedFields(store.db);
  await insertSmallOffice({ store });
  await store.close();
});
afterAll(() => rm(dataFolder, { recursive: true, force: true }));

const cli = (args: readonly string[], run: { input?: string; lang?: string } = {}) =>
  runProgram({
    args: ['server/cli/main.ts', ...args],
    env: { DATA_DIR: dataFolder, LANG: run.lang ?? 'vi_VN.UTF-8' },
    ...(run.input === undefined ? {} : { input: run.input }),
  });

describe('setup-code', () => {
  it('says where the code is while there is no account', { timeout: START_LIMIT_MS }, async () => {
    const { code, stdout } = await cli(['setup-code']);
    expect(code).toBe(0);
    expect(stdout).toContain('khi máy chủ khởi động');
  });

  it('speaks English where the console does', { timeout: START_LIMIT_MS }, async () => {
    const { stdout } = await cli(['setup-code'], { lang: 'en_US.UTF-8' });
    expect(stdout).toContain('printed when the server starts');
  });
});

describe('account', () => {
  const create = (login: string, input = `${PASSWORD}\n`) =>
    cli(['account', 'create', '--login', login, '--name', 'Lê Văn Quản'], { input });

  it('makes an administrator, once', { timeout: START_LIMIT_MS }, async () => {
    expect(await create('quantri')).toMatchObject({ code: 0, stderr: '' });
    const again = await create('quantri');
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('đã có');
    expect((await cli(['setup-code'])).code).toBe(1);
  });

  it.each([
    ['quản trị', `${PASSWORD}\n`, 'chữ thường không dấu'],
    ['khac', 'ngắn\n', 'ít nhất 12 ký tự'],
    ['khac', '', 'ít nhất 12 ký tự'],
  ])('refuses the login %j with the input %j', { timeout: START_LIMIT_MS }, async (...given) => {
    const [login, input, complaint] = given;
    const { code, stderr } = await create(login, input);
    expect(code).toBe(2);
    expect(stderr).toContain(complaint);
  });

  it('sets a new password for an account that exists', { timeout: START_LIMIT_MS }, async () => {
    const reset = (login: string) =>
      cli(['account', 'reset-password', '--login', login], { input: 'một mật khẩu khác\n' });
    expect((await reset('quantri')).code).toBe(0);
    expect((await reset('khong-co')).code).toBe(2);
  });
});

describe('export', () => {
  const run = (...args: string[]) => cli(['export', '--unit', '07201', ...args]);

  it('writes the file that the dashboard downloads', { timeout: START_LIMIT_MS }, async () => {
    const out = join(dataFolder, 'report.csv');
    const { code, stdout } = await run('--period', '2026-11', '--format', 'csv', '--out', out);
    expect(code).toBe(0);
    expect(stdout).toContain(out);
    expect((await readFile(out, 'utf8')).startsWith('\ufeff')).toBe(true);
  });

  it.each([
    [['--period', '2026-13'], 'Kỳ báo cáo phải có dạng'],
    [['--period', '2026-11', '--unit', '99'], 'Không có đơn vị mang mã 99'],
    [['--period', '2026-11', '--format', 'pdf'], 'Định dạng phải là xlsx hoặc csv'],
  ])('refuses %j', { timeout: START_LIMIT_MS }, async (args, complaint) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(complaint);
  });
});

describe('a file that cannot be written', () => {
  const period = ['--unit', '07201', '--period', '2026-11'];

  it.each([
    ['export', [...period, '--out', tmpdir()]],
    ['export', [...period, '--out', '/no-such-folder/report.xlsx']],
    ['proof', [...period, '--out', tmpdir()]],
    ['proof', [...period, '--out', '/no-such-folder/proof.jsonl']],
    ['import', ['--template', '/no-such-folder/mau.xlsx']],
  ])(
    'is named, with the option for another: %s %j',
    { timeout: START_LIMIT_MS },
    async (...run) => {
      const [command, args] = run;
      const { code, stdout, stderr } = await cli([command, ...args]);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain(`Không ghi được ${args.at(-1) ?? ''}`);
      expect(stderr).toContain(`Hãy chọn nơi khác bằng ${args.at(-2) ?? ''}.`);
      expect(stderr).not.toContain(dataFolder);
    },
  );
});

it(
  'refuses a command that does not exist with exit code 2',
  { timeout: START_LIMIT_MS },
  async () => {
    const { code, stderr } = await cli(['no-such-command']);
    expect(code).toBe(2);
    expect(stderr).toContain('no-such-command');
  },
);
