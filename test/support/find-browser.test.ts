import { describe, expect, it } from 'vitest';
import { findBrowser, findScreenBrowser, type BrowserSurroundings } from './find-browser.ts';

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

describe('findScreenBrowser', () => {
  const HEADLESS = '/second/chromium-headless-shell';

  it('takes CHROME_PATH before anything on PATH', () => {
    const env = { CHROME_PATH: '/own/chrome', PATH: '/second' };
    expect(findScreenBrowser(machine(['/own/chrome', HEADLESS], { env }))).toBe('/own/chrome');
  });

  it('takes the engine alone before the whole browser', () => {
    expect(findScreenBrowser(machine(['/first/chromium', HEADLESS]))).toBe(HEADLESS);
  });

  it('installs the engine where it may', () => {
    const executables = ['/first/chromium'];
    const install = (name: string): void => void executables.push(`/second/${name}`);
    expect(findScreenBrowser(machine(executables, { canInstall: true, install }))).toBe(HEADLESS);
  });

  it.each([
    ['where nothing may be installed', {}],
    [
      'of a distribution that does not have it',
      {
        canInstall: true,
        install: () => {
          throw new Error('Unable to locate package');
        },
      },
    ],
  ])('takes the whole browser %s', (_where, more) => {
    expect(findScreenBrowser(machine(['/first/chromium'], more))).toBe('/first/chromium');
  });
});
