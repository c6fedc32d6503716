import { readFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import preact from '@preact/preset-vite';
import { build, type Plugin } from 'vite';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { injectManifest } from 'workbox-build';

const ROOT = import.meta.dirname;
/** All JavaScript of the kiosk's page, workers included, gzipped; 1 kB = 1000 bytes. */
const KIOSK_PAGE_LIMIT_KB = 25;

/**
 * Bundles the kiosk's service worker beside its page and writes the shell's file list into it.
 * Its name is stable: a browser looks for the new one at the old address.
 */
function serviceWorker(outDir: string): Plugin {
  return {
    name: 'mot-cham:service-worker',
    apply: 'build',
    async closeBundle(failure) {
      if (failure !== undefined) return;
      const bundled = join(outDir, 'sw.bundled.js');
      await build({
        configFile: false,
        logLevel: 'warn',
        define: { 'process.env.NODE_ENV': '"production"' },
        build: {
          outDir,
          emptyOutDir: false,
          copyPublicDir: false,
          modulePreload: false,
          rolldownOptions: {
            input: join(ROOT, 'kiosk/sw/service-worker.ts'),
            output: { format: 'iife', entryFileNames: 'sw.bundled.js' },
          },
        },
      });
      await injectManifest({
        swSrc: bundled,
        swDest: join(outDir, 'sw.js'),
        globDirectory: outDir,
        // Every browser that can run the kiosk reads woff2; the older format is never asked for.
        globPatterns: ['**/*'],
        globIgnores: ['sw.js', 'sw.bundled.js', '**/*.woff'],
        // Hashed names need no revision.
        dontCacheBustURLsMatching: /^assets\//,
        maximumFileSizeToCacheInBytes: 5_000_000,
      });
      await rm(bundled);
      await reportKioskSize(outDir);
    },
  };
}

/** Prints what the kiosk's page weighs and fails the build when it is over the limit. */
async function reportKioskSize(outDir: string): Promise<void> {
  const scripts = (await readdir(outDir, { recursive: true })).filter((name) =>
    /\.m?js$/.test(name),
  );
  const sizes = await Promise.all(
    scripts.map(async (name) => {
      const { length } = gzipSync(await readFile(join(outDir, name)), { level: 9 });
      return { name, kB: length / 1000 };
    }),
  );
  const page = sizes.filter(({ name }) => name !== 'sw.js');
  const pageKb = page.reduce((sum, { kB }) => sum + kB, 0);
  const lines = [
    'kiosk JavaScript, gzipped:',
    ...page.map(({ name, kB }) => `  ${kB.toFixed(1).padStart(6)} kB  ${name}`),
    `  ${pageKb.toFixed(1).padStart(6)} kB  page in all, limit ${String(KIOSK_PAGE_LIMIT_KB)} kB`,
    ...sizes
      .filter(({ name }) => name === 'sw.js')
      .map(({ kB }) => `  ${kB.toFixed(1).padStart(6)} kB  service worker, not counted`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (pageKb > KIOSK_PAGE_LIMIT_KB) {
    throw new Error(
      `The kiosk's page loads ${pageKb.toFixed(1)} kB of JavaScript: over the limit.`,
    );
  }
}

/** One browser app: its own root, base address and folder under dist/. */
function browserApp(folder: string, base: string, outDir: string): ViteUserConfig {
  return {
    root: join(ROOT, folder),
    base,
    // No foreign request and no inline data: the pages run under a strict CSP.
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
    worker: { format: 'es' },
    plugins: [preact()],
  };
}

function versionOfThisProgram(): string {
  const packageJson = readFileSync(join(ROOT, 'package.json'), 'utf8');
  return (JSON.parse(packageJson) as { version: string }).version; // npm insists on it
}

function kiosk(): ViteUserConfig {
  const outDir = join(ROOT, 'dist/kiosk');
  const app = browserApp('kiosk', '/kiosk/', outDir);
  return {
    ...app,
    // Told to the server with every batch, and shown to staff.
    define: { __BUILD__: JSON.stringify(versionOfThisProgram()) },
    plugins: [...(app.plugins ?? []), serviceWorker(outDir)],
  };
}

function dashboard(): ViteUserConfig {
  return browserApp('analytics/dashboard', '/', join(ROOT, 'dist/dashboard'));
}

type Project = Readonly<{
  name: string;
  include: string[];
  exclude?: string[];
  globalSetup?: string[];
  /** Projects of one group run together; a browser gets the machine's two cores for itself. */
  group: number;
  testTimeoutMs: number;
}>;

const OWN_PROJECT = ['contract', 'integration', 'browser', 'journey', 'fault'];
const POSTGRES = 'test/support/postgres-setup.ts';
const BROWSER = 'test/support/browser-setup.ts';

const testProjects: readonly Project[] = [
  {
    name: 'unit',
    // Whatever is not another project's: no test file can be left out by its place.
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: OWN_PROJECT.map((folder) => `test/${folder}/**`),
    group: 0,
    testTimeoutMs: 5_000,
  },
  {
    name: 'contract',
    include: ['test/contract/**/*.test.ts'],
    globalSetup: [POSTGRES],
    group: 1,
    testTimeoutMs: 20_000,
  },
  {
    name: 'integration',
    include: ['test/integration/**/*.test.ts'],
    globalSetup: [POSTGRES],
    group: 1,
    testTimeoutMs: 20_000,
  },
  {
    name: 'browser',
    include: ['test/browser/**/*.test.{ts,tsx}'],
    globalSetup: [BROWSER],
    group: 2,
    testTimeoutMs: 30_000,
  },
  {
    name: 'journey',
    include: ['test/journey/**/*.test.ts'],
    globalSetup: [BROWSER],
    group: 3,
    testTimeoutMs: 120_000,
  },
  {
    name: 'fault',
    include: ['test/fault/**/*.test.ts'],
    globalSetup: [BROWSER],
    group: 4,
    testTimeoutMs: 120_000,
  },
];

function tests(): ViteUserConfig {
  // Before any worker starts: a far time zone shows every date that leans on the machine's own.
  process.env['TZ'] = 'America/Phoenix';
  return {
    root: ROOT,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    test: {
      pool: 'forks',
      allowOnly: false,
      passWithNoTests: false,
      projects: testProjects.map(({ group, testTimeoutMs, exclude = [], ...project }) => ({
        extends: true,
        test: {
          ...project,
          exclude: [...exclude, '**/node_modules/**'],
          sequence: { groupOrder: group },
          fileParallelism: group < 2,
          testTimeout: testTimeoutMs,
          hookTimeout: Math.max(testTimeoutMs, 30_000),
        },
      })),
    },
  };
}

/** `vite build --mode kiosk`, `vite build --mode dashboard`, `vitest`. */
export default defineConfig(({ mode }) => {
  switch (mode) {
    case 'kiosk':
      return kiosk();
    case 'dashboard':
      return dashboard();
    case 'test':
      return tests();
    default:
      throw new Error(`Unknown mode "${mode}": kiosk, dashboard or test.`);
  }
});
