import type { TestProject } from 'vitest/node';
import { findBrowser, findScreenBrowser } from './find-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the Chromium that playwright-core starts (`executablePath`). */
    browserPath: string;
    /** As above, for tests that only look at pages: the engine without a window, if there is one. */
    screenBrowserPath: string;
  }
}

/** Runs once before the browser tests: finds the browsers or fails with what to install. */
export default function setup(project: TestProject): void {
  project.provide('browserPath', findBrowser());
  project.provide('screenBrowserPath', findScreenBrowser());
}
