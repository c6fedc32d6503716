import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { TestProjectInlineConfiguration, ViteUserConfig } from 'vitest/config';

type Project = Readonly<{
  name: string;
  include: string[];
  exclude?: string[];
  globalSetup?: string[];
  /** Projects of one group run together: what waits for a disk beside what draws pages. */
  group: number;
  testTimeoutMs: number;
  /**
   * Its files follow each other in one process, which loads the program once: a quarter of their
   * time. Not where a test puts its own in the place of what is global, or of a module.
   */
  sharesProcess?: true;
}>;

const OWN_PROJECT = ['contract', 'integration', 'browser', 'journey', 'fault'];
const POSTGRES = 'test/support/postgres-setup.ts';
const BROWSER = 'test/support/browser-setup.ts';
const DASHBOARD = 'test/support/dashboard-setup.ts';
const HARNESS = 'test/support/harness-setup.ts';
const BROWSER_KILL = 'test/fault/browser-kill.test.ts';

const PROJECTS: readonly Project[] = [
  {
    name: 'unit',
    // Whatever is not another project's: no test file can be left out by its place.
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: OWN_PROJECT.map((folder) => `test/${folder}/**`),
    group: 0,
    testTimeoutMs: 15_000,
  },
  {
    name: 'contract',
    include: ['test/contract/**/*.test.ts'],
    globalSetup: [POSTGRES],
    group: 1,
    testTimeoutMs: 60_000,
    sharesProcess: true,
  },
  {
    name: 'integration',
    include: ['test/integration/**/*.test.ts'],
    globalSetup: [POSTGRES],
    group: 1,
    testTimeoutMs: 60_000,
    sharesProcess: true,
  },
  {
    name: 'browser',
    include: ['test/browser/**/*.test.{ts,tsx}'],
    globalSetup: [BROWSER, DASHBOARD, HARNESS],
    group: 2,
    testTimeoutMs: 60_000,
    sharesProcess: true,
  },
  {
    name: 'journey',
    include: ['test/journey/**/*.test.ts'],
    globalSetup: [BROWSER],
    group: 2,
    testTimeoutMs: 300_000,
  },
  {
    name: 'fault',
    include: ['test/fault/**/*.test.ts'],
    exclude: [BROWSER_KILL],
    group: 2,
    testTimeoutMs: 600_000,
  },
  {
    name: 'fault-browser',
    include: [BROWSER_KILL],
    globalSetup: [BROWSER],
    group: 2,
    testTimeoutMs: 600_000,
  },
];

/** What `vitest --project NAME` runs, each with its own folders, services and patience. */
const testProjects = (): TestProjectInlineConfiguration[] =>
  PROJECTS.map(({ group, testTimeoutMs, sharesProcess, exclude = [], ...project }) => ({
    extends: true,
    test: {
      ...project,
      exclude: [...exclude, '**/node_modules/**'],
      sequence: { groupOrder: group },
      isolate: sharesProcess !== true,
      testTimeout: testTimeoutMs,
      hookTimeout: Math.max(testTimeoutMs, 30_000),
    },
  }));

/** How all of them run. It sets the environment of this process, which its workers take over. */
export function testConfiguration(root: string): NonNullable<ViteUserConfig['test']> {
  // A far time zone shows every date that leans on the machine's own.
  process.env['TZ'] = 'America/Phoenix';
  // Hundreds of servers are started and killed: each spares half of its start. Coverage wants exact
  // counts, which cached code does not give.
  if (!process.argv.includes('--coverage')) {
    process.env['NODE_COMPILE_CACHE'] = join(root, 'node_modules/.cache/compile');
  }
  return {
    pool: 'forks',
    // One core less is the default, and that is half of a machine with two.
    maxWorkers: availableParallelism(),
    allowOnly: false,
    passWithNoTests: false,
    // It only ends a wait for what never comes: a busy machine draws a page late.
    expect: { poll: { timeout: 20_000 } },
    coverage: {
      provider: 'v8',
      // Where a branch that no test takes could lose a rating.
      include: ['kiosk/outbox/**/*.ts', 'server/ingest/**/*.ts'],
      reporter: ['text'],
      thresholds: { branches: 100 },
    },
    projects: testProjects(),
  };
}
