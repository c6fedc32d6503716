import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CANNED_HTTPS } from '../analytics/dashboard/canned-https.ts';
import { PASSWORD } from '../analytics/dashboard/stub-server.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { useStubDashboard } from './stub-dashboard.ts';

const { open, openOnce, origin, state } = useStubDashboard();

describe('the overview, as it opens', () => {
  const look = openOnce('/');

  it('prints the rate, its verdict, its interval and the target of the office', async () => {
    const page = look();
    const card = page.locator('.kpi').first();
    expect(await card.innerText()).toMatch(/91,8%/);
    expect(await card.innerText()).toMatch(/✓ Đạt ≥ 90%/);
    expect(await card.innerText()).toMatch(/90,6 – 92,9 · n = 2\.284/);
    expect(await page.locator('.filter-dates').innerText()).toMatch('15/10/2026 – 14/11/2026');
  });

  it('says that the chain of records is whole', async () => {
    const page = look();
    await page.getByText('Chuỗi bản ghi: liền mạch, 0 khoảng trống').waitFor();
  });

  it('says on the page that the data are illustrative', async () => {
    const page = look();
    expect(await page.getByText('Dữ liệu minh họa', { exact: true }).first().isVisible()).toBe(
      true,
    );
  });

  it('has a summary and a real table for each chart', async () => {
    const page = look();
    const summaries = await page
      .locator('canvas[role=img]')
      .evaluateAll((all) => all.map((canvas) => canvas.getAttribute('aria-label')));
    expect(summaries).toHaveLength(2);
    expect(summaries[0]).toMatch(/Tỷ lệ hài lòng từ tháng 11\/2025/);
    expect(summaries[1]).toMatch(/Rất hài lòng 58,1%/);
    await page.getByRole('button', { name: 'Xem dạng bảng' }).first().click();
    const row = page.getByRole('row', { name: /Tháng 11\/2026/ });
    expect(await row.innerText()).toMatch(/2\.284\s+91,8%\s+90,6–92,9%/);
  });

  it('hides a small cell and never prints a number for it', async () => {
    const page = look();
    const row = page.getByRole('row', { name: /Sở Văn hóa/ });
    expect(await row.innerText()).toMatch(/ít hơn 5/);
    expect(await row.innerText()).toMatch(/… Chưa đủ mẫu/);
    expect(await row.innerText()).not.toMatch(/%/);
  });
});

describe('the overview', () => {
  it('keeps period and unit in the address and brings them back', async () => {
    const page = await open('/');
    await page.locator('.pill select').first().selectOption('quarter');
    await page.locator('.pill-button').click();
    await page.getByRole('combobox', { name: 'Tìm đơn vị' }).fill('luc ngan');
    await page.getByRole('treeitem', { name: 'Huyện Lục Ngạn' }).click();
    await page.waitForURL('**/?unit=219&period=2026-Q4');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: /Huyện Lục Ngạn, Quý IV\/2026/ }).waitFor();
    await page.goBack();
    await page.waitForURL('**/?period=2026-Q4');
    await page.getByRole('button', { name: 'Đặt lại bộ lọc' }).click();
    await page.waitForURL(`${origin()}/`);
  });

  it('offers the period before when nobody has rated yet', async () => {
    state.ratings = 'empty';
    const page = await open('/');
    await page.getByRole('link', { name: 'Xem Tháng 10/2026' }).click();
    await page.waitForURL('**/?period=2026-10');
  });

  it('tells a failure and tries again on demand', async () => {
    state.refuse = { prefix: '/reports/period', code: 'overloaded' };
    const page = await open('/');
    expect(await page.getByRole('alert').innerText()).toMatch(/Máy chủ đang bận/);
    state.refuse = null;
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await page.locator('.kpi').first().waitFor();
  });

  it('saves the file under the name that the server gives it', async () => {
    const page = await open('/');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải .csv' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('BC_24_2026-11.csv');
  });

  it('switches the language and remembers it', async () => {
    const page = await open('/');
    await page.getByRole('button', { name: /English/ }).click();
    await page.getByRole('link', { name: 'Compare units' }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Compare units' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });
});

describe('with the keyboard alone', () => {
  async function tabTo(page: Page, name: RegExp): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      });
      if (name.test(focused.trim())) return;
    }
    throw new Error(`No way to ${String(name)} by Tab.`);
  }

  it('a manager signs in, opens a unit and comes to its counters', async () => {
    state.signedIn = false;
    const page = await open('/');
    await page.keyboard.type('lan');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.kpi').first().waitFor();
    await tabTo(page, /^Sở Nội vụ$/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?unit=24-S1');
    await page.getByRole('heading', { level: 1, name: /Sở Nội vụ/ }).waitFor();
    await tabTo(page, /^Quầy 1$/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/compare?unit=24-S1&table=counters&within=24-S1-Q1');
    await page.getByRole('region', { name: 'Chi tiết: Quầy 1' }).waitFor();
  });

  it('a unit is found in the tree, and Escape gives focus back', async () => {
    const page = await open('/');
    await tabTo(page, /^Đơn vị/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.className)).toMatch(/pill-button/);
    await page.keyboard.press('Enter');
    await page.keyboard.type('tan son');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?unit=219-3');
  });

  it('the first Tab offers to skip to the content', async () => {
    const page = await open('/kiosks');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });
});

describe('the tables', () => {
  it('sort by a heading and keep it in the address', async () => {
    const page = await open('/compare?unit=219');
    await page.getByRole('button', { name: /^Tỷ lệ/ }).click();
    await page.waitForURL('**/compare?unit=219&table=units&sort=-rate');
    const header = page.getByRole('columnheader', { name: /^Tỷ lệ/ });
    expect(await header.getAttribute('aria-sort')).toBe('descending');
    const first = page.locator('tbody:not(.table-totals) tr:not(.group-row)').first();
    expect(await first.innerText()).toMatch(/97,9%/);
  });

  it('open the five levels on demand', async () => {
    const page = await open('/compare');
    expect(await page.getByRole('columnheader', { name: 'Bình thường' }).count()).toBe(0);
    await page.getByLabel('Hiện số lượt từng mức').check();
    expect(await page.getByRole('columnheader', { name: 'Bình thường' }).count()).toBe(1);
  });
});

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
    expect(await page.getByRole('alert').innerText()).toMatch(/không đúng/);
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
    expect(await page.getByText('Phiên làm việc đã hết hạn.').count()).toBe(0);
  });
});

describe('accounts', () => {
  it('makes an account with its first role on a unit that is found without diacritics', async () => {
    const page = await open('/accounts');
    await page.getByRole('button', { name: 'Thêm tài khoản' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Thêm tài khoản' }).click();
    expect(await dialog.locator('.field-error').allTextContents()).toHaveLength(3);
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
    expect(
      await page.getByRole('navigation', { name: 'Các trang' }).getByRole('link').allTextContents(),
    ).toEqual(['Thiết bị', 'Phương pháp']);
    await page.getByRole('button', { name: 'Quản trị' }).click();
    const menu = page.getByRole('navigation', { name: 'Quản trị' });
    expect(await menu.getByRole('link').allTextContents()).toEqual([
      'Tổ chức',
      'Lịch trực',
      'Chỉ tiêu',
      'Thiết lập',
    ]);
  });
});

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
    expect(await file.getAttribute('href')).toBe(`/api/v1/audit-log/file${query}`);
    await page.reload();
    expect(await page.getByLabel('Việc').inputValue()).toBe('kiosk.revoke');
    expect(await page.getByLabel('Tìm nội dung, tên').inputValue()).toBe('lấy mất');
    await page.getByRole('button', { name: 'Bỏ lọc' }).click();
    await page.getByText('1.284 mục khớp').waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('tells a change by what was and what is, and turns its pages', async () => {
    const page = await open('/audit-log');
    const row = page.getByRole('row', { name: /Thu hồi máy đánh giá/ }).first();
    expect(await row.innerText()).toMatch(/Tình trạng:.*đang hoạt động → đã thu hồi/s);
    expect(await page.locator('.audit-table tbody tr').count()).toBe(30);
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
    expect(await dialog.innerText()).toMatch(/kết thúc vào hôm qua/);
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
    expect(await code.locator('path').getAttribute('d')).toMatch(/^M/u);
    expect(await page.locator('.https-link').textContent()).toBe('http://192.168.1.20:8080/');
    const lines = await page.locator('.https-fingerprint span').allTextContents();
    expect(lines.join(':')).toBe(CANNED_HTTPS.local.authority.sha256);
    expect(await page.locator('.https-way-used h3').textContent()).toBe('2. Chứng chỉ tự cấp');
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
