import type { Page } from 'playwright-core';
import type { KioskReady, KioskStatus } from '../../../kiosk/kiosk-port.ts';
import type { KioskConfiguration } from '../../../shared/domain/kiosk-configuration.ts';
import type { Language } from '../../../shared/domain/language.ts';
import {
  fiveFactors,
  kioskConfiguration,
  NINE_O_CLOCK_MS,
} from '../../fixtures/kiosk-configuration.ts';
import { dutyPanel, openDuty, openOfficials, typePin } from './duty-panel.ts';
import { settle, show, TABLET } from './open-harness.ts';

export function ready(changes: Partial<KioskConfiguration> = {}): KioskReady {
  return {
    kind: 'ready',
    configuration: kioskConfiguration(changes),
    queue: {
      pending: 2,
      held: 1,
      oldestPendingWallMs: NINE_O_CLOCK_MS,
      lastContactWallMs: NINE_O_CLOCK_MS,
      online: false,
    },
    refusal: null,
    updateWaiting: false,
    reloadDue: false,
  };
}

export const unpaired: Extract<KioskStatus, { kind: 'unpaired' }> = {
  kind: 'unpaired',
  userCode: 'WXWZ-WMMW',
  fingerprint: 'WMWM-WQWM-LMNP-WWWW',
  expiresAtMs: NINE_O_CLOCK_MS,
  serverAddress: 'https://danhgia.bacgiang.example.vn:8443',
  clockSkewMs: 3_780_000,
};

export const face = (page: Page, place: number) => page.getByRole('radio').nth(place);

/** Touches a face and waits until its moment is over and the next screen has settled. */
export async function pick(page: Page, place: number): Promise<void> {
  await face(page, place).click();
  await page.clock.runFor(700);
  await settle(page);
}

export interface Screen {
  readonly status: KioskStatus;
  /** From the first screen of the status to the one that is meant. */
  readonly go?: (page: Page) => Promise<void>;
  /** What is there once the part of it that is loaded on demand has come. */
  readonly awaits?: string;
}

export const SCREENS: Readonly<Record<string, Screen>> = {
  starting: { status: { kind: 'starting' } },
  unpaired: { status: unpaired, awaits: '.pairing-code' },
  'pairing-offline': {
    awaits: '.steps',
    status: { kind: 'pairing-offline', serverAddress: 'https://danhgia.example.vn' },
  },
  insecure: {
    status: { kind: 'insecure', serverAddress: '192.168.1.20:3000' },
    awaits: '.steps',
  },
  'other-window': { status: { kind: 'other-window' }, awaits: '.steps' },
  'key lost': {
    status: { kind: 'key-lost', serverAddress: 'https://danhgia.example.vn' },
    awaits: '.steps',
  },
  revoked: { status: { kind: 'revoked', pending: 1_284 }, awaits: '.steps' },
  'revoked, asked to pair again': {
    status: { kind: 'revoked', pending: 0 },
    go: (page) => page.locator('.button').first().click(),
    awaits: '.notice',
  },
  'storage failed at start': {
    status: { kind: 'storage-failed', reason: 'quota' },
    awaits: '.steps',
  },
  rate: { status: ready() },
  'rate without an official': { status: ready({ duties: [], hotline: null }) },
  picked: { status: ready(), go: (page) => face(page, 4).click() },
  saving: {
    status: ready(),
    go: async (page) => {
      await page.evaluate(() => window.harness.answerWrites('never'));
      await pick(page, 0);
    },
  },
  paused: {
    status: ready(),
    go: async (page) => {
      await page.evaluate(() => window.harness.answerWrites('broken'));
      await pick(page, 0);
    },
    awaits: '.steps',
  },
  reasons: { status: ready(), go: (page) => pick(page, 3) },
  'reasons, as many as may be': {
    status: ready(),
    go: async (page) => {
      await pick(page, 3);
      for (const place of [1, 4, 7]) {
        await page.locator('.reason-tile').nth(place).click();
        await settle(page);
      }
    },
  },
  changing: {
    status: ready(),
    go: async (page) => {
      await pick(page, 3);
      await page.locator('.pill').click();
      await settle(page);
    },
  },
  item: { status: ready({ questionnaire: fiveFactors }), go: (page) => pick(page, 0) },
  'still there': {
    status: ready(),
    go: async (page) => {
      await pick(page, 4);
      // 30 s, or 45 with larger text; it stays for 20.
      await page.clock.runFor(45_000);
    },
    awaits: '.ring',
  },
  thanks: { status: ready(), go: (page) => pick(page, 0) },
  'lock-out': {
    status: ready({ hotline: null }),
    go: async (page) => {
      await pick(page, 0);
      await page.clock.runFor(4_000);
    },
  },
  'staff panel': {
    status: { ...ready(), refusal: 'kiosk-suspended', updateWaiting: true },
    go: async (page) => {
      await page.locator('.logo-button').press('Enter');
      await settle(page);
    },
    awaits: '.panel .facts',
  },
  'duty without a PIN': { status: ready(), go: openDuty, awaits: '.panel .notice' },
  'duty, wrong PIN': {
    status: ready(await dutyPanel()),
    go: async (page) => {
      await openDuty(page);
      await typePin(page, '000000');
    },
    awaits: '.pin-said:not(:empty)',
  },
  'duty, list': { status: ready(await dutyPanel()), go: openOfficials, awaits: '.officials' },
  'duty, saved': {
    status: ready(await dutyPanel()),
    go: async (page) => {
      await openOfficials(page);
      await page.locator('.official').nth(1).click();
    },
    awaits: '.duty-saved',
  },
};

interface Opening {
  readonly screen: Screen;
  readonly language?: Language;
  readonly largeText?: boolean;
}

/** Shows one screen on a page that may have shown others, as a tablet that was just started. */
export async function open(page: Page, { screen, ...given }: Opening): Promise<void> {
  const { language = 'vi', largeText = false } = given;
  const { status } = screen;
  await page.setViewportSize(TABLET);
  // What was there before is gone, and says so to the device; then the device forgets it.
  await show(page, { kind: 'other-window' });
  await page.evaluate(() => window.harness.reset());
  if (status.kind === 'ready') {
    // The office's own language, so that the pause between two citizens speaks it as well.
    const languages = language === 'vi' ? (['vi', 'en'] as const) : (['en', 'vi'] as const);
    await show(page, { ...status, configuration: { ...status.configuration, languages } });
    if (largeText) await page.locator('.button-small').first().click();
  } else {
    // A screen without chips speaks the language that was chosen before it.
    const name = language === 'vi' ? 'Tiếng Việt' : 'English';
    await page.getByRole('button', { name }).click();
    await show(page, status);
  }
  await settle(page);
  await screen.go?.(page);
  if (screen.awaits !== undefined) {
    await page.locator(screen.awaits).waitFor();
    await settle(page);
  }
}
