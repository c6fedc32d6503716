import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { peopleWording } from '../analytics/dashboard/i18n/people-wording.ts';
import { ENCODINGS } from '../server/import/encoding/decode-text.ts';
import { encodingNote } from '../server/import/encoding/encoding-note.ts';
import { LISTS } from '../server/import/lists.ts';

const ROOT = join(import.meta.dirname, '..');
const ROOMS = /^(?:shared|kiosk|analytics|server|test|docs)(?:\/|$)/u;

/** What the dashboard calls 'Kiểm tra viên', 'Lãnh đạo đơn vị', 'Người phụ trách thiết bị'. */
const STALE_NAMES = /kiểm toán viên|người quản lý|người quản trị thiết bị|xác thực hai bước/iu;

/** Everything between backticks or in a link that names a place of the tree. */
function placesNamedIn(text: string): string[] {
  const quoted = [...text.matchAll(/`([\w./-]+)`|\]\(([\w./-]+)\)/gu)];
  return quoted.map(([, code, link]) => code ?? link ?? '').filter((name) => ROOMS.test(name));
}

const guideToServer = (): string[] =>
  readFileSync(join(ROOT, 'docs/cai-dat-may-chu.md'), 'utf8').split('\n');

describe('the documents at the root', () => {
  it.each(['README.md', 'ARCHITECTURE.md'])('%s names only places that exist', (document) => {
    const places = placesNamedIn(readFileSync(join(ROOT, document), 'utf8'));
    expect(places.length).toBeGreaterThan(5);
    expect(places.filter((place) => !existsSync(join(ROOT, place)))).toEqual([]);
  });

  it('notices a place that has moved', () => {
    expect(placesNamedIn('see `kiosk/outbox/gone.ts` and [it](docs/gone.md)')).toEqual([
      'kiosk/outbox/gone.ts',
      'docs/gone.md',
    ]);
    expect(existsSync(join(ROOT, 'kiosk/outbox/gone.ts'))).toBe(false);
  });

  it('README.md maps every folder of the server', () => {
    const map = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const folders = readdirSync(join(ROOT, 'server'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `server/${name}`);
    expect(folders).toContain('server/ingest');
    expect(folders.filter((folder) => !map.includes(`\`${folder}\``))).toEqual([]);
  });

  it('the script by which others check a proof stays one that a person reads: at most 100 lines', () => {
    const script = readFileSync(join(ROOT, 'docs/verify-proof.mjs'), 'utf8');
    expect(script.trimEnd().split('\n').length).toBeLessThanOrEqual(100);
  });

  it.each(LISTS)('the guide to the server shows the columns of the list $sheet', (list) => {
    const named = (isRequired: boolean) =>
      list.columns
        .filter(({ required }) => required === isRequired)
        .map(({ headings }) => `\`${headings[0]}\``)
        .toSorted();
    const row = guideToServer().find((line) => line.startsWith(`| \`${list.sheet}\` |`)) ?? '';
    const [, , required = '', optional = ''] = row.split('|');
    const shown = [required, optional].map((cell) => (cell.match(/`\w+`/gu) ?? []).toSorted());
    expect(shown).toEqual([named(true), named(false)]);
  });

  it.each(ENCODINGS)('the guide to the server says that %s is read', (encoding) => {
    const name = encodingNote(encoding).text.vi.replace(/.*: |,.*| [BL]E$/gu, '');
    expect(guideToServer().find((line) => line.includes('bảng mã'))).toContain(name);
  });

  it('ARCHITECTURE.md gives a reason for every dependency of the product', () => {
    const architecture = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
    const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const names = Object.keys((manifest as { dependencies: Record<string, string> }).dependencies);
    const unexplained = names.filter(
      (name) => !architecture.includes(`\`${name}\``) && !name.startsWith('workbox-'),
    );
    expect(unexplained).toEqual([]);
  });
});

describe('the guides', () => {
  const guides = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
  const { roles } = peopleWording.vi;

  it.each(guides)('%s calls roles and the second factor as the dashboard does', (guide) => {
    const text = readFileSync(join(ROOT, 'docs', guide), 'utf8');
    expect(STALE_NAMES.exec(text)?.[0]).toBeUndefined();
  });

  it('would be found out by a name that the dashboard does not use', () => {
    expect('để kiểm toán viên đề nghị').toMatch(STALE_NAMES);
    const names = Object.values(roles).map(({ name }) => name);
    expect(names.filter((name) => STALE_NAMES.test(name))).toEqual([]);
  });
});
