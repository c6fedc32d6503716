import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { LINK } from '../analytics/dashboard/canned-accounts.ts';
import { PASSWORD } from '../analytics/dashboard/stub-server.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { overflow, useStubDashboard } from './stub-dashboard.ts';

const PICTURES = process.env['PICTURES'];
const { state, open, origin } = useStubDashboard();

const LINK_PATH = `/invitation#${LINK.token}`;

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: join(PICTURES, `${name}-390.png`), fullPage: true });
  await page.setViewportSize({ width: 1366, height: 768 });
}

it.each([
  ['vi', 1366],
  ['en', 390],
] as const)('shows a new link once, in %s at %i px', async (language, width) => {
  const page = await open('/accounts', { language, width });
  expect(await accessibilityFaults(page)).toEqual([]);
  const ask = language === 'vi' ? 'Đồng ý cấp liên kết' : 'Agree to the link';
  await page.getByRole('button', { name: ask }).click();
  await page.getByRole('dialog').getByRole('button', { name: ask }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('.password-link').waitFor();
  const address = await dialog.locator('#password-link-address').inputValue();
  expect(address).toBe(`${origin()}${LINK_PATH}`);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect((await overflow(page)).right).toBeLessThanOrEqual(0);
  // It is shown this once: no key takes it away, however often it is pressed.
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Escape');
  await expect.poll(() => dialog.locator('#password-link-address').inputValue()).toBe(address);
  if (PICTURES !== undefined) {
    await page.screenshot({ path: join(PICTURES, `link-${language}-${width}.png`) });
    await page.emulateMedia({ media: 'print' });
    await page.screenshot({ path: join(PICTURES, `link-print-${language}-${width}.png`) });
    await page.emulateMedia({ media: 'screen' });
  }
  await dialog.getByRole('button', { name: language === 'vi' ? 'Đã trao' : 'Handed over' }).click();
  await expect.poll(() => page.locator('.password-link').count()).toBe(0);
  if (PICTURES !== undefined) {
    await page.screenshot({
      path: join(PICTURES, `accounts-${language}-${width}.png`),
      fullPage: true,
    });
  }
});

it('says that a second person has to agree, and shows no link', async () => {
  const page = await open('/accounts');
  await page.getByRole('button', { name: 'Đặt lại mật khẩu' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Đặt lại mật khẩu' }).click();
  await page.getByText('Đã ghi đề nghị.').waitFor();
  await expect.poll(() => page.locator('.password-link').count()).toBe(0);
});

it('copies the link, and selects it where pages may not copy', async () => {
  const page = await open('/accounts');
  await page.evaluate(() => Reflect.deleteProperty(Navigator.prototype, 'clipboard'));
  await page.getByRole('button', { name: 'Đồng ý cấp liên kết' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Đồng ý cấp liên kết' }).click();
  await page.getByRole('button', { name: 'Sao chép' }).click();
  await page.getByText('hãy bấm Ctrl+C').waitFor();
  const selected = await page.evaluate(() => window.getSelection()?.toString());
  expect(selected).toBe(`${origin()}${LINK_PATH}`);
});

it.each([
  ['vi', 1366],
  ['en', 390],
] as const)('lets the person choose a password, in %s at %i px', async (language, width) => {
  const vi = language === 'vi';
  state.signedIn = false;
  const page = await open(LINK_PATH, { language, width });
  await page.getByText('Nguyễn Văn Bình').waitFor();
  await page.getByText('Trần Thị Lan').waitFor();
  // Neither the address bar nor the way back keeps what opens the account.
  expect(page.url()).toBe(`${origin()}/invitation`);
  const [password, again] = await page.locator('input[type=password]').all();
  const save = page.getByRole('button', { name: vi ? 'Đặt mật khẩu' : 'Set the password' });
  await password?.fill('mot hai ba bon nam');
  await again?.fill('mot hai ba bon');
  await save.click();
  await page
    .getByText(vi ? 'Hai lần nhập chưa giống nhau.' : 'The two are not the same.')
    .waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect((await overflow(page)).right).toBeLessThanOrEqual(0);
  if (PICTURES !== undefined) {
    await page.screenshot({
      path: join(PICTURES, `invited-${language}-${width}.png`),
      fullPage: true,
    });
  }
  await again?.fill('mot hai ba bon nam');
  await save.click();
  await page.getByText(vi ? 'Đã đặt mật khẩu' : 'Your password is set').waitFor();
  expect(state.posted.at(-1)).toEqual({
    path: '/invitation/password',
    body: { token: LINK.token, password: 'mot hai ba bon nam' },
  });
  await page.getByRole('button', { name: vi ? 'Đến trang đăng nhập' : 'Go to the' }).click();
  await page.getByLabel(vi ? 'Tên đăng nhập' : 'User name').fill('binh');
  await page.getByLabel(vi ? 'Mật khẩu' : 'Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: vi ? 'Tổng quan' : 'Overview' }).waitFor();
});

it('keeps a link that was pasted into the tab until it has opened, over failures and reloads', async () => {
  state.signedIn = false;
  const page = await open('/invitation');
  await page.getByText('Địa chỉ này thiếu phần mã ở cuối.').waitFor();
  state.refuse = { prefix: '/invitation/opening', code: 'overloaded' };
  await page.goto(`${origin()}${LINK_PATH}`);
  await page.getByRole('heading', { name: 'Chưa tải được' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, 'invited-busy');
  const part = /\/assets\/invitation-[^/]*\.js$/;
  await page.route(part, (route) => route.abort());
  await page.reload();
  await page.getByText('Chưa tải được phần này của trang.').waitFor();
  await picture(page, 'invited-missing');
  await page.unroute(part);
  await page.getByRole('button', { name: 'Tải lại trang' }).click();
  await page.getByRole('heading', { name: 'Chưa tải được' }).waitFor();
  expect(page.url()).toBe(`${origin()}${LINK_PATH}`);
  state.refuse = null;
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await page.getByText('Nguyễn Văn Bình').waitFor();
  await page.waitForURL(`${origin()}/invitation`);
  // A refusal is for good: no other try is offered.
  await page.goto(`${origin()}/invitation#none`);
  await page.getByRole('heading', { name: 'Liên kết không dùng được' }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Thử lại' }).count()).toBe(0);
  await picture(page, 'invited-refused');
});

it('is told on the own account who made the link and whence it was used', async () => {
  const page = await open('/account');
  await page.getByText(/Đặt qua liên kết của Phạm Quốc Hùng .* địa chỉ 10\.20\.0\.7/u).waitFor();
});
