import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../analytics/dashboard/stub-server.ts';
import { useStubDashboard } from './stub-dashboard.ts';

const { open, openOnce, origin, state } = useStubDashboard();

describe('the overview, as it opens', () => {
  const look = openOnce('/');

  it('prints the rate, its verdict, its interval and the target of the office', async () => {
    const page = look();
    const card = page.locator('.kpi').first();
    await expect.poll(() => card.innerText()).toMatch(/91,8%/);
    await expect.poll(() => card.innerText()).toMatch(/✓ Đạt ≥ 90%/);
    await expect.poll(() => card.innerText()).toMatch(/90,6 – 92,9 · n = 2\.284/);
    await expect
      .poll(() => page.locator('.filter-dates').innerText())
      .toMatch('15/10/2026 – 14/11/2026');
  });

  it('says that the chain of records is whole', async () => {
    const page = look();
    await page.getByText('Chuỗi bản ghi: liền mạch, 0 khoảng trống').waitFor();
  });

  it('says on the page that the data are illustrative', async () => {
    const page = look();
    await expect
      .poll(() => page.getByText('Dữ liệu minh họa', { exact: true }).first().isVisible())
      .toBe(true);
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
    await expect.poll(() => row.innerText()).toMatch(/2\.284\s+91,8%\s+90,6–92,9%/);
  });

  it('hides a small cell and never prints a number for it', async () => {
    const page = look();
    const row = page.getByRole('row', { name: /Sở Văn hóa/ });
    await expect.poll(() => row.innerText()).toMatch(/ít hơn 5/);
    await expect.poll(() => row.innerText()).toMatch(/… Chưa đủ mẫu/);
    await expect.poll(() => row.innerText()).not.toMatch(/%/);
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

  it('says that no place was rated yet, not that the unit has none', async () => {
    state.ratings = 'empty';
    const page = await open('/');
    const below = page.locator('.below .table-scroll');
    await expect.poll(() => below.innerText()).toBe('Chưa nơi nào có lượt đánh giá trong kỳ này.');
    await page.goto(`${origin()}/?unit=24-S1`);
    await expect.poll(() => below.innerText()).toBe('Chưa nơi nào có lượt đánh giá trong kỳ này.');
  });

  it('tells a failure and tries again on demand', async () => {
    state.refuse = { prefix: '/reports/period', code: 'overloaded' };
    const page = await open('/');
    await expect.poll(() => page.getByRole('alert').innerText()).toMatch(/Máy chủ đang bận/);
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
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
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
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.className))
      .toMatch(/pill-button/);
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
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
  });
});

describe('the tables', () => {
  it('sort by a heading and keep it in the address', async () => {
    const page = await open('/compare?unit=219');
    await page.getByRole('button', { name: /^Tỷ lệ/ }).click();
    await page.waitForURL('**/compare?unit=219&table=units&sort=-rate');
    const header = page.getByRole('columnheader', { name: /^Tỷ lệ/ });
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('descending');
    const first = page.locator('tbody:not(.table-totals) tr:not(.group-row)').first();
    await expect.poll(() => first.innerText()).toMatch(/97,9%/);
  });

  it('open the five levels on demand', async () => {
    const page = await open('/compare');
    await expect
      .poll(() => page.getByRole('columnheader', { name: 'Bình thường' }).count())
      .toBe(0);
    await page.getByLabel('Hiện số lượt từng mức').check();
    await expect
      .poll(() => page.getByRole('columnheader', { name: 'Bình thường' }).count())
      .toBe(1);
  });
});
