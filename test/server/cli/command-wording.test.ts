import { Option } from 'commander';
import { describe, expect, it, vi } from 'vitest';
import { WordedCommand } from '../../../server/cli/command-wording.ts';
import { runProgram } from '../../support/run-program.ts';

const START_LIMIT_MS = { timeout: 20_000 };

const cli = (line: string, lang: string) =>
  runProgram({
    args: ['server/cli/main.ts', ...line.split(' ')],
    env: { LANG: lang },
  });

describe('a command that is not written as it must be', () => {
  it.each<[line: string, vi: string, en: string, help: string]>([
    ['frobnicate', 'Không có lệnh “frobnicate”.', "There is no command 'frobnicate'.", '--help'],
    [
      'account crate',
      'Không có lệnh “crate”.\nCó phải: create?',
      "There is no command 'crate'.\nPerhaps: create?",
      'account --help',
    ],
    ['doctor --all', 'Không có tùy chọn “--all”.', "There is no option '--all'.", 'doctor --help'],
    [
      'stats',
      'Còn thiếu tùy chọn --unit <code>: mã đơn vị.',
      'The option --unit <code> is missing: code of the unit.',
      'stats --help',
    ],
    [
      'stats --unit',
      'Tùy chọn --unit <code> chưa có giá trị: mã đơn vị.',
      'Option --unit <code> has no value: code of the unit.',
      'stats --help',
    ],
    [
      'restore',
      'Còn thiếu <folder>: thư mục của một bản sao lưu.',
      '<folder> is missing: folder of one backup.',
      'restore --help',
    ],
    [
      'sample --load --remove',
      'Không dùng --load cùng với --remove: hãy bỏ một trong hai.',
      '--load cannot be used with --remove: leave one of them out.',
      'sample --help',
    ],
    [
      'account reset-totp a b',
      'Thừa tham số: lệnh nhận 1, đã ghi 2. Tên có dấu cách phải đặt trong dấu nháy kép.',
      'Too many arguments: the command takes 1, got 2. A name with spaces needs quotes.',
      'account reset-totp --help',
    ],
  ])('%s: is told so, and how its help is seen', START_LIMIT_MS, async (line, vn, en, help) => {
    const [inVietnamese, inEnglish] = await Promise.all([cli(line, 'vi'), cli(line, 'en')]);
    const command = `npm run cli -- ${help}\n`;
    expect(inVietnamese).toEqual({
      code: 2,
      stdout: '',
      stderr: `${vn}\nXem cách dùng: ${command}`,
    });
    expect(inEnglish).toEqual({ code: 2, stdout: '', stderr: `${en}\nHow it is used: ${command}` });
  });

  it.each<[what: string, args: string[], told: string]>([
    ['a value that is none of the choices', ['--to', 'pdf'], 'Tùy chọn --to <x> không nhận “pdf”.'],
    ['what has no wording of its own', [], 'Lệnh ghi chưa đúng.'],
  ])('is told nothing in English for %s', (_what, args, told) => {
    const writeErr = vi.fn<(text: string) => void>();
    const command = new WordedCommand('x', (vn) => vn)
      .addOption(new Option('--to <x>').choices(['csv']))
      .configureOutput({ writeErr })
      .exitOverride();
    command.action(() => command.error('error: something else'));
    expect(() => command.parse(args, { from: 'user' })).toThrow();
    expect(writeErr.mock.calls.join('')).toBe(`${told}\nXem cách dùng: npm run cli -- --help\n`);
  });
});

describe('the help of a command', () => {
  it.each(['--help', 'account --help', 'restore --help', 'export --help'])(
    '%s: is in Vietnamese under Vietnamese',
    START_LIMIT_MS,
    async (line) => {
      const { code, stdout } = await cli(line, 'vi');
      expect(code).toBe(0);
      expect(stdout).toMatch(/^Cách dùng: mot-cham .*\[tùy chọn\]/u);
      expect(stdout).toMatch(/\nTùy chọn:\n[^]*-h, --help +xem cách dùng lệnh\n/u);
      expect(stdout).not.toMatch(/usage:|options|arguments:|commands|display|output|default/iu);
    },
  );

  it('names commands, arguments, the version and defaults', START_LIMIT_MS, async () => {
    const told = await Promise.all(
      ['--help', 'restore --help', 'export --help'].map((line) => cli(line, 'vi')),
    );
    const [all, restore, out] = told.map(({ stdout }) => stdout);
    expect(all).toMatch(/--version +in số phiên bản\n[^]*\nCác lệnh:\n[^]*\n +help \[lệnh\] +xem/u);
    expect(restore).toMatch(/\nTham số:\n +folder +thư mục/u);
    expect(out).toContain('(mặc định: "xlsx")');
  });

  it('is in English where the console is', START_LIMIT_MS, async () => {
    const [all, out] = await Promise.all([cli('--help', 'en'), cli('export --help', 'en')]);
    expect(all.stdout).toMatch(/^Usage: mot-cham \[options\] \[command\]\n[^]*\nCommands:\n/u);
    expect(all.stdout).toMatch(/--version +print the version\n/u);
    expect(out.stdout).toContain('(default: "xlsx")');
  });
});
