import type { TestProject } from 'vitest/node';
import { findBrowser } from './find-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the Chromium that playwright-core starts (`executablePath`). */
    browserPath: string;
  }
}

/** Runs once before the browser tests: finds the browser or fails with what to install. */
export default function setup(project: TestProject): void {
  project.provide('browserPath', findBrowser());
}
