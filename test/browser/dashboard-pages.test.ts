import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../shared/domain/language.ts';
import type { StubState } from '../analytics/dashboard/stub-server.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { ABOUT_WORDS, inEnglish, overflow, useStubDashboard } from './stub-dashboard.ts';

const { open, state } = useStubDashboard();

type Case = Readonly<{ name: string; path: string; set?: Partial<StubState> }>;

const CASES: readonly Case[] = [
  { name: 'overview', path: '/' },
  { name: 'overview of a unit with counters', path: '/?unit=219-3&period=2026-Q4' },
  { name: 'overview without ratings', path: '/', set: { ratings: 'empty' } },
  { name: 'overview without units', path: '/', set: { units: 'none' } },
  { name: 'overview of an unknown unit', path: '/?unit=nowhere' },
  {
    name: 'overview that failed',
    path: '/',
    set: { refuse: { prefix: '/reports', code: 'internal' } },
  },
  { name: 'units', path: '/compare' },
  { name: 'detail of a counter', path: '/compare?unit=24-HCC&table=counters&within=24-HCC-Q2' },
  { name: 'officials', path: '/compare?unit=24-HCC&table=officials&sort=name' },
  { name: 'factors', path: '/compare?table=factors' },
  { name: 'reasons', path: '/compare?table=reasons' },
  { name: 'kiosks', path: '/kiosks' },
  { name: 'no kiosks', path: '/kiosks', set: { kiosks: 'none' } },
  { name: 'a kiosk with gaps and silence', path: '/kiosks/device?within=kiosk-3' },
  { name: 'a suspended kiosk', path: '/kiosks/device?within=kiosk-5' },
  { name: 'a kiosk that was never heard', path: '/kiosks/device?within=kiosk-4' },
  { name: 'a kiosk that does not exist', path: '/kiosks/device?within=gone' },
  { name: 'no chosen kiosk', path: '/kiosks/device' },
  { name: 'a pairing from a QR code', path: '/kiosks?within=BCDF-GHJK' },
  { name: 'the sheet of a counter', path: '/kiosks/sheet?within=kiosk-3' },
  { name: 'the sheet of no counter', path: '/kiosks/sheet?within=gone' },
  { name: 'organisation', path: '/organisation' },
  { name: 'a unit with its history', path: '/organisation?within=phường' },
  { name: 'targets', path: '/targets' },
  { name: 'no targets', path: '/targets', set: { targets: 'none' } },
  { name: 'accounts', path: '/accounts' },
  { name: 'own figures', path: '/own-figures' },
  { name: 'integrity of whole data', path: '/integrity' },
  { name: 'integrity with findings', path: '/integrity', set: { integrity: 'troubled' } },
  { name: 'integrity under verification', path: '/integrity', set: { integrity: 'running' } },
  { name: 'integrity never verified', path: '/integrity', set: { integrity: 'never' } },
  { name: 'audit log', path: '/audit-log' },
  { name: 'audit log, narrowed', path: '/audit-log?action=kiosk.revoke&unit=219-3&text=m%C3%A1y' },
  { name: 'empty audit log', path: '/audit-log', set: { audit: 'none' } },
  { name: 'HTTPS by a local authority', path: '/https' },
  { name: 'HTTPS that ends soon', path: '/https', set: { https: 'ending' } },
  { name: 'HTTPS after a restart', path: '/https', set: { https: 'waiting' } },
  { name: 'no HTTPS', path: '/https', set: { https: 'none' } },
  { name: 'method', path: '/method' },
  { name: 'settings', path: '/settings' },
  { name: 'getting started', path: '/start' },
  { name: 'a page that does not exist', path: '/nowhere' },
  { name: 'sign-in', path: '/', set: { signedIn: false } },
  {
    name: 'sign-in beside an identity provider that knows nobody',
    path: '/?single-sign-on=unknown-account',
    set: { signedIn: false, singleSignOn: 'SSO tỉnh' },
  },
  { name: 'second step of signing in', path: '/', set: { waitsFor: 'second-factor' } },
  { name: 'enrolment that must be', path: '/', set: { waitsFor: 'enrolment' } },
  { name: 'a password link without its code', path: '/invitation', set: { signedIn: false } },
  { name: 'own account', path: '/account' },
  { name: 'own account with two steps', path: '/account', set: { secondFactor: 'on' } },
];

const fitsBothWidths = async (tab: Page): Promise<void> => {
  for (const [width, height] of [
    [1366, 768],
    [1024, 768],
  ] as const) {
    await tab.setViewportSize({ width, height });
    expect((await overflow(tab)).right, `beyond ${String(width)} px`).toBeLessThanOrEqual(0);
  }
};

describe('every page', () => {
  it.each(CASES)('$name has no accessibility fault and fits, in both languages', async (page) => {
    Object.assign(state, page.set);
    const tab = await open(page.path);
    expect(await accessibilityFaults(tab)).toEqual([]);
    await expect.poll(() => tab.title()).toMatch(/ · Một Chạm$/);
    await fitsBothWidths(tab);

    await inEnglish(tab);
    expect(await accessibilityFaults(tab, ABOUT_WORDS)).toEqual([]);
    await fitsBothWidths(tab);
  });

  it.each(LANGUAGES)('fits the overview on an old office screen, in %s', async (language) => {
    const page = await open('/', { language });
    expect(await overflow(page)).toEqual({ right: 0, below: 0 });
  });
});

it('knows a page with a fault when it sees one', async () => {
  const page = await open('/method');
  await page.evaluate(() => document.documentElement.removeAttribute('lang'));
  expect(await accessibilityFaults(page)).toEqual([expect.stringMatching(/^html-has-lang: /)]);
});
