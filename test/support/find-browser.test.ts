import { describe, expect, it } from 'vitest';
import { findBrowser, type BrowserSurroundings } from './find-browser.ts';

function machine(
  executables: readonly string[],
  more: Partial<BrowserSurroundings> = {},
): BrowserSurroundings {
  return {
    env: { PATH: ['/first', '/second'].join(':') },
    isExecutable: (path) => executables.includes(path),
    canInstall: false,
    install: () => {
      throw new Error('must not install');
    },
    ...more,
  };
}

describe('findBrowser', () => {
  it('takes CHROME_PATH before anything on PATH', () => {
    const env = { CHROME_PATH: '/own/chrome', PATH: '/first' };
    expect(findBrowser(machine(['/own/chrome', '/first/chromium'], { env }))).toBe('/own/chrome');
  });

  it('does not fall back when CHROME_PATH is wrong', () => {
    const env = { CHROME_PATH: '/own/chrome', PATH: '/first' };
    expect(() => findBrowser(machine(['/first/chromium'], { env }))).toThrow(/CHROME_PATH/);
  });

  it.each([
    [['/second/chromium', '/first/google-chrome'], '/second/chromium'],
    [['/first/google-chrome', '/first/chromium-browser'], '/first/google-chrome'],
    [['/second/chromium-browser'], '/second/chromium-browser'],
  ])('of %j takes %s', (executables, found) => {
    expect(findBrowser(machine(executables))).toBe(found);
  });

  it('says what to install where it may not install', () => {
    expect(() => findBrowser(machine([]))).toThrow(/Install the package "chromium"/);
  });

  it('installs a missing one where it may', () => {
    const executables: string[] = [];
    const install = (): void => void executables.push('/second/chromium');
    expect(findBrowser(machine(executables, { canInstall: true, install }))).toBe(
      '/second/chromium',
    );
  });

  it('says what to install when installing brought none', () => {
    expect(() => findBrowser(machine([], { canInstall: true, install: () => undefined }))).toThrow(
      /Install the package "chromium"/,
    );
  });
});
