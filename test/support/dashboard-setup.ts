import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder that stands for `dist/`: the dashboard as it is built now. */
    builtApps: string;
  }
}

/** Runs once before the tests that open the dashboard, and anew before each run of a watcher. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cham-dashboard-'));
  const buildDashboard = async () => {
    await build({
      configFile: join(import.meta.dirname, '../../vite.config.ts'),
      mode: 'dashboard',
      logLevel: 'error',
      build: { outDir: join(folder, 'dashboard'), emptyOutDir: true },
    });
  };
  await buildDashboard();
  project.onTestsRerun(buildDashboard);
  project.provide('builtApps', folder);
  return () => rm(folder, { recursive: true, force: true });
}
