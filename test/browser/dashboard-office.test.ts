import { describe, expect, it } from 'vitest';
import { CANNED_HTTPS } from '../analytics/dashboard/canned-https.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { useStubDashboard } from './stub-dashboard.ts';

const { open, state } = useStubDashboard();

describe('the audit log', () => {
  it('keeps its filters in the address, and the file follows them', async () => {
    const page = await open('/audit-log?unit=219');
    await page.getByText('1.284 mục khớp').waitFor();
    await page.getByLabel('Việc').selectOption('kiosk.revoke');
    await page.getByText('3 mục khớp').waitFor();
    await page.getByLabel('Từ', { exact: true }).fill('2026-11-01');
    await page.getByLabel('Tìm nội dung, tên').fill(' lấy mất ');
    await page.keyboard.press('Enter');
    await page.waitForURL(/text=/);
    const query = '?action=kiosk.revoke&from=2026-11-01&text=l%E1%BA%A5y+m%E1%BA%A5t&unit=219';
    const file = page.getByRole('link', { name: 'Xuất .csv' });
    await expect.poll(() => file.getAttribute('href')).toBe(`/api/v1/audit-log/file${query}`);
    await page.reload();
    await expect.poll(() => page.getByLabel('Việc').inputValue()).toBe('kiosk.revoke');
    await expect.poll(() => page.getByLabel('Tìm nội dung, tên').inputValue()).toBe('lấy mất');
    await page.getByRole('button', { name: 'Bỏ lọc' }).click();
    await page.getByText('1.284 mục khớp').waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('tells a change by what was and what is, and turns its pages', async () => {
    const page = await open('/audit-log');
    const row = page.getByRole('row', { name: /Thu hồi máy đánh giá/ }).first();
    await expect.poll(() => row.innerText()).toMatch(/Tình trạng:.*đang hoạt động → đã thu hồi/s);
    await expect.poll(() => page.locator('.audit-table tbody tr').count()).toBe(30);
    await page.getByRole('link', { name: 'Cũ hơn' }).click();
    await page.waitForURL(/before=600/);
    await page.getByRole('link', { name: 'Trang mới nhất' }).click();
    await page.getByRole('link', { name: 'Cũ hơn' }).waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('offers a way back when nothing matches', async () => {
    const page = await open('/audit-log?action=kiosk.pair');
    await page.getByText('Không có mục nào khớp').waitFor();
    await page.getByRole('link', { name: 'Bỏ lọc' }).click();
    await page.getByText('1.284 mục khớp').waitFor();
  });
});

describe('choosing targets', () => {
  it('asks first, then puts the set in force', async () => {
    const page = await open('/targets');
    await page.getByRole('button', { name: /Chọn bộ này: Bắc Giang/ }).click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.innerText()).toMatch(/kết thúc vào hôm qua/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(state.posted).toEqual([]);
    await page.getByRole('button', { name: /Chọn bộ này: Bắc Giang/ }).click();
    await dialog.getByRole('button', { name: 'Áp dụng' }).click();
    await page.getByText('Đã áp dụng “Bắc Giang đến năm 2020: trên 80%”.').waitFor();
    expect(state.posted).toEqual([{ path: '/targets/preset', body: { key: 'bac-giang' } }]);
  });
});

describe('the HTTPS page', () => {
  it('draws the address that it names as a QR code, and shows the fingerprint to compare', async () => {
    const page = await open('/https');
    const code = page.getByRole('img', { name: 'Mã QR của địa chỉ http://192.168.1.20:8080/' });
    await expect.poll(() => code.locator('path').getAttribute('d')).toMatch(/^M/u);
    await expect
      .poll(() => page.locator('.https-link').textContent())
      .toBe('http://192.168.1.20:8080/');
    const lines = page.locator('.https-fingerprint span');
    await expect
      .poll(async () => (await lines.allTextContents()).join(':'))
      .toBe(CANNED_HTTPS.local.authority.sha256);
    await expect
      .poll(() => page.locator('.https-way-used h3').textContent())
      .toBe('2. Chứng chỉ tự cấp');
  });

  it('says that a certificate which was made waits for a restart', async () => {
    state.https = 'waiting';
    const page = await open('/https', { language: 'en' });
    await page.getByText('Restart the server.', { exact: false }).first().waitFor();
    await page.getByText('Set HTTP_PORT (8080, say)', { exact: false }).waitFor();
  });

  it('is reached from the first steps by the keyboard', async () => {
    const page = await open('/start');
    await page.getByRole('link', { name: 'Mở trang HTTPS' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'HTTPS cho máy tính bảng' }).waitFor();
  });
});
