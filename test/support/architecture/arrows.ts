import type { SourceFile } from './source-tree.ts';

/**
 * Who may import whom: the complete list. A file stands in the room with the longest name that
 * begins its path, and may import from its own room and from the rooms given here.
 */
export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  'analytics/stats': ['shared/domain'],
  'analytics/reports': ['analytics/stats', 'shared'],
  'analytics/dashboard': ['analytics/reports', 'analytics/stats', 'shared'],
  kiosk: ['shared'],
  'kiosk/visit': ['shared'],
  // Not one of the arrows between rooms, but what the service worker's room promises: no ratings.
  'kiosk/sw': [],
  server: ['shared', 'analytics/stats', 'analytics/reports'],
  test: ['shared', 'analytics', 'kiosk', 'server', 'vite.config.ts'],
  // The design tokens become a stylesheet when the apps are built; it also starts the tests.
  'vite.config.ts': ['shared/domain', 'test/test-projects.ts'],
};

/** Each import against the arrows as "from → to", and each file that stands in no room. */
export function forbiddenImports(files: readonly Pick<SourceFile, 'path' | 'imports'>[]): string[] {
  return files.flatMap(({ path, imports }) => {
    const room = roomOf(path);
    if (room === undefined) return [`${path} stands in no room`];
    const allowed = [room, ...(ARROWS[room] ?? [])];
    return imports
      .filter((target) => !allowed.some((name) => isInside(target, name)))
      .map((target) => `${path} → ${target}`);
  });
}

function roomOf(path: string): string | undefined {
  return Object.keys(ARROWS)
    .filter((room) => isInside(path, room))
    .sort((a, b) => b.length - a.length)[0];
}

function isInside(path: string, room: string): boolean {
  return path === room || path.startsWith(`${room}/`);
}
