import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const PAGE = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');
const STATES = ['met', 'partly', 'not met', 'not applicable'] as const;
const PLACE =
  /^(?:(?:shared|kiosk|analytics|server|test|docs)\/[\w./-]+|[\w-]+\.(?:md|json|yaml)|Dockerfile)$/u;

interface Row {
  readonly item: string;
  readonly state: string;
  readonly how: string;
  readonly heldBy: string;
}

/** The rows of the table, by their first cell. */
function rowsOf(page: string): Row[] {
  return page.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, item = '', , state = '', how = '', heldBy = ''] = cells;
    return /^\d+\.\d+\.\d+$/u.test(item) ? [{ item, state, how, heldBy }] : [];
  });
}

/** Places of the tree between backticks. */
const placesIn = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/gu)].flatMap(([, name = '']) => (PLACE.test(name) ? [name] : []));

/** A test file with a title that it says to have. */
const testsIn = (text: string): (readonly [string, string])[] =>
  [...text.matchAll(/`(test\/[\w./-]+)`: “([^”]+)”/gu)].map(([, file = '', title = '']) => [
    file,
    title,
  ]);

const hasTitle = (file: string, title: string): boolean =>
  existsSync(join(ROOT, file)) && readFileSync(join(ROOT, file), 'utf8').includes(title);

const rows = rowsOf(PAGE);

describe('docs/security.md', () => {
  it('has a row for each of the 173 items, in their order', () => {
    const items = rows.map(({ item }) => item);
    expect(new Set(items).size).toBe(173);
    const inOrder = items.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    expect(items).toEqual(inOrder);
  });

  it('names only files that are there', () => {
    const gone = placesIn(PAGE).filter((name) => !existsSync(join(ROOT, name)));
    expect(gone).toEqual([]);
  });

  it('names only tests that are there, by their titles', () => {
    const named = testsIn(PAGE);
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(([file, title]) => !hasTitle(file, title))).toEqual([]);
  });

  it('says of every item how it stands, and shows a file or a section where it is met', () => {
    const unclear = rows.filter(({ state }) => !STATES.some((known) => known === state));
    const unshown = rows.filter(
      ({ state, how }) =>
        (state === 'met' && placesIn(how).length === 0 && !/sections? \d/u.test(how)) ||
        (state === 'not applicable' && !how.includes('because')),
    );
    expect([...unclear, ...unshown]).toEqual([]);
  });

  it('counts its own rows rightly', () => {
    const counts = STATES.map(
      (state) => `${String(rows.filter((row) => row.state === state).length)} ${state}`,
    );
    expect(PAGE).toContain(`Today: ${counts.join(', ')}.`);
  });

  it('names nothing but a test in the last column', () => {
    const odd = rows.filter(({ heldBy }) => heldBy !== '-' && testsIn(heldBy).length === 0);
    expect(odd).toEqual([]);
  });
});

describe('the rows of a page', () => {
  const LINE = '| 1.2.3 | asked | met | `server/gone.ts` | `test/gone.test.ts`: “is gone” |';

  it('are read with their files and tests', () => {
    const [row] = rowsOf(`| item | asked |\n|---|---|\n${LINE}\n`);
    expect(row).toMatchObject({ item: '1.2.3', state: 'met' });
    expect(placesIn(row?.how ?? '')).toEqual(['server/gone.ts']);
    expect(testsIn(row?.heldBy ?? '')).toEqual([['test/gone.test.ts', 'is gone']]);
  });

  it('are found out when a file or a title is gone', () => {
    expect(hasTitle('test/gone.test.ts', 'is gone')).toBe(false);
    expect(hasTitle('test/security-document.test.ts', ['is', 'nowhere'].join(' '))).toBe(false);
    expect(hasTitle('test/security-document.test.ts', 'are found out when')).toBe(true);
  });
});
