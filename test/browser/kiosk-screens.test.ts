import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { KioskReady, KioskStatus } from '../../kiosk/kiosk-port.ts';
import type { KioskConfiguration } from '../../shared/domain/kiosk-configuration.ts';
import type { Language } from '../../shared/domain/language.ts';
import {
  fiveFactors,
  kioskConfiguration,
  NINE_O_CLOCK_MS,
} from '../fixtures/kiosk-configuration.ts';
import { chromiumFlags } from '../support/find-browser.ts';
import {
  buildHarness,
  openKiosk,
  settle,
  show,
  type BuiltHarness,
  type KioskFrame,
  type OpenKiosk,
} from './kiosk-harness/open-harness.ts';
import { dutyPanel, openDuty, PIN, typePin } from './kiosk-harness/duty-panel.ts';
import { cutOffs } from './kiosk-harness/cut-offs.ts';

let browser: Browser;
let files: BuiltHarness;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: inject('screenBrowserPath'),
    args: [...chromiumFlags],
  });
  files = await buildHarness();
});

afterAll(async () => {
  await browser.close();
});

const TABLET: KioskFrame = { width: 1280, height: 800 };

function ready(changes: Partial<KioskConfiguration> = {}): KioskReady {
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

const unpaired: KioskStatus = {
  kind: 'unpaired',
  userCode: 'WXWZ-WMMW',
  fingerprint: 'WMWM-WQWM-LMNP-WWWW',
  expiresAtMs: NINE_O_CLOCK_MS,
  serverAddress: 'https://danhgia.bacgiang.example.vn:8443',
  clockSkewMs: 3_780_000,
};

const face = (page: Page, place: number) => page.getByRole('radio').nth(place);

/** Touches a face and waits until its moment is over and the next screen has settled. */
async function pick(page: Page, place: number): Promise<void> {
  await face(page, place).click();
  await page.clock.runFor(700);
  await settle(page);
}

async function openOfficials(page: Page): Promise<void> {
  await openDuty(page);
  await typePin(page, PIN);
  await page.locator('.officials').waitFor();
  await settle(page);
}

interface Screen {
  readonly status: KioskStatus;
  /** From the first screen of the status to the one that is meant. */
  readonly go?: (page: Page) => Promise<void>;
  /** What is there once the part of it that is loaded on demand has come. */
  readonly awaits?: string;
}

const SCREENS: Readonly<Record<string, Screen>> = {
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
      await page.clock.runFor(30_000);
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
  'duty, PIN': { status: ready(await dutyPanel()), go: openDuty, awaits: '.pin-pad' },
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

async function open(opening: Opening): Promise<OpenKiosk> {
  const { screen, language = 'vi', largeText = false } = opening;
  const kiosk = await openKiosk(browser, files, TABLET);
  const { page } = kiosk;
  const { status } = screen;
  if (status.kind === 'ready') {
    // The office's own language, so that the pause between two citizens speaks it as well.
    const languages = language === 'vi' ? (['vi', 'en'] as const) : (['en', 'vi'] as const);
    await show(page, { ...status, configuration: { ...status.configuration, languages } });
    if (largeText) await page.locator('.button-small').first().click();
  } else {
    // A screen without chips speaks the language that was chosen before it.
    await show(page, { kind: 'other-window' });
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    await show(page, status);
  }
  await settle(page);
  await screen.go?.(page);
  if (screen.awaits !== undefined) {
    await page.locator(screen.awaits).waitFor();
    await settle(page);
  }
  return kiosk;
}

const names = Object.keys(SCREENS);

const OTHER_FRAMES: readonly KioskFrame[] = [
  { width: 1024, height: 600 },
  { width: 1920, height: 1080 },
  { width: 800, height: 1280 },
];

/** What axe finds. Its own timers run on the page's clock, which stands: it is fed by the ms. */
async function violationsOf(page: Page): Promise<unknown[]> {
  const progress = { isDone: false };
  // Legacy mode stays in this page: the other one opens a second page under the same clock.
  const analysis = new AxeBuilder({ page }).setLegacyMode().analyze();
  const done = analysis.finally(() => {
    progress.isDone = true;
  });
  while (!progress.isDone) await page.clock.runFor(1);
  const { violations } = await done;
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** Cut-offs by frame; none expected. */
async function cutOffsEverywhere(page: Page): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const frame of [TABLET, ...OTHER_FRAMES]) {
    await page.setViewportSize(frame);
    const inFrame = await page.evaluate(cutOffs);
    if (inFrame.length > 0) found[`${frame.width}x${frame.height}`] = inFrame;
  }
  return found;
}

/** The shorter side of the smallest element that matches, in px. */
const smallestSide = (page: Page, selector: string): Promise<number> =>
  page.locator(selector).evaluateAll((elements) =>
    Math.min(
      ...elements.map((element) => {
        const { width, height } = element.getBoundingClientRect();
        return Math.min(width, height);
      }),
    ),
  );

describe.each(['vi', 'en'] as const)('in %s', (language) => {
  it.each(names)('"%s" is whole on every frame, reachable and accessible', async (name) => {
    const { page, complaints } = await open({ screen: SCREENS[name]!, language });
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await violationsOf(page)).toEqual([]);
    // An empty list gives Infinity: a screen may have no target.
    expect(await smallestSide(page, 'button')).toBeGreaterThanOrEqual(44);
    expect(await smallestSide(page, '.tile')).toBeGreaterThanOrEqual(150);
    expect(await cutOffsEverywhere(page)).toEqual({});
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(['rate', 'item', 'reasons', 'thanks', 'still there', 'paused'])(
    '"%s" is whole with larger text too',
    async (name) => {
      const { page } = await open({ screen: SCREENS[name]!, language, largeText: true });
      expect(await page.locator('.page-large').count()).toBe(1);
      expect(await cutOffsEverywhere(page)).toEqual({});
      await page.context().close();
    },
  );
});

describe('the code of a device that waits to be paired', () => {
  it('stands as a QR code too, until it expires', async () => {
    const { page } = await open({ screen: SCREENS['unpaired']! });
    const code = page.getByRole('img', { name: /quét mã này bằng điện thoại/ });
    expect(await code.locator('path').last().getAttribute('d')).toMatch(/^M/u);
    await show(page, { ...unpaired, expiresAtMs: NINE_O_CLOCK_MS - 7_200_000 });
    await code.waitFor({ state: 'detached' });
    expect(await page.locator('.pairing-expiry').innerText()).toContain('Đang xin mã mới');
  });
});

describe('tiles', () => {
  it.each([
    ['rate', '.face-tile'],
    ['reasons', '.reason-tile'],
  ])('of "%s" are 16 px apart', async (name, tiles) => {
    const { page } = await open({ screen: SCREENS[name]! });
    const boxes = await page.locator(tiles).evaluateAll((elements) =>
      elements.map((element) => {
        const { top, left, right } = element.getBoundingClientRect();
        return { top, left, right };
      }),
    );
    const gaps = boxes.flatMap((box, index) => {
      const next = boxes[index + 1];
      return next?.top === box.top ? [next.left - box.right] : [];
    });
    expect(gaps.length).toBeGreaterThan(0);
    expect(Math.min(...gaps)).toBeGreaterThan(15.9);
    await page.context().close();
  });
});

describe('the font', () => {
  it('is the kiosk’s own for every Vietnamese letter', async () => {
    const { page } = await open({ screen: SCREENS['rate']! });
    const missing = await page.evaluate(async () => {
      const sample = 'Ấẩẫậ Ễệ Ỗộ Ữựỵ Đđ Ỡờ';
      const weights = ['400', '500', '600', '700'];
      const faces = await Promise.all(
        weights.map((weight) => document.fonts.load(`${weight} 40px "Be Vietnam Pro"`, sample)),
      );
      return faces.filter((loaded) => loaded.length < 2).length;
    });
    expect(missing).toBe(0);
    await page.context().close();
  });
});

describe('one visit by touch', () => {
  it('goes from the face through the reasons to the thanks and back', async () => {
    const { page } = await openKiosk(browser, files, { ...TABLET, hasTouch: true });
    await show(page, ready());
    const screen = () => page.locator('.page').getAttribute('data-screen');
    await face(page, 3).tap();
    await page.clock.runFor(700);
    expect(await screen()).toBe('reasons');
    await page.getByRole('button', { name: 'Chờ đợi lâu' }).tap();
    await settle(page);
    await page.getByRole('button', { name: 'Chờ đợi lâu' }).tap();
    await page.getByRole('button', { name: 'Gửi' }).tap();
    await page.clock.runFor(10);
    await expect.poll(screen).toBe('thanks');
    expect(await page.getByRole('status').textContent()).toBe('Đã ghi nhận');
    await page.clock.runFor(8_000);
    expect(await screen()).toBe('lock-out');
    await page.clock.runFor(5_000);
    expect(await screen()).toBe('rating');
    expect(await page.evaluate(() => window.harness.written)).toMatchObject([
      { kind: 'rating', body: { level: 2, ignoredTaps: 0 } },
      { kind: 'amendment', body: { reasons: ['wait'] } },
    ]);
    await page.context().close();
  });

  it('takes nothing from two fingers at once, and counts them', async () => {
    const { page } = await openKiosk(browser, files, { ...TABLET, hasTouch: true });
    await show(page, ready());
    const points = await page.getByRole('radio').evaluateAll((radios) =>
      radios.slice(0, 2).map((radio, id) => {
        const { x, y } = radio.getBoundingClientRect();
        return { x: x + 60, y: y + 60, id };
      }),
    );
    const devtools = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchEnd', touchPoints: typeof points) =>
      devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', points.slice(0, 1));
    await touch('touchStart', points);
    await touch('touchEnd', []);
    await page.clock.runFor(1_000);
    expect(await page.evaluate(() => window.harness.written)).toEqual([]);
    await face(page, 0).tap();
    await page.clock.runFor(10);
    expect(await page.evaluate(() => window.harness.written)).toMatchObject([
      { body: { level: 5, ignoredTaps: 2 } },
    ]);
    await page.context().close();
  });

  it('ignores a touch that comes before the screen has settled', async () => {
    const { page } = await open({ screen: SCREENS['rate']! });
    await face(page, 3).click();
    await page.clock.runFor(650);
    await page.getByRole('button', { name: 'Bỏ qua' }).click();
    expect(await page.locator('.page').getAttribute('data-screen')).toBe('reasons');
    await page.context().close();
  });
});

describe('a language', () => {
  it('is chosen for one visit; the next begins in the office’s own', async () => {
    const { page } = await open({ screen: SCREENS['rate']! });
    await page.getByRole('button', { name: 'English' }).click();
    await settle(page);
    const question = page.getByRole('heading');
    expect(await question.textContent()).toContain('How satisfied');
    await pick(page, 0);
    expect(await question.textContent()).toContain('Thank you');
    await page.clock.runFor(8_000);
    expect(await question.textContent()).toContain('hài lòng');
    await page.context().close();
  });
});

describe('one visit by keys', () => {
  it('moves with arrows and chooses with Enter', async () => {
    const { page } = await open({ screen: SCREENS['rate']! });
    await face(page, 0).focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'Enter']) {
      await page.keyboard.press(key);
    }
    await page.clock.runFor(10);
    expect(await page.evaluate(() => window.harness.written)).toMatchObject([
      { body: { level: 4 } },
    ]);
    await page.context().close();
  });

  it('shows where the focus is with 4 px', async () => {
    const { page } = await open({ screen: SCREENS['rate']! });
    await face(page, 0).focus();
    await page.keyboard.press('ArrowRight');
    const outline = await face(page, 1).evaluate((radio) => getComputedStyle(radio).outline);
    expect(outline).toContain('4px');
    expect(outline).toContain('solid');
    await page.context().close();
  });
});

describe('for staff', () => {
  it('three seconds on the emblem open the panel, which closes by itself', async () => {
    const { page } = await open({ screen: SCREENS['rate']! });
    await page.locator('.logo-button').hover();
    await page.mouse.down();
    await page.clock.runFor(2_900);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.clock.runFor(200);
    await page.mouse.up();
    await settle(page);
    await page.getByRole('button', { name: 'Gửi ngay' }).click();
    expect(await page.evaluate(() => window.harness.retries.count)).toBe(1);
    await page.clock.runFor(20_000);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.context().close();
  });

  it('the device is told when the screen rests and when it does not', async () => {
    const { page } = await open({ screen: SCREENS['rate']! });
    await pick(page, 0);
    expect(await page.evaluate(() => window.harness.resting)).toEqual([true, false]);
    await page.clock.runFor(8_000);
    await page.clock.runFor(5_000);
    expect(await page.evaluate(() => window.harness.resting)).toEqual([true, false, true]);
    await page.context().close();
  });
});

describe('staff at a kiosk that rates no more', () => {
  it('take what was not sent away, and are told how many files there are', async () => {
    const { page } = await open({ screen: SCREENS['revoked']! });
    const save = page.getByRole('button', { name: 'Xuất bản ghi chưa gửi' });
    await save.click();
    await expect.poll(() => page.getByRole('status').textContent()).toMatch(/Không có bản ghi/u);
    await page.evaluate(() => {
      window.harness.unsentFiles = 2;
    });
    await save.click();
    await expect.poll(() => page.getByRole('status').textContent()).toMatch(/Đã lưu 2 tệp/u);
    await page.context().close();
  });

  it('pair it again only after a second look', async () => {
    const { page } = await open({ screen: SCREENS['revoked']! });
    const pairings = () => page.evaluate(() => window.harness.pairings.count);
    await page.getByRole('button', { name: 'Ghép nối lại' }).click();
    await page.getByRole('button', { name: 'Không', exact: true }).click();
    await page.getByRole('button', { name: 'Ghép nối lại' }).click();
    expect(await pairings()).toBe(0);
    await page.getByRole('button', { name: 'Tiếp tục ghép nối' }).click();
    expect(await pairings()).toBe(1);
    await page.context().close();
  });
});
