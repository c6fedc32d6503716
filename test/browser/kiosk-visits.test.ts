import { describe, expect, it } from 'vitest';
import { settle, show, TABLET, useKiosk } from './kiosk-harness/open-harness.ts';
import { face, open, pick, ready, SCREENS } from './kiosk-harness/screens.ts';

const touched = useKiosk({ ...TABLET, hasTouch: true });
const kiosk = useKiosk();

describe('one visit by touch', () => {
  it('goes from the face through the reasons to the thanks and back', async () => {
    const { page } = touched;
    await open(page, { screen: SCREENS['rate']! });
    const screen = () => page.locator('.page').getAttribute('data-screen');
    await face(page, 3).tap();
    await page.clock.runFor(700);
    await expect.poll(() => screen()).toBe('reasons');
    await page.getByRole('button', { name: 'Chờ đợi lâu' }).tap();
    await settle(page);
    await page.getByRole('button', { name: 'Chờ đợi lâu' }).tap();
    await page.getByRole('button', { name: 'Gửi' }).tap();
    await page.clock.runFor(10);
    await expect.poll(screen).toBe('thanks');
    await expect.poll(() => page.getByRole('status').textContent()).toBe('Đã ghi nhận');
    await page.clock.runFor(8_000);
    await expect.poll(() => screen()).toBe('lock-out');
    await page.clock.runFor(5_000);
    await expect.poll(() => screen()).toBe('rating');
    await expect
      .poll(() => page.evaluate(() => window.harness.written))
      .toMatchObject([
        { kind: 'rating', body: { level: 2, ignoredTaps: 0 } },
        { kind: 'amendment', body: { reasons: ['wait'] } },
      ]);
  });

  it('takes nothing from two fingers at once, and counts them', async () => {
    const { page } = touched;
    await open(page, { screen: SCREENS['rate']! });
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
    await expect.poll(() => page.evaluate(() => window.harness.written)).toEqual([]);
    await face(page, 0).tap();
    await page.clock.runFor(10);
    await expect
      .poll(() => page.evaluate(() => window.harness.written))
      .toMatchObject([{ body: { level: 5, ignoredTaps: 2 } }]);
  });

  it('ignores a touch that comes before the screen has settled', async () => {
    const { page } = kiosk;
    await open(page, { screen: SCREENS['rate']! });
    await face(page, 3).click();
    await page.clock.runFor(650);
    await page.getByRole('button', { name: 'Bỏ qua' }).click();
    await expect.poll(() => page.locator('.page').getAttribute('data-screen')).toBe('reasons');
  });

  it('ignores a touch meant for the pause, which the faces replace', async () => {
    const { page } = kiosk;
    await open(page, { screen: SCREENS['storage failed at start']! });
    await page.evaluate((status) => window.harness.show(status), ready());
    await page.clock.runFor(50);
    await face(page, 4).click();
    await expect.poll(() => page.evaluate(() => window.harness.written)).toEqual([]);
    await settle(page);
    await face(page, 4).click();
    await expect
      .poll(() => page.evaluate(() => window.harness.written))
      .toMatchObject([{ body: { level: 1, ignoredTaps: 1 } }]);
  });
});

describe('one visit by mouse', () => {
  it.each(['right', 'middle'] as const)('takes nothing from the %s button', async (button) => {
    const { page } = kiosk;
    await open(page, { screen: SCREENS['rate']! });
    await face(page, 0).click({ button });
    await face(page, 1).click();
    await expect
      .poll(() => page.evaluate(() => window.harness.written))
      .toMatchObject([{ body: { level: 4, ignoredTaps: 1 } }]);
  });
});

describe('a language', () => {
  it('is chosen for one visit; the next begins in the office’s own', async () => {
    const { page } = kiosk;
    await open(page, { screen: SCREENS['rate']! });
    await page.getByRole('button', { name: 'English' }).click();
    await settle(page);
    const question = page.getByRole('heading');
    await expect.poll(() => question.textContent()).toContain('How satisfied');
    await pick(page, 0);
    await expect.poll(() => question.textContent()).toContain('Thank you');
    await page.clock.runFor(8_000);
    await expect.poll(() => question.textContent()).toContain('hài lòng');
  });
});

describe('the pause', () => {
  const screen = () => kiosk.page.locator('.page').getAttribute('data-screen');
  const full = { kind: 'storage-failed', reason: 'quota' } as const;

  it('waits for a visit under way, and comes before the next', async () => {
    const { page } = kiosk;
    await open(page, { screen: SCREENS['reasons']! });
    await page.getByRole('button', { name: 'Chờ đợi lâu' }).click();
    await show(page, full);
    await page.getByRole('button', { name: 'Gửi' }).click();
    await expect.poll(screen).toBe('thanks');
    await expect
      .poll(() => page.evaluate(() => window.harness.written))
      .toMatchObject([{ kind: 'rating' }, { body: { reasons: ['wait'] } }]);
    await page.clock.runFor(8_100);
    await expect.poll(screen).toBe('lock-out');
    await page.clock.runFor(5_100);
    await expect.poll(screen).toBe('storage-failed');
    await expect.poll(() => page.evaluate(() => window.harness.resting.at(-1))).toBe(false);
    await show(page, ready());
    await expect.poll(screen).toBe('rating');
  });

  it('comes at once while nobody rates', async () => {
    const { page } = kiosk;
    await open(page, { screen: SCREENS['rate']! });
    await show(page, full);
    await expect.poll(screen).toBe('storage-failed');
  });

  it('stays after the failure of a visit’s own record until storage works', async () => {
    const { page } = kiosk;
    await open(page, { screen: SCREENS['rate']! });
    await page.evaluate(() => window.harness.answerWrites('broken'));
    await face(page, 0).click();
    await show(page, { kind: 'storage-failed', reason: 'broken' });
    await expect.poll(screen).toBe('storage-failed');
    await page.clock.runFor(31_000);
    await expect.poll(screen).toBe('storage-failed');
    await expect.poll(() => page.getByRole('radio').count()).toBe(0);
  });

  it('speaks the office’s first language, whatever staff chose at set-up', async () => {
    const { page } = kiosk;
    await open(page, { screen: SCREENS['insecure']!, language: 'en' });
    await show(page, ready());
    await show(page, { kind: 'storage-failed', reason: 'quota' });
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('vi');
    await open(page, { screen: SCREENS['rate']!, language: 'en' });
    await show(page, { kind: 'storage-failed', reason: 'quota' });
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
  });
});

describe('one visit by keys', () => {
  it('moves with arrows and chooses with Enter', async () => {
    const { page } = kiosk;
    await open(page, { screen: SCREENS['rate']! });
    await face(page, 0).focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'Enter']) {
      await page.keyboard.press(key);
    }
    await page.clock.runFor(10);
    await expect
      .poll(() => page.evaluate(() => window.harness.written))
      .toMatchObject([{ body: { level: 4 } }]);
  });

  it('shows where the focus is with 4 px', async () => {
    const { page } = kiosk;
    await open(page, { screen: SCREENS['rate']! });
    await face(page, 0).focus();
    await page.keyboard.press('ArrowRight');
    const outline = await face(page, 1).evaluate((radio) => getComputedStyle(radio).outline);
    expect(outline).toContain('4px');
    expect(outline).toContain('solid');
  });
});
