import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const APPS = ['kiosk', 'dashboard'] as const;

/** Are both browser apps there, built? */
export function appsAreBuilt(): boolean {
  return APPS.every((app) => existsSync(join(ROOT, 'dist', app, 'index.html')));
}

/**
 * Builds both browser apps, each in a process of its own; answers what a failed one printed, and
 * undefined when both are there.
 */
export async function buildApps(): Promise<string | undefined> {
  const outputs = await Promise.all(APPS.map(buildApp));
  return outputs.find((output) => output !== undefined);
}

/** Undefined when it was built. */
function buildApp(app: (typeof APPS)[number]): Promise<string | undefined> {
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--mode', app];
  return new Promise((resolve) => {
    const building = execFile(process.execPath, args, { cwd: ROOT }, (error, stdout, stderr) => {
      resolve(error === null ? undefined : `${stdout}\n${stderr}`);
    });
    if (building.pid !== undefined) giveWay(building.pid);
  });
}

/** Whatever is done meanwhile takes longer than a build: on few cores the build waits for it. */
function giveWay(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Ended already, or not allowed here: it then runs like everything else.
  }
}
