import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'google-chrome', 'chromium-browser'];
const IS_ROOT = process.getuid?.() === 0;

/** For every launch: the browser stays quiet, asks nobody for anything, and starts as root too. */
export const chromiumFlags: readonly string[] = [
  ...(IS_ROOT ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Some distributions ask for it; without a graphics card it is drawn by the processor, slower.
  '--disable-gpu-rasterization',
];

/** What the search looks at, and how it installs what is missing. */
export type BrowserSurroundings = Readonly<{
  env: Readonly<Record<string, string | undefined>>;
  isExecutable: (path: string) => boolean;
  canInstall: boolean;
  install: () => void;
}>;

/**
 * The path of a Chromium: CHROME_PATH, else the first known name on PATH; on Debian as root a
 * missing one is installed. Throws, saying what to install, when there is none.
 */
export function findBrowser(around: BrowserSurroundings = thisMachine()): string {
  const given = around.env['CHROME_PATH'];
  if (given !== undefined && given !== '') {
    if (around.isExecutable(given)) return given;
    throw new Error(`CHROME_PATH is "${given}", which is not an executable file.`);
  }
  const found = searchPath(around);
  if (found !== undefined) return found;
  if (around.canInstall) {
    around.install();
    const installed = searchPath(around);
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'The browser tests need Chromium. Install the package "chromium" or Google Chrome, or set CHROME_PATH to its executable.',
  );
}

function searchPath({ env, isExecutable }: BrowserSurroundings): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function thisMachine(): BrowserSurroundings {
  return {
    env: process.env,
    isExecutable,
    canInstall: IS_ROOT && existsSync('/etc/debian_version'),
    install: installOnDebian,
  };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Absent or not executable: either way not a browser to start.
    return false;
  }
}

function installOnDebian(): void {
  process.stdout.write('No Chromium found: installing the Debian package "chromium" (apt-get).\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'inherit', env });
}
