import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { KioskReady } from '../../kiosk/kiosk-port.ts';
import type { KioskConfiguration } from '../../shared/domain/kiosk-configuration.ts';
import { dutyPanel, openDuty, openOfficials, PIN, typePin } from './kiosk-harness/duty-panel.ts';
import { settle, show, useKiosk } from './kiosk-harness/open-harness.ts';
import { open, ready } from './kiosk-harness/screens.ts';

const kiosk = useKiosk();

async function kioskWithPin(changes: Partial<KioskConfiguration> = {}): Promise<Page> {
  await open(kiosk.page, { screen: { status: await statusWithPin(changes) } });
  return kiosk.page;
}

const statusWithPin = async (changes: Partial<KioskConfiguration> = {}): Promise<KioskReady> =>
  ready({ ...(await dutyPanel()), ...changes });

const written = (page: Page) => page.evaluate(() => window.harness.written);
const said = (page: Page) => page.locator('.pin-said').innerText();

describe('staff change the official on duty', () => {
  it('by touch alone, and are told only when it is kept', async () => {
    const page = await kioskWithPin();
    await openDuty(page);
    for (const digit of PIN) {
      await page.getByRole('button', { name: digit, exact: true }).click();
    }
    await page.locator('.officials').waitFor();
    await settle(page);
    await page.evaluate(() => window.harness.answerWrites('never'));
    await page.getByRole('button', { name: 'Trần Văn An' }).click();
    await settle(page);
    await expect.poll(() => page.locator('.duty-saved').count()).toBe(0);
    await expect.poll(() => page.locator('.official:enabled').count()).toBe(0);
  });

  it('by keys alone, down to that nobody serves', async () => {
    const page = await kioskWithPin();
    await openDuty(page);
    await typePin(page, `2x${PIN.slice(1)}`);
    await page.locator('.officials').waitFor();
    await settle(page);
    await page.getByRole('button', { name: 'Không có cán bộ' }).press('Enter');
    await page.locator('.duty-saved').waitFor();
    await expect
      .poll(() => written(page))
      .toEqual([{ kind: 'duty', body: { counter: 'counter-3', official: null } }]);
  });

  it('see who is shown now, and can go on after a failure', async () => {
    const page = await kioskWithPin();
    await openDuty(page);
    await typePin(page, PIN);
    await page.locator('.officials').waitFor();
    await settle(page);
    await expect
      .poll(() => page.locator('[aria-current="true"]').innerText())
      .toContain('Nguyễn Thị Hoa');
    await page.evaluate(() => window.harness.answerWrites('broken'));
    await page.getByRole('button', { name: 'Trần Văn An' }).click();
    await page.getByRole('alert').waitFor();
    await page.evaluate(() => window.harness.answerWrites(null));
    await settle(page);
    await page.getByRole('button', { name: 'Trần Văn An' }).click();
    await page.getByText('Đã ghi: Ông Trần Văn An').waitFor();
  });

  it('are asked again, when somebody taps twice, only after the list has settled', async () => {
    const page = await kioskWithPin();
    await openDuty(page);
    await typePin(page, PIN.slice(0, -1));
    await page.getByRole('button', { name: PIN.slice(-1), exact: true }).click();
    await page.locator('.officials').waitFor();
    await page.getByRole('button', { name: 'Trần Văn An' }).click();
    await settle(page);
    await expect.poll(() => page.locator('.officials').count()).toBe(1);
    await expect.poll(() => written(page)).toEqual([]);
  });

  it('choose again without the PIN while the panel stays open', async () => {
    const page = await kioskWithPin();
    await openOfficials(page);
    await page.getByRole('button', { name: 'Trần Văn An' }).click();
    await page.getByText('Đã ghi: Ông Trần Văn An').waitFor();
    await settle(page);
    await page.getByRole('button', { name: 'Đổi lại' }).click();
    await settle(page);
    await page.getByRole('button', { name: 'Bùi Quang Huy' }).click();
    await page.getByText('Đã ghi: Ông Bùi Quang Huy').waitFor();
    expect((await written(page)).map(({ body }) => body)).toMatchObject([
      { official: 'official-2' },
      { official: 'official-8' },
    ]);
  });

  it('see honorific, title and the code that tells two of one name apart', async () => {
    const panel = (await dutyPanel()).panel!;
    const an = { name: 'Trần Văn An', honorific: 'Ông', title: 'Chuyên viên' } as const;
    const officials = [
      { ...an, id: 'an-1', code: 'CB-01' },
      { ...an, id: 'an-2', code: 'CB-02' },
      { id: 'official-1', name: 'Nguyễn Thị Hoa', honorific: 'Bà' } as const,
    ];
    const page = await kioskWithPin({ panel: { ...panel, officials } });
    await openOfficials(page);
    await expect
      .poll(() => page.locator('.officials .official').allInnerTexts())
      .toEqual([
        expect.stringMatching(/^Bà Nguyễn Thị Hoa\s+Đang hiện$/u),
        'Ông Trần Văn An\nChuyên viên · CB-01',
        'Ông Trần Văn An\nChuyên viên · CB-02',
      ]);
  });

  it('hear once that they must wait, and see the time', async () => {
    const page = await kioskWithPin();
    await page.evaluate(() => {
      localStorage.setItem('mot-cham.pin-tries', `0 ${String(Date.now() + 250_000)}`);
    });
    await openDuty(page);
    const spoken = page.locator('.pin-said [role=status]');
    const before = [await spoken.innerText(), await said(page)];
    await page.clock.runFor(2_000);
    await expect.poll(() => spoken.innerText()).toBe(before[0]);
    await expect.poll(() => spoken.innerText()).not.toMatch(/\d:\d/u);
    await expect.poll(() => said(page)).not.toBe(before[1]);
    await expect.poll(() => page.locator('[role=timer]').getAttribute('aria-live')).toBe('off');
  });

  it('wait five minutes after five wrong PINs, and a new load of the page does not help', async () => {
    const page = await kioskWithPin();
    await openDuty(page);
    for (const left of [4, 3, 2, 1]) {
      await typePin(page, '000000');
      await expect.poll(() => said(page)).toContain(`Còn ${String(left)} lần thử`);
    }
    await typePin(page, '000000');
    await expect.poll(() => said(page)).toContain('Thử lại sau 5:00');
    await expect.poll(() => page.locator('.pin-keys button:enabled').count()).toBe(0);
    await typePin(page, PIN);
    await expect.poll(() => page.locator('.officials').count()).toBe(0);

    await page.reload();
    await page.locator('.page').waitFor();
    await settle(page);
    await show(page, await statusWithPin());
    await openDuty(page);
    await expect.poll(() => said(page)).toMatch(/Thử lại sau [45]:/u);
    await typePin(page, PIN);
    await expect.poll(() => page.locator('.officials').count()).toBe(0);

    await page.getByRole('button', { name: 'Đóng' }).click();
    await page.clock.runFor(300_000);
    await openOfficials(page);
  });

  it('keep the panel open as long as they touch it', async () => {
    const page = await kioskWithPin();
    await openDuty(page);
    await page.clock.runFor(15_000);
    await page.getByRole('button', { name: '1', exact: true }).click();
    await page.clock.runFor(15_000);
    await expect.poll(() => page.getByRole('dialog').count()).toBe(1);
    await page.clock.runFor(6_000);
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });
});
