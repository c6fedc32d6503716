import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { NINE_O_CLOCK_MS } from '../fixtures/kiosk-configuration.ts';
import { cutOffs } from './kiosk-harness/cut-offs.ts';
import { faultsOf, show, TABLET, useKiosk, type KioskFrame } from './kiosk-harness/open-harness.ts';
import { open, ready, SCREENS, unpaired } from './kiosk-harness/screens.ts';

const kiosk = useKiosk();

const names = Object.keys(SCREENS);

/** Colours and structure stay as they are in another language; words and names do not. */
const ABOUT_WORDS = ['cat.name-role-value', 'cat.text-alternatives', 'cat.language', 'cat.forms'];

const UPRIGHT: KioskFrame = { width: 800, height: 1280 };

const OTHER_FRAMES: readonly KioskFrame[] = [
  { width: 1024, height: 600 },
  { width: 1920, height: 1080 },
  UPRIGHT,
];

/** Cut-offs by frame, on from the tablet's, which is shown; none expected. */
async function cutOffsEverywhere(page: Page): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const frame of [TABLET, ...OTHER_FRAMES]) {
    if (frame !== TABLET) await page.setViewportSize(frame);
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
    const { page } = kiosk;
    await open(page, { screen: SCREENS[name]!, language });
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(language);
    expect(await faultsOf(page, language === 'vi' ? undefined : ABOUT_WORDS)).toEqual([]);
    // An empty list gives Infinity: a screen may have no target.
    expect(await smallestSide(page, 'button')).toBeGreaterThanOrEqual(44);
    expect(await smallestSide(page, '.tile, .pin-keys button')).toBeGreaterThanOrEqual(150);
    expect(await cutOffsEverywhere(page)).toEqual({});
    expect(kiosk.complaints).toEqual([]);
  });

  it.each(['rate', 'item', 'reasons', 'thanks', 'still there', 'paused'])(
    '"%s" is whole with larger text too',
    async (name) => {
      const { page } = kiosk;
      await open(page, { screen: SCREENS[name]!, language, largeText: true });
      await expect.poll(() => page.locator('.page-large').count()).toBe(1);
      expect(await cutOffsEverywhere(page)).toEqual({});
    },
  );
});

/** As long as registers of units and people really have them. */
const LONG_NAMES = {
  unit: { name: 'Ủy ban nhân dân huyện Lục Ngạn' },
  servicePoint: {
    name: 'Bộ phận Tiếp nhận và Trả kết quả hiện đại của Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Lục Ngạn',
  },
  hotline: 'Ông Nguyễn Văn An, Phó Giám đốc Trung tâm, 0204 123 4567',
} as const;

// Lying, the header cuts a name of more than a line, on purpose.
it.each(['rate', 'thanks'])('leaves "%s" whole upright, however long the names', async (name) => {
  const { page } = kiosk;
  for (const largeText of [false, true]) {
    await open(page, { screen: { ...SCREENS[name]!, status: ready(LONG_NAMES) }, largeText });
    await page.setViewportSize(UPRIGHT);
    if (process.env['PICTURES'] !== undefined) {
      const path = join(process.env['PICTURES'], `long-${name}-${String(largeText)}.png`);
      await page.screenshot({ path });
    }
    await expect.poll(() => page.evaluate(cutOffs)).toEqual([]);
  }
});

it.each(OTHER_FRAMES)('has no target below 44 px on $width x $height', async (frame) => {
  const { page } = kiosk;
  await open(page, { screen: SCREENS['reasons']! });
  await page.setViewportSize(frame);
  expect(await smallestSide(page, 'button')).toBeGreaterThanOrEqual(44);
});

describe('the code of a device that waits to be paired', () => {
  it('stands as a QR code too, until it expires', async () => {
    const { page } = kiosk;
    await open(page, { screen: SCREENS['unpaired']! });
    const code = page.getByRole('img', { name: /quét mã này bằng điện thoại/ });
    await expect.poll(() => code.locator('path').last().getAttribute('d')).toMatch(/^M/u);
    await show(page, { ...unpaired, expiresAtMs: NINE_O_CLOCK_MS - 7_200_000 });
    await code.waitFor({ state: 'detached' });
    await expect
      .poll(() => page.locator('.pairing-expiry').innerText())
      .toContain('Đang xin mã mới');
  });
});

describe('tiles', () => {
  it.each([
    ['rate', '.face-tile'],
    ['reasons', '.reason-tile'],
    ['duty, wrong PIN', '.pin-keys button'],
  ])('of "%s" are 16 px apart', async (name, tiles) => {
    const { page } = kiosk;
    await open(page, { screen: SCREENS[name]! });
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
  });
});

describe('the font', () => {
  it('is the kiosk’s own for every Vietnamese letter', async () => {
    const { page } = kiosk;
    await open(page, { screen: SCREENS['rate']! });
    const missing = await page.evaluate(async () => {
      const sample = 'Ấẩẫậ Ễệ Ỗộ Ữựỵ Đđ Ỡờ';
      const weights = ['400', '500', '600', '700'];
      const faces = await Promise.all(
        weights.map((weight) => document.fonts.load(`${weight} 40px "Be Vietnam Pro"`, sample)),
      );
      return faces.filter((loaded) => loaded.length < 2).length;
    });
    expect(missing).toBe(0);
  });
});

it('knows a screen with a fault when it sees one', async () => {
  const { page } = kiosk;
  await open(page, { screen: SCREENS['rate']! });
  await page.evaluate(() => document.documentElement.removeAttribute('lang'));
  expect(await faultsOf(page)).toEqual([expect.stringMatching(/^html-has-lang: /u)]);
  await page.evaluate(() => (document.documentElement.lang = 'vi'));
});
