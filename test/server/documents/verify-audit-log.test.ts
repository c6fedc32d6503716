import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLogCsv } from '../../../server/documents/audit-log-csv.ts';
import { entryHash } from '../../../server/store/audit-chain.ts';
import type { NamedEntry } from '../../../server/store/audit-pages.ts';
import { runProgram } from '../../support/run-program.ts';

const SCRIPT = 'docs/verify-audit-log.mjs';
const START_LIMIT_MS = { timeout: 20_000 };

let folder: string;
let exported: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-audit-file-'));
  const parts = await Array.fromAsync(auditLogCsv(onePage(chain(3))));
  exported = Buffer.concat(parts).toString('utf8');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* onePage(page: NamedEntry[]): AsyncGenerator<NamedEntry[]> {
  yield await Promise.resolve(page);
}

function chain(length: number): NamedEntry[] {
  const names = { login: 'quantri', display_name: 'Lê "Hai" Quản', unit_code: null };
  let prev = '0'.repeat(64);
  return Array.from({ length }, (_, index) => {
    const linked = {
      ...{ position: index + 1, id: `entry-${index}`, at_ms: 1_790_000_000_000 + index },
      ...{ account_id: 'account-1', action: 'office.set-up', unit_id: null },
      ...{ detail: JSON.stringify({ name: 'Sở; Nội vụ' }), prev },
    };
    prev = entryHash(linked);
    return { ...linked, ...names, unit_name: null, hash: prev };
  });
}

async function check(content: string | Uint8Array) {
  const path = join(folder, `${crypto.randomUUID()}.csv`);
  await writeFile(path, content);
  return runProgram({ args: [SCRIPT, path], env: {} });
}

const forged = (text: string) => text.replaceAll('office.set-up', 'office.tear-down');
const withLf = (text: string) => text.replaceAll('\r\n', '\n');

describe('the script by which others check an exported audit log', () => {
  it.each<[saved: string, as: (text: string) => string]>([
    ['as it was exported', (text) => text],
    ['with LF', withLf],
    ['without a byte order mark', (text) => text.replace('\uFEFF', '')],
    ['without the last line end', (text) => text.trimEnd()],
    ['with an empty line at the end', (text) => `${text}\r\n`],
  ])('accepts the log saved %s', START_LIMIT_MS, async (_saved, as) => {
    const { code, stdout } = await check(as(exported));
    expect(stdout).toMatch(/"entries": 3,[^]*\nOK\n$/u);
    expect(code).toBe(0);
  });

  it.each<[saved: string, as: (text: string) => string | Uint8Array, named: string]>([
    ['as it was exported', (text) => text, 'entry 1: altered'],
    ['with LF', withLf, 'entry 1: altered'],
    ['with commas', (text) => text.replaceAll(';', ','), 'The first line is not that of'],
    [
      'with commas but the header',
      (text) => text.replaceAll(/(?<=\n).*/gu, (line) => line.replaceAll(';', ',')),
      'The file has no entry',
    ],
    ['in UTF-16', (text) => Buffer.from(text, 'utf16le'), 'The first line is not that of'],
    ['with CR', (text) => text.replaceAll('\r\n', '\r'), 'The first line is not that of'],
    ['with a stray quote', (text) => text.replace('\n2;', '\n"2" ;'), 'line 3: unreadable'],
    ['a column short', (text) => text.replace('\n2;', '\n'), 'row 3: 14 columns, expected 15'],
  ])('refuses a log with forged actions, saved %s', START_LIMIT_MS, async (_saved, as, named) => {
    const { code, stdout } = await check(as(forged(exported)));
    expect(stdout).toContain('WRONG: ');
    expect(stdout).toContain(named);
    expect(stdout).toContain('NOT OK');
    expect(code).toBe(1);
  });

  it.each<[what: string, as: (text: string) => string, named: string]>([
    ['a header without entries', (text) => text.slice(0, text.indexOf('\n') + 1), 'không có mục'],
    ['an empty file', () => '', 'Dòng đầu không phải'],
    ['another document', () => '# Một Chạm\n\nXin chào\n', 'Dòng đầu không phải'],
  ])('does not take %s for a log', START_LIMIT_MS, async (_what, as, named) => {
    const { code, stdout } = await check(as(exported));
    expect(stdout).toContain('"entries": 0');
    expect(stdout).toContain(named);
    expect(stdout).toContain('NOT OK');
    expect(code).toBe(1);
  });

  it('says how it is called when no file is named', START_LIMIT_MS, async () => {
    const { code, stderr } = await runProgram({ args: [SCRIPT], env: {} });
    expect(stderr).toMatch(/^Cách dùng \/ Usage: node verify-audit-log\.mjs .*\n$/u);
    expect(code).toBe(2);
  });

  it('names a file that is not there, without a stack', START_LIMIT_MS, async () => {
    const run = await runProgram({ args: [SCRIPT, join(folder, 'none.csv')], env: {} });
    expect(run).toMatchObject({ code: 1, stderr: '' });
    expect(run.stdout).toMatch(/Không đọc được tệp .*none\.csv \(ENOENT\)\nNOT OK/u);
  });
});
