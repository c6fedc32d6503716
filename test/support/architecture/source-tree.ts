import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** One file of ours: its path from the root with `/`, its text, and which of our files it names. */
export type SourceFile = Readonly<{ path: string; text: string; imports: readonly string[] }>;

const ROOT = join(import.meta.dirname, '../../..');
const WORKER_ADDRESS = /new URL\(\s*['"](\.[^'"]+)['"]\s*,\s*import\.meta\.url/g;

/** The names at the root, without git's folder and what .gitignore names there. */
export function rootListing(): string[] {
  const ignored = readFileSync(join(ROOT, '.gitignore'), 'utf8')
    .split('\n')
    .map((line) => line.replace(/^\/|\/$/g, ''));
  return readdirSync(ROOT).filter((name) => name !== '.git' && !ignored.includes(name));
}

/** Every file under the root's listing, as paths from the root with `/`. */
export function allPaths(): string[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => rootListing().includes(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(entry.name) : [entry.name]));
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.normalize(join(entry.parentPath, entry.name).replaceAll('\\', '/')))
    .map((path) => posix.relative(ROOT.replaceAll('\\', '/'), path));
}

/** The text of a file named by its path from the root. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Our own TypeScript, with its imports resolved to paths from the root. */
export function sourceFiles(): SourceFile[] {
  return allPaths()
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => {
      const text = textOf(path);
      return { path, text, imports: importsOf(path, text) };
    });
}

/**
 * The files of ours that a text names: import and export declarations (types too), dynamic
 * imports, and worker addresses. Paths are taken from the root; packages are left out.
 */
export function importsOf(path: string, text: string): string[] {
  const declared = ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName);
  const workers = [...text.matchAll(WORKER_ADDRESS)].map((match) => match[1] ?? '');
  return [...declared, ...workers]
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(path), name));
}
