import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../analytics/dashboard/stub-server.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { useStubDashboard } from './stub-dashboard.ts';

const { open, state } = useStubDashboard();

describe('signing in', () => {
  it('names what is missing and what is wrong', async () => {
    state.signedIn = false;
    const page = await open('/');
    await page.keyboard.press('Enter');
    await page.getByText('Nhập mật khẩu.').waitFor();
    await page.getByLabel('Tên đăng nhập').fill('lan');
    await page.getByLabel('Mật khẩu', { exact: true }).fill('không phải');
    await page.getByText('Mật khẩu đang có chữ có dấu.').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('alert').innerText()).toMatch(/không đúng/);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('comes back to the same page after the session has ended', async () => {
    const page = await open('/compare?unit=219&table=fields');
    state.signedIn = false;
    await page.getByLabel('Kỳ nào').selectOption('2026-09');
    await page.getByText('Phiên làm việc đã hết hạn.').waitFor();
    await page.getByLabel('Tên đăng nhập').fill('lan');
    await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Huyện Lục Ngạn · Tháng 09\/2026/ }).waitFor();
    expect(page.url()).toMatch('/compare?unit=219&period=2026-09&table=fields');
  });

  it('ends by the account menu', async () => {
    const page = await open('/kiosks');
    await page.getByRole('button', { name: /Trần Thị Lan/ }).click();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    await expect.poll(() => page.getByText('Phiên làm việc đã hết hạn.').count()).toBe(0);
  });
});

describe('accounts', () => {
  it('makes an account with its first role on a unit that is found without diacritics', async () => {
    const page = await open('/accounts');
    await page.getByRole('button', { name: 'Thêm tài khoản' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Thêm tài khoản' }).click();
    await expect.poll(() => dialog.locator('.field-error').allTextContents()).toHaveLength(3);
    await dialog.getByLabel('Họ và tên').fill('Đỗ Thị Mơ');
    await dialog.getByLabel('Tên đăng nhập').fill('mo.do');
    await dialog.getByLabel(/Người phụ trách thiết bị/u).check();
    await dialog.getByRole('searchbox').fill('luc ngan');
    await dialog
      .getByLabel(/Huyện Lục Ngạn/u)
      .first()
      .check();
    await dialog.getByRole('button', { name: 'Thêm tài khoản' }).click();
    await page.getByText('Đã lưu.').waitFor();
    expect(state.posted.at(-1)).toMatchObject({
      path: '/accounts',
      body: { login: 'mo.do', displayName: 'Đỗ Thị Mơ', grant: { role: 'steward' } },
    });
  });

  it('asks before a role is taken back, and lets the second person agree', async () => {
    const page = await open('/accounts');
    await page.getByRole('button', { name: 'Thu hồi' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
    await page.getByText('Đã lưu.').waitFor();
    expect(state.posted.at(-1)?.path).toBe('/grants/grant-2');
    await page.getByRole('button', { name: 'Đồng ý', exact: true }).click();
    await expect.poll(() => state.posted.at(-1)?.path).toBe('/grants/grant-4/approval');
  });

  it('offers only the pages that the roles allow', async () => {
    state.may = ['see-organisation', 'see-kiosks'];
    const page = await open('/accounts');
    await page.getByText('Vai trò của Ông/Bà không mở được trang này').waitFor();
    await expect
      .poll(() =>
        page.getByRole('navigation', { name: 'Các trang' }).getByRole('link').allTextContents(),
      )
      .toEqual(['Thiết bị', 'Phương pháp']);
    await page.getByRole('button', { name: 'Quản trị' }).click();
    const menu = page.getByRole('navigation', { name: 'Quản trị' });
    await expect
      .poll(() => menu.getByRole('link').allTextContents())
      .toEqual(['Tổ chức', 'Lịch trực', 'Chỉ tiêu', 'Thiết lập']);
  });
});
