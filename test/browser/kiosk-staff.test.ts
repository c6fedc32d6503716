import { describe, expect, it } from 'vitest';
import { settle, useKiosk } from './kiosk-harness/open-harness.ts';
import { face, open, pick, SCREENS } from './kiosk-harness/screens.ts';

const kiosk = useKiosk();

const written = () => kiosk.page.evaluate(() => window.harness.written);

async function openPanel(): Promise<void> {
  const { page } = kiosk;
  await open(page, { screen: SCREENS['rate']! });
  await page.locator('.logo-button').press('Enter');
  await page.locator('.panel .facts').waitFor();
}

describe('for staff', () => {
  it('three seconds on the emblem open the panel, which closes by itself', async () => {
    const { page } = kiosk;
    await open(page, { screen: SCREENS['rate']! });
    await page.locator('.logo-button').hover();
    await page.mouse.down();
    await page.clock.runFor(2_900);
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await page.clock.runFor(200);
    await page.mouse.up();
    await page.locator('.panel .facts').waitFor();
    await settle(page);
    await page.getByRole('button', { name: 'Gửi ngay' }).click();
    await expect.poll(() => page.evaluate(() => window.harness.retries.count)).toBe(1);
    await page.clock.runFor(20_010);
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    // Whoever still meant the panel rates nobody.
    await face(page, 2).click();
    await expect.poll(() => written()).toEqual([]);
  });

  it('a finger that leaves the emblem opens nothing, even when the screen has changed', async () => {
    const { page } = kiosk;
    await open(page, { screen: SCREENS['lock-out']! });
    // Five seconds in all, of which the opening has taken up to one.
    await page.clock.runFor(2_500);
    await page.locator('.logo-button').hover();
    await page.mouse.down();
    await page.clock.runFor(2_500);
    await expect.poll(() => page.locator('.page').getAttribute('data-screen')).toBe('rating');
    await page.mouse.up();
    await page.clock.runFor(2_000);
    await expect.poll(() => page.locator('.page').getAttribute('data-screen')).toBe('rating');
  });

  it('the device is told when the screen rests and when it does not', async () => {
    const { page } = kiosk;
    await open(page, { screen: SCREENS['rate']! });
    await pick(page, 0);
    await expect.poll(() => page.evaluate(() => window.harness.resting)).toEqual([true, false]);
    await page.clock.runFor(8_000);
    await page.clock.runFor(5_000);
    await expect
      .poll(() => page.evaluate(() => window.harness.resting))
      .toEqual([true, false, true]);
  });
});

describe('the staff panel over the faces', () => {
  it('is closed by a double tap that rates nobody', async () => {
    await openPanel();
    const { page } = kiosk;
    await settle(page);
    await page.getByRole('button', { name: 'Đóng' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await face(page, 2).click();
    await expect.poll(() => written()).toEqual([]);
    await settle(page);
    await face(page, 2).click();
    await expect.poll(() => written()).toMatchObject([{ kind: 'rating', body: { level: 3 } }]);
  });

  it('keeps its touches out of the next citizen’s record', async () => {
    await openPanel();
    const { page } = kiosk;
    // Too soon, and refused: staff's own haste.
    await page.getByRole('button', { name: 'Gửi ngay' }).click();
    await expect.poll(() => page.evaluate(() => window.harness.retries.count)).toBe(0);
    await settle(page);
    await page.getByRole('button', { name: 'Đóng' }).click();
    await settle(page);
    await face(page, 0).click();
    await expect.poll(() => written()).toMatchObject([{ body: { level: 5, ignoredTaps: 0 } }]);
  });

  it('holds back a new load of the page while it is open', async () => {
    await openPanel();
    const { page } = kiosk;
    const resting = () => page.evaluate(() => window.harness.resting);
    await settle(page);
    await expect.poll(() => resting()).toEqual([true, false]);
    await page.getByRole('button', { name: 'Đóng' }).click();
    await settle(page);
    await expect.poll(() => resting()).toEqual([true, false, true]);
  });
});

describe('staff at a kiosk that rates no more', () => {
  it('take what was not sent away, and are told how many files there are', async () => {
    const { page } = kiosk;
    await open(page, { screen: SCREENS['revoked']! });
    const save = page.getByRole('button', { name: 'Xuất bản ghi chưa gửi' });
    await save.click();
    await expect.poll(() => page.getByRole('status').textContent()).toMatch(/Không có bản ghi/u);
    await page.evaluate(() => {
      window.harness.unsentFiles = 2;
    });
    await save.click();
    await expect.poll(() => page.getByRole('status').textContent()).toMatch(/Đã lưu 2 tệp/u);
  });

  it('pair it again only after a second look', async () => {
    const { page } = kiosk;
    await open(page, { screen: SCREENS['revoked']! });
    const pairings = () => page.evaluate(() => window.harness.pairings.count);
    await page.getByRole('button', { name: 'Ghép nối lại' }).click();
    await page.getByRole('button', { name: 'Không', exact: true }).click();
    await page.getByRole('button', { name: 'Ghép nối lại' }).click();
    await expect.poll(() => pairings()).toBe(0);
    await page.getByRole('button', { name: 'Tiếp tục ghép nối' }).click();
    await expect.poll(() => pairings()).toBe(1);
  });
});
