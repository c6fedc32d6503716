import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { CODE, RECOVERY_CODES } from '../analytics/dashboard/stub-own-account.ts';
import { PASSWORD } from '../analytics/dashboard/stub-server.ts';
import type { StubState } from '../analytics/dashboard/stub-server.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { useStubDashboard } from './stub-dashboard.ts';

const { state, open: openWindow } = useStubDashboard();
let page: Page;

async function open(path: string, set: Partial<StubState> = {}): Promise<void> {
  Object.assign(state, set);
  page = await openWindow(path);
}

const violations = () => accessibilityFaults(page);

const button = (name: string) => page.getByRole('button', { name, exact: true });

it('asks for the code after the password, and opens the pages', async () => {
  await open('/', { signedIn: false, waitsFor: 'second-factor' });
  await page.getByLabel('Tên đăng nhập').fill('lan');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await button('Đăng nhập').click();
  await page.getByLabel('Mã xác thực').fill('111111');
  await page.keyboard.press('Enter');
  await page.getByText('Mã không đúng hoặc đã dùng').waitFor();
  await expect.poll(() => page.getByLabel('Mã xác thực').inputValue()).toBe('');
  await page.getByLabel('Mã xác thực').fill(CODE);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Tổng quan' }).waitFor();
});

it('puts the keyboard into the field for a recovery code', async () => {
  await open('/', { waitsFor: 'second-factor' });
  await button('Không có điện thoại? Dùng mã dự phòng').click();
  const field = page.getByLabel('Mã dự phòng');
  await field.waitFor();
  await expect
    .poll(() => field.evaluate((element) => element === document.activeElement))
    .toBe(true);
  expect(await violations()).toEqual([]);
});

it('leads through enrolment to the codes, and on when they are put away', async () => {
  await open('/', { waitsFor: 'enrolment' });
  await button('Bắt đầu').click();
  await page.getByRole('img', { name: 'Mã QR của khóa xác thực' }).waitFor();
  expect(await violations()).toEqual([]);
  await page.getByLabel('Nhập mã 6 số mà ứng dụng hiện').fill(CODE);
  await button('Xác nhận và bật').click();
  for (const code of RECOVERY_CODES) await page.getByText(code).waitFor();
  expect(await violations()).toEqual([]);
  const downloading = page.waitForEvent('download');
  await button('Tải tệp').click();
  const file = await readFile(await (await downloading).path(), 'utf8');
  for (const code of RECOVERY_CODES) expect(file).toContain(code);
  await expect.poll(() => button('Hoàn tất').isDisabled()).toBe(true);
  await page.getByLabel('Tôi đã cất các mã này ở nơi an toàn').check();
  await button('Hoàn tất').click();
  await page.getByRole('link', { name: 'Tổng quan' }).waitFor();
});

it('asks once more for the password, and then makes the call by itself', async () => {
  await open('/', { confirmed: false });
  const field = page.getByLabel('Mật khẩu hoặc mã xác thực');
  await page.locator('.exports .button').first().click();
  await field.waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Việc này cần xác nhận lại').waitFor();
  const downloading = page.waitForEvent('download');
  await page.locator('.exports .button').first().click();
  await field.fill('sai');
  await page.keyboard.press('Enter');
  await page.getByText('Mật khẩu đang dùng không đúng').waitFor();
  expect(await violations()).toEqual([]);
  await field.fill(PASSWORD);
  await page.keyboard.press('Enter');
  expect((await downloading).suggestedFilename()).toBe('BC_24_2026-11.csv');
  await expect.poll(() => page.locator('dialog').count()).toBe(0);
  const sent = state.posted.map(({ body }) => body);
  expect(sent).toEqual([{ password: 'sai' }, { password: PASSWORD }]);
});

it('asks over another dialog, which then goes on to codes that no key takes away', async () => {
  await open('/account', { confirmed: false, secondFactor: 'on' });
  await button('Đổi sang điện thoại khác').click();
  await button('Bắt đầu').click();
  await page.getByLabel('Mật khẩu hoặc mã xác thực').fill(CODE);
  await button('Xác nhận').click();
  await page.getByRole('img', { name: 'Mã QR của khóa xác thực' }).waitFor();
  expect(state.posted[1]).toEqual({ path: '/sessions/current/confirmation', body: { code: CODE } });
  await page.getByLabel('Nhập mã 6 số mà ứng dụng hiện').fill(CODE);
  await button('Xác nhận và bật').click();
  await page.getByLabel('Tôi đã cất các mã này ở nơi an toàn').check();
  const closings = await page.locator('dialog').evaluateHandle((dialog) => {
    const count = { closed: 0 };
    dialog.addEventListener('close', () => (count.closed += 1));
    return count;
  });
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Escape');
  for (const code of RECOVERY_CODES) await page.getByText(code).waitFor();
  // Not even for a moment: a dialog that comes back has blinked.
  await expect.poll(() => closings.jsonValue()).toEqual({ closed: 0 });
  await button('Hoàn tất').click();
  await page.locator('dialog').waitFor({ state: 'detached' });
});

it('says of the own account what was done', async () => {
  await open('/account');
  await button('Đổi mật khẩu').click();
  await page.getByText('Nhập mật khẩu đang dùng.').waitFor();
  await page.getByLabel('Mật khẩu đang dùng').fill(PASSWORD);
  await page.getByLabel('Mật khẩu mới').fill('mot mat khau dai hon');
  await button('Đổi mật khẩu').click();
  await page.getByText('Đã đổi mật khẩu.').waitFor();
  await page.getByRole('button', { name: /^Kết thúc phiên Chrome trên Android/u }).click();
  await page.getByText('Đã kết thúc phiên đăng nhập.').waitFor();
  await button('Kết thúc mọi phiên khác').click();
  await page.getByText('Đã kết thúc mọi phiên khác.').waitFor();
});
