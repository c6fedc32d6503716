import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Path of strace, which makes system calls fail; on Debian as root a missing one is installed.
 * Throws, saying what to install, when there is none.
 */
export function findStrace(): string {
  const found = searchPath();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    process.stdout.write('No strace found: installing the Debian package "strace" (apt-get).\n');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    execFileSync('apt-get', ['install', '-y', '-qq', 'strace'], { stdio: 'inherit', env });
  }
  const installed = searchPath();
  if (installed !== undefined) return installed;
  throw new Error(
    'The tests of a failing disk need strace (Linux only). Install the package "strace".',
  );
}

function searchPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, 'strace')).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Absent or not executable: either way nothing to start.
    return false;
  }
}
