import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../analytics/dashboard/stub-server.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { ABOUT_WORDS, inEnglish, overflow, useStubDashboard } from './stub-dashboard.ts';

const PICTURES = process.env['PICTURES'];
const { state, open } = useStubDashboard();

async function typeAccount(page: Page): Promise<void> {
  await page.getByLabel('Mã thiết lập').fill('0000-0000');
  await page.getByLabel('Họ và tên').fill('Trần Thị Lan');
  await page.getByLabel('Tên đăng nhập').fill('lan');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();
const button = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).click();

describe('the first set-up', () => {
  it('makes account, office and targets at once, and walks on to the checklist', async () => {
    Object.assign(state, { signedIn: false, setupOpen: true, sample: 'none' });
    const page = await open('/');
    await button(page, 'Tiếp tục');
    await expect.poll(() => page.getByText('Cần điền mục này.').count()).toBe(4);
    await typeAccount(page);
    await page.keyboard.press('Enter');
    await page.getByLabel('Tên cơ quan').fill('Sở Nội vụ tỉnh Bắc Giang');
    await page.getByText('Tháng 11/2026: 21/10/2026 – 20/11/2026').click();
    await page.getByRole('radio', { name: /Hà Tĩnh/u }).check();
    expect(await accessibilityFaults(page)).toEqual([]);
    await button(page, 'Tạo tài khoản và tiếp tục');
    // The wrong code leads back to the field that can mend it, with everything still typed.
    await page.getByText('Mã thiết lập không đúng.').waitFor();
    await page.getByLabel('Mã thiết lập').fill('7F3K-92QD');
    await page.keyboard.press('Enter');
    await button(page, 'Tạo tài khoản và tiếp tục');
    await heading(page, 'Đưa dữ liệu vào');
    expect(state.posted.at(-1)?.body).toEqual({
      ...{ setupCode: '7F3K-92QD', login: 'lan', displayName: 'Trần Thị Lan' },
      ...{ password: PASSWORD, officeName: 'Sở Nội vụ tỉnh Bắc Giang' },
      ...{ cutOffDay: 21, targetPreset: 'ha-tinh' },
    });
    await button(page, 'Tiếp tục');
    await heading(page, 'HTTPS và mạng');
    // Each step has its address: a reload stays where one was.
    await page.reload();
    await heading(page, 'HTTPS và mạng');
    await button(page, 'Tiếp tục');
    await heading(page, 'Ghép máy tính bảng đầu tiên');
    await button(page, 'Quay lại');
    await heading(page, 'HTTPS và mạng');
    await button(page, 'Tiếp tục');
    await button(page, 'Hoàn tất');
    await heading(page, 'Các bước bắt đầu');
    await expect.poll(() => page.locator('.setup-return').count()).toBe(0);
  });

  it('keeps what was typed over a reload, but for code and password', async () => {
    Object.assign(state, { signedIn: false, setupOpen: true });
    const page = await open('/setup');
    await typeAccount(page);
    await page.keyboard.press('Enter');
    await page.getByLabel('Tên cơ quan').fill('Sở Tư pháp');
    await page.reload();
    await page.getByText('mã thiết lập và mật khẩu không được giữ lại').waitFor();
    await expect.poll(() => page.getByLabel('Họ và tên').inputValue()).toBe('Trần Thị Lan');
    await expect.poll(() => page.getByLabel('Mật khẩu', { exact: true }).inputValue()).toBe('');
    const kept = await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)));
    expect(kept).not.toContain(PASSWORD);
    await typeAccount(page);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByLabel('Tên cơ quan').inputValue()).toBe('Sở Tư pháp');
  });

  it('may be stopped after step 2, and leads back from other pages until it is finished', async () => {
    state.sample = 'none';
    const page = await open('/setup?within=3');
    await page.getByRole('link', { name: 'Mở trang Tổ chức' }).click();
    await page.getByText('Đang thiết lập lần đầu, bước 3 trên 5.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Quay lại thiết lập' }).click();
    await heading(page, 'Đưa dữ liệu vào');
    await button(page, 'Kết thúc ở đây, làm tiếp sau');
    await heading(page, 'Các bước bắt đầu');
    await expect.poll(() => page.locator('.setup-return').count()).toBe(0);
  });

  it('goes back to the office and corrects it', async () => {
    Object.assign(state, { sample: 'none', targets: 'none' });
    state.refuse = { prefix: '/targets', code: 'overloaded' };
    const page = await open('/setup?within=3');
    await button(page, 'Quay lại');
    // A step begins at its top, also for the keyboard.
    await page.locator('h2:focus', { hasText: 'Cơ quan' }).waitFor();
    // Targets that did not come are said to be missing: no choice stands there, also not "later".
    await page.getByText('Máy chủ đang bận.').waitFor();
    await expect.poll(() => page.getByRole('radio', { name: /Để sau/u }).count()).toBe(0);
    state.refuse = null;
    await button(page, 'Thử lại');
    await page.getByLabel('Tên cơ quan').fill('Sở Nội vụ tỉnh Bắc Ninh');
    await page.getByRole('radio', { name: /Hà Tĩnh/u }).check();
    await button(page, 'Lưu và tiếp tục');
    await heading(page, 'Đưa dữ liệu vào');
    expect(state.posted).toMatchObject([
      { path: '/settings', body: { name: 'office-name', value: 'Sở Nội vụ tỉnh Bắc Ninh' } },
      { path: '/targets/preset', body: { key: 'ha-tinh' } },
    ]);
  });

  it('loads the sample with a bar, and goes on asking until it is there', async () => {
    state.sample = 'none';
    const page = await open('/setup?within=3');
    await button(page, 'Nạp dữ liệu minh họa');
    await page.getByText('42.000 trên khoảng 100.000 lượt đánh giá (42%)').waitFor();
    await expect.poll(() => page.getByRole('progressbar').getAttribute('value')).toBe('42000');
    expect(await accessibilityFaults(page)).toEqual([]);
    state.refuse = { prefix: '/sample-data', code: 'overloaded' };
    const silence = page.getByText('Máy chủ chưa trả lời việc nạp đến đâu.');
    await silence.waitFor();
    state.refuse = null;
    await silence.waitFor({ state: 'detached' });
    state.sample = 'loaded';
    await page.getByText('Đã nạp xong: 3 đơn vị, 1.284 lượt đánh giá').waitFor();
  });

  it('says of half a sample where it is removed, and mixes none into real data', async () => {
    state.sample = 'broken';
    const page = await open('/setup?within=3');
    await page.getByText('Việc nạp dừng giữa chừng sau 42.000 lượt.').waitFor();
    await page.getByRole('link', { name: 'Mở trang Thiết lập để xóa' }).waitFor();
    state.sample = 'real';
    await page.reload();
    await page.getByText('Đã có 12 đơn vị.').waitFor();
    await expect
      .poll(() => page.getByRole('button', { name: 'Nạp dữ liệu minh họa' }).count())
      .toBe(0);
  });

  it('is no page for who does not administer the whole office', async () => {
    state.may = ['see-organisation', 'see-kiosks'];
    const page = await open('/setup?within=3');
    await page.getByText('Vai trò của Ông/Bà không mở được trang này').waitFor();
  });
});

const STEPS = [
  ['1', '/', { signedIn: false, setupOpen: true }],
  ['2', '/setup?within=2', {}],
  ['3', '/setup?within=3', { sample: 'none' }],
  ['3-running', '/setup?within=3', { sample: 'running' }],
  ['4', '/setup?within=4', {}],
  ['5', '/setup?within=5', { units: 'none' }],
] as const;

/** Every width on which the set-up is done: an office's screens, and a phone beside the tablet. */
async function fitsEveryWidth(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [1366, 768],
    [1024, 768],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    expect((await overflow(page)).right, `beyond ${String(width)} px`).toBeLessThanOrEqual(0);
    if (PICTURES === undefined) continue;
    const path = join(PICTURES, `setup-${name}-${String(width)}.png`);
    await page.screenshot({ path, fullPage: true });
  }
}

describe('every step of the first set-up', () => {
  it.each(STEPS)('%s has no accessibility fault and fits, in both languages', async (...step) => {
    const [name, path, set] = step;
    Object.assign(state, set);
    const page = await open(path);
    expect(await accessibilityFaults(page)).toEqual([]);
    await fitsEveryWidth(page, `${name}-vi`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await inEnglish(page);
    expect(await accessibilityFaults(page, ABOUT_WORDS)).toEqual([]);
    await fitsEveryWidth(page, `${name}-en`);
  });
});
