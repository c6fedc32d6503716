import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the page that shows the kiosk's screens on a device that a test plays. */
    kioskHarness: string;
  }
}

/** Runs once before the tests of the kiosk's screens, and anew before each run of a watcher. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cham-harness-'));
  const buildHarness = async () => {
    await build({
      configFile: false,
      logLevel: 'warn',
      root: join(import.meta.dirname, '../browser/kiosk-harness'),
      oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      build: {
        ...{ outDir: folder, emptyOutDir: true, assetsInlineLimit: 0 },
        modulePreload: { polyfill: false },
      },
    });
  };
  await buildHarness();
  project.onTestsRerun(buildHarness);
  project.provide('kioskHarness', folder);
  return () => rm(folder, { recursive: true, force: true });
}
