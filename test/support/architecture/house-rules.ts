const EMPTY_NAMES = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager', 'tools'];
const MACHINE_PATH =
  /(?<![\w.:/-])(?:file:\/\/)?\/(?:home|root|tmp|work|mnt|Users)\/[\w.-]+|[A-Z]:[\\/]+Users/g;

/** The paths with a folder or file whose name, or the name's last word, says nothing. */
export function emptyNames(paths: readonly string[]): string[] {
  return paths.filter((path) =>
    path.split('/').some((part) => {
      const stem = part.split('.')[0] ?? '';
      return EMPTY_NAMES.includes(stem.split('-').at(-1) ?? '');
    }),
  );
}

/** How many lines of a source are neither blank nor only comment. */
export function countLines(text: string): number {
  return text.split('\n').filter((line) => !/^\s*($|\/\/|\/?\*)/.test(line)).length;
}

/** The places in a text that belong to one machine: a home, a temporary or a working folder. */
export function machinePaths(text: string): string[] {
  return text.match(MACHINE_PATH) ?? [];
}
