import type { SourceFile } from './source-tree.ts';

/**
 * The rings of imports between files, each as "a → b → a", found by a depth-first walk that
 * visits every file once: empty exactly when there is none.
 */
export function importCycles(files: readonly Pick<SourceFile, 'path' | 'imports'>[]): string[] {
  const importsByPath = new Map(files.map(({ path, imports }) => [path, imports]));
  const done = new Set<string>();
  const cycles: string[] = [];

  function walk(path: string, trail: readonly string[]): void {
    const start = trail.indexOf(path);
    if (start >= 0) {
      cycles.push([...trail.slice(start), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const target of importsByPath.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  }

  for (const { path } of files) walk(path, []);
  return cycles;
}
