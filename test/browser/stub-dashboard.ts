import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
import type { Language } from '../../shared/domain/language.ts';
import { NOW_MS } from '../analytics/dashboard/canned-organisation.ts';
import { STUB_DEFAULTS, startStub } from '../analytics/dashboard/stub-server.ts';
import type { StubState } from '../analytics/dashboard/stub-server.ts';
import type {} from '../support/browser-setup.ts';
import type {} from '../support/dashboard-setup.ts';
import { chromiumFlags } from '../support/find-browser.ts';
import { until } from '../support/until.ts';

type View = Readonly<{ language?: Language; width?: number; height?: number }>;

/** The dashboard as it is built now, on a stub of the server, for the tests of one file. */
export interface StubDashboard {
  /** What the stub stands for; set back before each test. */
  readonly state: StubState;
  /** Opens an address in a window of its own, and waits until the page rests. */
  open(path: string, view?: View): Promise<Page>;
  /** One window for all tests of a `describe` that only look at one page; nothing is changed there. */
  openOnce(path: string): () => Page;
  /** Where the stub listens, once it does. */
  origin(): string;
}

/** Registers what comes before and after the tests: a page that complains fails its test. */
export function useStubDashboard(): StubDashboard {
  const state: StubState = { ...STUB_DEFAULTS };
  const complaints: string[] = [];
  let browser: Browser;
  let context: BrowserContext | undefined;
  let stub: Awaited<ReturnType<typeof startStub>>;

  beforeAll(async () => {
    stub = await startStub(join(inject('builtApps'), 'dashboard'), state);
    browser = await chromium.launch({
      executablePath: inject('screenBrowserPath'),
      args: [...chromiumFlags],
    });
  });

  afterAll(async () => {
    await browser.close();
    await stub.close();
  });

  beforeEach(() => {
    Object.assign(state, { ...STUB_DEFAULTS, posted: [] });
    complaints.length = 0;
  });

  afterEach(async () => {
    await context?.close();
    context = undefined;
    expectNone(complaints);
  });

  /** In a window of its own; what the page complains of goes to `heard`. */
  const visit = async (path: string, view: View, heard: string[]): Promise<Page> => {
    const { language = 'vi', width = 1366, height = 768 } = view;
    const own = await browser.newContext({
      viewport: { width, height },
      acceptDownloads: true,
      // A look at colours in the middle of a fade would judge what nobody reads.
      reducedMotion: 'reduce',
    });
    own.setDefaultTimeout(20_000);
    const page = await own.newPage();
    page.on('pageerror', (error) => heard.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) heard.push(message.text());
    });
    await page.clock.setFixedTime(NOW_MS);
    await page.addInitScript((chosen) => {
      // Kept where the reader's own choice already stands.
      localStorage.setItem(
        'mot-cham.dashboard.language',
        localStorage.getItem('mot-cham.dashboard.language') ?? chosen,
      );
    }, language);
    const rested = untilAnswered(page);
    await page.goto(`${stub.url}${path}`);
    await page.locator('h1').waitFor({ state: 'attached' });
    await rested();
    return page;
  };

  const open: StubDashboard['open'] = async (path, view = {}) => {
    const page = await visit(path, view, complaints);
    context = page.context();
    return page;
  };

  const openOnce: StubDashboard['openOnce'] = (path) => {
    const heard: string[] = [];
    let page: Page | undefined;
    beforeAll(async () => {
      Object.assign(state, { ...STUB_DEFAULTS, posted: [] });
      page = await visit(path, {}, heard);
    });
    afterAll(async () => {
      await page?.context().close();
      expectNone(heard);
    });
    return () => {
      if (page === undefined) throw new Error(`${path} is not open yet.`);
      return page;
    };
  };

  return { state, open, openOnce, origin: () => stub.url };
}

/** A refused request is the browser's own line; everything else is a fault of the page. */
const expectNone = (complaints: readonly string[]): void =>
  expect(complaints.filter((line) => !line.startsWith('Failed to load resource'))).toEqual([]);

/** Colours and structure stay as they are in another language; words and names do not. */
export const ABOUT_WORDS = [
  'cat.name-role-value',
  'cat.text-alternatives',
  'cat.language',
  'cat.forms',
];

/** What stands in for a part of the page that is still on its way. */
const UNFINISHED = '.skeleton, [aria-busy=true]';

/** The same page in the other language, without another opening. */
export async function inEnglish(page: Page): Promise<void> {
  const dialog = page.locator('dialog[open]');
  if ((await dialog.count()) === 0) {
    await page.getByRole('button', { name: 'EN, English' }).click();
  } else {
    // Nobody reaches the switch behind a question: as if the language had been chosen before.
    await page.evaluate(() => localStorage.setItem('mot-cham.dashboard.language', 'en'));
    await page.reload();
    await dialog.waitFor();
    await expect.poll(() => page.locator(UNFINISHED).count()).toBe(0);
  }
  await page.locator('html[lang=en]').waitFor();
}

/**
 * Watches the calls of a page; the answer waits until every one is answered, nothing was asked for
 * a tenth of a second and the page shows what came. The stub answers at once: the browser's own
 * half second is too long.
 */
function untilAnswered(page: Page): () => Promise<void> {
  const open = new Set<Request>();
  let lastMs = performance.now();
  const note = (change: (request: Request) => unknown) => (request: Request) => {
    change(request);
    lastMs = performance.now();
  };
  page.on(
    'request',
    note((request) => open.add(request)),
  );
  page.on(
    'requestfinished',
    note((request) => open.delete(request)),
  );
  page.on(
    'requestfailed',
    note((request) => open.delete(request)),
  );
  return () =>
    until('the page has its answers', 20_000, async () => {
      if (open.size > 0 || performance.now() - lastMs <= 100) return undefined;
      return (await page.locator(UNFINISHED).count()) === 0 ? true : undefined;
    }).then(() => undefined);
}

/** How far the page goes beyond the window, in pixels. */
export function overflow(page: Page): Promise<{ right: number; below: number }> {
  return page.evaluate(() => ({
    right: document.documentElement.scrollWidth - window.innerWidth,
    below: document.documentElement.scrollHeight - window.innerHeight,
  }));
}
