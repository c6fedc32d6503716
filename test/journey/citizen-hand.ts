import { setTimeout as delay } from 'node:timers/promises';
import type { CDPSession, Locator, Page } from 'playwright-core';
import type { Level } from '../../shared/domain/level.ts';
import { TAP_LIMITS } from '../../kiosk/visit/tap-guard.ts';

/** People look before they touch; a faster touch is none to the kiosk's tap guard. */
const LOOK_MS = TAP_LIMITS.settleMs + 50;
const SCREEN_MS = 30_000;

/** A finger on the kiosk's screen: real touch events, which become the browser's pointer events. */
export interface CitizenHand {
  /** One visit up to the thanks on the screen: by then the rating is durable. */
  rateUntilThanked(level: Level): Promise<void>;
  /** Touches the thanks away and waits for the next citizen's faces. */
  leave(): Promise<void>;
  /** Asks on the staff panel for an exchange with the server, until nothing waits any more. */
  sendNow(): Promise<void>;
}

/** The finger works on one page; a reload keeps it. */
export async function openHand(page: Page): Promise<CitizenHand> {
  const session = await page.context().newCDPSession(page);
  const touch = (target: Locator): Promise<void> => touchCentre(session, target);
  const screen = async (name: string): Promise<void> => {
    await page.waitForSelector(`[data-screen="${name}"]`, { timeout: SCREEN_MS });
    await delay(LOOK_MS);
  };
  return {
    async rateUntilThanked(level) {
      await screen('rating');
      await touch(page.locator('.face-tile').nth(5 - level));
      if (level <= 3) {
        await screen('reasons');
        // Level 3 skips the reasons, lower ones give the first.
        if (level < 3) await touch(page.locator('.reason-tile').first());
        await touch(page.locator('.buttons .button').nth(level < 3 ? 1 : 0));
      }
      await page.waitForSelector('[data-screen="thanks"]', { timeout: SCREEN_MS });
    },
    async leave() {
      await screen('thanks');
      await touch(page.locator('.thanks-screen .seal'));
      await page.waitForSelector('[data-screen="rating"]', { timeout: SCREEN_MS });
    },
    async sendNow() {
      await screen('rating');
      await page.locator('.logo-button').press('Enter');
      const panel = page.locator('dialog.panel');
      await screen('panel-state');
      await touch(panel.locator('.button-strong'));
      const waiting = panel.locator('.facts > div').filter({ hasText: 'Bản ghi chờ gửi' });
      await waiting.getByText('0', { exact: true }).waitFor({ timeout: SCREEN_MS });
      await touch(panel.locator('.buttons .button').first());
    },
  };
}

async function touchCentre(session: CDPSession, target: Locator): Promise<void> {
  const box = await target.boundingBox({ timeout: SCREEN_MS });
  if (box === null) throw new Error('There is nothing to touch.');
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
