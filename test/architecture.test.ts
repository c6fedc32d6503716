import { describe, expect, it } from 'vitest';
import { forbiddenImports } from './support/architecture/arrows.ts';
import { countLines, emptyNames, machinePaths } from './support/architecture/house-rules.ts';
import { importCycles } from './support/architecture/import-cycles.ts';
import {
  allPaths,
  importsOf,
  rootListing,
  sourceFiles,
  textOf,
} from './support/architecture/source-tree.ts';

const ALLOWED_AT_THE_ROOT = [
  // The eight fixed names.
  ...['kiosk', 'server', 'analytics', 'shared', 'test'],
  ...['package.json', 'tsconfig.json', 'vite.config.ts'],
  // For people.
  ...['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'LICENSE', 'docs'],
  // What a tool looks for here and nowhere else.
  ...['.ci', '.gitignore', '.prettierignore', '.prettierrc.json'],
  ...['eslint.config.js', 'package-lock.json'],
  ...['Dockerfile', '.dockerignore', 'compose.yaml'],
];
const SOURCE_LINES = 250;

const files = sourceFiles();
const paths = allPaths();

describe('the tree', () => {
  it('is read: every room has files and imports are resolved', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.find(({ path }) => path === 'test/architecture.test.ts')?.imports).toContain(
      'test/support/architecture/arrows.ts',
    );
  });

  it('follows the arrows between rooms', () => {
    expect(forbiddenImports(files)).toEqual([]);
  });

  it('has no ring of imports', () => {
    expect(importCycles(files)).toEqual([]);
  });

  it('has no name that says nothing', () => {
    expect(emptyNames(paths)).toEqual([]);
  });

  it('has only the agreed names at its root', () => {
    expect(rootListing().filter((name) => !ALLOWED_AT_THE_ROOT.includes(name))).toEqual([]);
  });

  it(`has no source of more than ${SOURCE_LINES} lines`, () => {
    const long = paths
      .filter((path) => /\.(tsx?|css)$/.test(path) && !path.startsWith('test/'))
      .filter((path) => countLines(textOf(path)) > SOURCE_LINES);
    expect(long).toEqual([]);
  });

  it('names no folder of one machine', () => {
    const text = paths.filter((path) => /\.(tsx?|js|json|css|html|md|R)$|^\.ci\//.test(path));
    expect(
      text.flatMap((path) => machinePaths(textOf(path)).map((found) => `${path}: ${found}`)),
    ).toEqual([]);
  });
});

describe('the arrows', () => {
  it.each([
    ['shared/domain/level.ts', 'server/config.ts'],
    ['analytics/stats/verdict.ts', 'shared/api/problems.ts'],
    ['analytics/reports/table.ts', 'analytics/dashboard/app.tsx'],
    ['analytics/dashboard/app.tsx', 'server/app.ts'],
    ['kiosk/visit/visit.ts', 'kiosk/outbox/journal.ts'],
    ['kiosk/sw/service-worker.ts', 'kiosk/outbox/journal.ts'],
    ['kiosk/screens/rate.tsx', 'analytics/stats/verdict.ts'],
    ['server/app.ts', 'kiosk/main.tsx'],
    ['server/app.ts', 'analytics/dashboard/app.tsx'],
    ['server/app.ts', 'test/support/find-browser.ts'],
    ['shared/domain/level.ts', 'sharedness/level.ts'],
  ])('forbid %s → %s', (path, target) => {
    expect(forbiddenImports([{ path, imports: [target] }])).toEqual([`${path} → ${target}`]);
  });

  it.each([
    ['kiosk/screens/rate.tsx', 'kiosk/visit/visit.ts'],
    ['kiosk/visit/visit.ts', 'shared/domain/level.ts'],
    ['server/app.ts', 'analytics/reports/table.ts'],
    ['test/journey/rating.test.ts', 'kiosk/outbox/journal.ts'],
  ])('allow %s → %s', (path, target) => {
    expect(forbiddenImports([{ path, imports: [target] }])).toEqual([]);
  });

  it('leave no file outside the rooms', () => {
    expect(forbiddenImports([{ path: 'analytics/loose.ts', imports: [] }])).toEqual([
      'analytics/loose.ts stands in no room',
    ]);
  });
});

describe('importsOf', () => {
  it.each([
    ["import { a } from '../b/c.ts';", 'shared/b/c.ts'],
    ["import type { A } from './c.ts';", 'shared/a/c.ts'],
    ["export { a } from './c.ts';", 'shared/a/c.ts'],
    ["export const load = () => import('./c.ts');", 'shared/a/c.ts'],
    ["new Worker(new URL('./c.ts', import.meta.url));", 'shared/a/c.ts'],
    ["import './look.css';", 'shared/a/look.css'],
  ])('sees %s', (text, target) => {
    expect(importsOf('shared/a/self.ts', text)).toEqual([target]);
  });

  it('leaves packages out', () => {
    expect(importsOf('shared/a/self.ts', "import { h } from 'preact';")).toEqual([]);
  });
});

describe('importCycles', () => {
  it('names a ring and not the files that only lead into it', () => {
    const ring = [
      { path: 'in.ts', imports: ['a.ts'] },
      { path: 'a.ts', imports: ['b.ts'] },
      { path: 'b.ts', imports: ['c.ts'] },
      { path: 'c.ts', imports: ['a.ts'] },
    ];
    expect(importCycles(ring)).toEqual(['a.ts → b.ts → c.ts → a.ts']);
  });

  it('takes two ways to one file for no ring', () => {
    const diamond = [
      { path: 'a.ts', imports: ['b.ts', 'c.ts'] },
      { path: 'b.ts', imports: ['d.ts'] },
      { path: 'c.ts', imports: ['d.ts'] },
      { path: 'd.ts', imports: [] },
    ];
    expect(importCycles(diamond)).toEqual([]);
  });
});

describe('the house rules', () => {
  it.each(['server/utils/date.ts', 'kiosk/date-helpers.ts', 'kiosk/common.css', 'a/db-manager.ts'])(
    'find the empty name in %s',
    (path) => {
      expect(emptyNames([path])).toEqual([path]);
    },
  );

  it('let a word stand that only contains one', () => {
    expect(emptyNames(['docs/manager-guide.md', 'server/commonwealth.ts'])).toEqual([]);
  });

  it('count neither blank lines nor comments', () => {
    expect(countLines('/**\n * Why.\n */\n\nconst a = 1; // one\n// two\nconst b = 2;\n')).toBe(2);
  });

  it.each([
    ["readFile('%')", ['home', 'an', 'notes.txt'], ['home', 'an']],
    ['see %', ['tmp', 'report.json'], ['tmp', 'report.json']],
  ])('find a machine path in %s', (template, inside, found) => {
    const text = template.replace('%', ['', ...inside].join('/'));
    expect(machinePaths(text)).toEqual([['', ...found].join('/')]);
  });

  it('let addresses and relative paths stand', () => {
    const address = ['https://example.vn', 'home', 'list'].join('/');
    const relative = ['..', 'work', 'a.ts'].join('/');
    expect(machinePaths(`${address} ${relative}`)).toEqual([]);
  });
});
