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

/** Builds both browser apps beside this process; answers what a failed build printed. */
export function buildApps(): Promise<string | undefined> {
  const script = join(import.meta.dirname, 'build-both.ts');
  return new Promise((resolve) => {
    const building = execFile(process.execPath, [script], { cwd: ROOT }, (error, out, complaints) =>
      resolve(error === null ? undefined : `${out}\n${complaints}`),
    );
    if (building.pid !== undefined) giveWay(building.pid);
  });
}

/** Whatever is done meanwhile takes longer than a build: on few cores the build waits for it. */
function giveWay(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // Ended already, or not allowed here: it then runs like everything else.
  }
}
