import { readFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, defineConfig, type Plugin } from 'vite';
import type { ViteUserConfig } from 'vitest/config';
import { applyTokens } from './shared/domain/apply-tokens.ts';
import { testConfiguration } from './test/test-projects.ts';

const ROOT = import.meta.dirname;
/**
 * All JavaScript that a paired kiosk's page loads for its visits, the worker included, gzipped;
 * 1 kB = 1000 bytes. Not counted: what is loaded on demand, for pairing and for staff.
 */
const KIOSK_VISIT_LIMIT_KB = 25;

const PREACT_JSX = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;

/**
 * Bundles the kiosk's service worker beside its page and writes the shell's file list into it.
 * Its name is stable: a browser looks for the new one at the old address.
 */
function serviceWorker(outDir: string, chunks: Chunks): Plugin {
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
      // By its own path: the package's index loads compilers that nobody asks for.
      const { injectManifest } = await import('workbox-build/build/inject-manifest.js');
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
      await reportKioskSize(outDir, chunks);
    },
  };
}

/** What each chunk of the kiosk's page and of its worker loads before it can run. */
type Chunks = Map<string, { readonly isEntry: boolean; readonly imports: readonly string[] }>;

/** The worker is a build inside the build: it takes an instance of its own. */
const noteChunks = (chunks: Chunks): Plugin => ({
  name: 'mot-cham:note-chunks',
  generateBundle(_options, bundle) {
    for (const output of Object.values(bundle)) {
      if (output.type === 'chunk') chunks.set(output.fileName, output);
    }
  },
});

/** Entries and all that they import: what every visit of a paired kiosk loads. */
function loadedAtOnce(chunks: Chunks): Set<string> {
  const loaded = new Set<string>();
  const load = (name: string): void => {
    if (loaded.has(name)) return;
    loaded.add(name);
    chunks.get(name)?.imports.forEach(load);
  };
  for (const [name, { isEntry }] of chunks) if (isEntry) load(name);
  return loaded;
}

/** Prints what the kiosk's JavaScript weighs; fails the build when a visit's is over the limit. */
async function reportKioskSize(outDir: string, chunks: Chunks): Promise<void> {
  const atOnce = loadedAtOnce(chunks);
  const names = (await readdir(outDir, { recursive: true })).filter((name) => /\.m?js$/.test(name));
  const sizes = await Promise.all(
    names.map(async (name) => {
      const { length } = gzipSync(await readFile(join(outDir, name)), { level: 9 });
      return { name, kB: length / 1000, isAtOnce: atOnce.has(name) };
    }),
  );
  const line = (kB: number, words: string): string => `  ${kB.toFixed(1).padStart(6)} kB  ${words}`;
  const inAll = (counted: typeof sizes): number => counted.reduce((sum, { kB }) => sum + kB, 0);
  const visitKb = inAll(sizes.filter(({ isAtOnce }) => isAtOnce));
  const listed = (wanted: boolean, note: string): string[] =>
    sizes
      .filter(({ isAtOnce }) => isAtOnce === wanted)
      .map(({ name, kB }) => line(kB, `${name}${name === 'sw.js' ? ' (service worker)' : note}`));
  const lines = [
    'kiosk JavaScript, gzipped:',
    ...listed(true, ''),
    line(visitKb, `page and worker at a counter, limit ${String(KIOSK_VISIT_LIMIT_KB)} kB`),
    ...listed(false, ' (on demand)'),
    line(inAll(sizes), 'everything'),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (visitKb === 0) throw new Error('No JavaScript of the kiosk was found to weigh.');
  if (visitKb > KIOSK_VISIT_LIMIT_KB) {
    throw new Error(
      `A kiosk's visit loads ${visitKb.toFixed(1)} kB of JavaScript: over the limit.`,
    );
  }
}

/** Prints what the dashboard's JavaScript weighs: what the first page loads, and everything. */
const dashboardSize = (chunks: Chunks): Plugin => ({
  name: 'mot-cham:dashboard-size',
  apply: 'build',
  writeBundle(_options, bundle) {
    const atOnce = loadedAtOnce(chunks);
    let [first, all] = [0, 0];
    for (const [name, output] of Object.entries(bundle)) {
      if (output.type !== 'chunk') continue;
      const kB = gzipSync(output.code, { level: 9 }).length / 1000;
      all += kB;
      if (atOnce.has(name)) first += kB;
    }
    this.info(
      `JavaScript, gzipped: ${first.toFixed(1)} kB at once, ${all.toFixed(1)} kB with all pages`,
    );
  },
});

/**
 * Instead of vite's own helper around every dynamic import: the page has one style sheet, and the
 * shell's cache holds every chunk, so there is nothing to preload.
 */
const plainDynamicImports: Plugin = {
  name: 'mot-cham:plain-dynamic-imports',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load();' : null,
};

/** The tokens as a style sheet, `virtual:tokens.css`: there before the first paint, and no script. */
const tokenSheet: Plugin = {
  name: 'mot-cham:token-sheet',
  resolveId: (id) => (id === 'virtual:tokens.css' ? id : null),
  load(id) {
    if (id !== 'virtual:tokens.css') return null;
    const lines: string[] = [];
    applyTokens({ setProperty: (name, value) => void lines.push(`${name}:${value};`) });
    return `:root{${lines.join('')}}`;
  },
};

/** One browser app: its own root, base address and folder under dist/. */
function browserApp(folder: string, base: string, outDir: string): ViteUserConfig {
  return {
    root: join(ROOT, folder),
    base,
    // No foreign request and no inline data: the pages run under a strict CSP.
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
    worker: { format: 'es' },
  };
}

function versionOfThisProgram(): string {
  const packageJson = readFileSync(join(ROOT, 'package.json'), 'utf8');
  return (JSON.parse(packageJson) as { version: string }).version; // npm insists on it
}

function kiosk(): ViteUserConfig {
  const outDir = join(ROOT, 'dist/kiosk');
  const app = browserApp('kiosk', '/kiosk/', outDir);
  const chunks: Chunks = new Map();
  return {
    ...app,
    // Told to the server with every batch, and shown to staff.
    define: { __BUILD__: JSON.stringify(versionOfThisProgram()) },
    build: {
      ...app.build,
      modulePreload: false,
      rolldownOptions: {
        // All that every visit needs in one file: two compress worse.
        output: { codeSplitting: { groups: [{ name: 'page', test: /kiosk\/main\.tsx$/ }] } },
        transform: { inject: { h: ['preact', 'h'], Fragment: ['preact', 'Fragment'] } },
      },
    },
    // The package's default is written for browsers that have no worker modules either.
    resolve: { alias: { 'workbox-window': 'workbox-window/build/workbox-window.prod.mjs' } },
    worker: {
      ...app.worker,
      plugins: () => [noteChunks(chunks)],
      // Where idb adds shortcuts and cursor iterators: nothing uses them (kiosk/outbox/connection.ts).
      rolldownOptions: {
        treeshake: { manualPureFunctions: ['replaceTraps'] },
        output: { comments: false },
      },
    },
    // Elements as calls of preact's own function: smaller than through its JSX runtime.
    oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
    plugins: [plainDynamicImports, tokenSheet, noteChunks(chunks), serviceWorker(outDir, chunks)],
  };
}

function dashboard(): ViteUserConfig {
  const app = browserApp('analytics/dashboard', '/', join(ROOT, 'dist/dashboard'));
  const chunks: Chunks = new Map();
  return { ...app, oxc: PREACT_JSX, plugins: [noteChunks(chunks), dashboardSize(chunks)] };
}

/** The mode says what for: `npm run build` asks for `kiosk` and `dashboard`, `vitest` for `test`. */
export default defineConfig(({ mode }) => {
  switch (mode) {
    case 'kiosk':
      return kiosk();
    case 'dashboard':
      return dashboard();
    case 'test':
      return { root: ROOT, oxc: PREACT_JSX, test: testConfiguration(ROOT) };
    default:
      throw new Error(`Unknown mode "${mode}": kiosk, dashboard or test.`);
  }
});
