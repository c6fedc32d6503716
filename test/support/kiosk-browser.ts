import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { chromiumFlags } from './find-browser.ts';
import { until } from './until.ts';

/** A browser that runs on a profile of its own on the disk, as on a tablet. */
export interface KioskBrowser {
  readonly page: Page;
  /** A clean window beside the kiosk's: nothing of the profile is shared with it. */
  newContext(): Promise<BrowserContext>;
  /** SIGKILL to the browser and all of its processes at once, as a power cut does it. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface KioskBrowserOptions {
  readonly browserPath: string;
  /** Made when it is not there; what a killed browser left in it is found again. */
  readonly profileFolder: string;
  readonly width: number;
  readonly height: number;
}

/** Where a browser writes the port of its debugging protocol. */
const PORT_FILE = 'DevToolsActivePort';
const START_MS = 30_000;

/** Starts a real Chromium in a process group of its own and opens one blank page. */
export async function startKioskBrowser(options: KioskBrowserOptions): Promise<KioskBrowser> {
  const portFile = join(options.profileFolder, PORT_FILE);
  await rm(portFile, { force: true });
  const child = spawnBrowser(options);
  try {
    const browser = await connect(child, portFile);
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('The browser has no default context.');
    const page = context.pages()[0] ?? (await context.newPage());
    await page.setViewportSize({ width: options.width, height: options.height });
    return {
      page,
      newContext: () => browser.newContext(),
      kill: () => killGroup(child),
      async close() {
        await browser.close();
        await killGroup(child);
      },
    };
  } catch (error) {
    await killGroup(child);
    throw error;
  }
}

function spawnBrowser(options: KioskBrowserOptions): ChildProcess {
  const flags = [
    ...chromiumFlags,
    '--headless=new',
    '--touch-events=enabled',
    `--user-data-dir=${options.profileFolder}`,
    '--remote-debugging-port=0',
    `--window-size=${String(options.width)},${String(options.height)}`,
    'about:blank',
  ];
  // Detached: a group of its own, so that one signal reaches every process of the browser.
  return spawn(options.browserPath, flags, { detached: true, stdio: 'ignore' });
}

async function connect(child: ChildProcess, portFile: string): Promise<Browser> {
  const address = await until('the browser gives its debugging port', START_MS, async () => {
    if (child.exitCode !== null)
      throw new Error(`The browser ended with ${String(child.exitCode)}.`);
    return debuggingAddress(portFile);
  });
  return chromium.connectOverCDP(address);
}

/** Undefined until the browser has written the whole file: port and path. */
async function debuggingAddress(portFile: string): Promise<string | undefined> {
  try {
    const [port, path] = (await readFile(portFile, 'utf8')).split('\n');
    return path === undefined ? undefined : `ws://127.0.0.1:${port ?? ''}${path}`;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function killGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const exited = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // The whole group has gone already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
  await exited;
}
