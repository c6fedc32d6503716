import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'google-chrome', 'chromium-browser'];
const HEADLESS = 'chromium-headless-shell';
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
  /** Throws where the distribution has no such package. */
  install: (debianPackage: string) => void;
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
  const found = searchPath(around, NAMES);
  if (found !== undefined) return found;
  if (around.canInstall) {
    around.install('chromium');
    const installed = searchPath(around, NAMES);
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'The browser tests need Chromium. Install the package "chromium" or Google Chrome, or set CHROME_PATH to its executable.',
  );
}

/**
 * The same engine without a window around the page, where there is one or it can be installed, else
 * the browser: pages open with a third of the work. For tests that look at pages; what a tablet
 * lives through is tested in the whole browser.
 */
export function findScreenBrowser(around: BrowserSurroundings = thisMachine()): string {
  if ((around.env['CHROME_PATH'] ?? '') !== '') return findBrowser(around);
  const found = searchPath(around, [HEADLESS]);
  if (found !== undefined) return found;
  if (around.canInstall) {
    try {
      around.install(HEADLESS);
    } catch {
      process.stdout.write(`No package "${HEADLESS}" here: taking the whole browser, slower.\n`);
    }
  }
  return searchPath(around, [HEADLESS]) ?? findBrowser(around);
}

function searchPath(
  { env, isExecutable }: BrowserSurroundings,
  names: readonly string[],
): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
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

function installOnDebian(debianPackage: string): void {
  process.stdout.write(`Not found: installing the Debian package "${debianPackage}" (apt-get).\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  execFileSync('apt-get', ['install', '-y', '-qq', debianPackage], { stdio: 'inherit', env });
}
