import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../support/accessibility.ts';
import { PASSWORD } from '../analytics/dashboard/stub-server.ts';
import { useStubDashboard } from './stub-dashboard.ts';

const { open, state } = useStubDashboard();

/** Folder to which pictures of the pages are written, when somebody wants to look at them. */
const PICTURES = process.env['PICTURES'];

/** Names of the scripts that the page asks for from now on, without their hashes. */
function watchScripts(page: Page): readonly string[] {
  const names: string[] = [];
  page.on('request', (request) => {
    const name = /([a-z-]+)-[\w-]{8}\.js$/.exec(request.url())?.[1];
    if (name !== undefined) names.push(name);
  });
  return names;
}

describe('the parts of the dashboard', () => {
  it('come when they are shown: no chart before a figure, no page before its address', async () => {
    state.signedIn = false;
    const page = await open('/');
    const scripts = watchScripts(page);
    await page.getByLabel('Tên đăng nhập').fill('lan');
    await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.locator('canvas').first().waitFor();
    expect(scripts).toContain('canvas');
    expect(scripts).not.toContain('method');
    await page.getByRole('link', { name: 'Phương pháp' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Phương pháp' }).waitFor();
    expect(scripts).toContain('method');
  });

  it('say so when one of another build is asked for, and come with a new load of the page', async () => {
    const page = await open('/');
    const part = /\/assets\/method-[^/]*\.js$/;
    await page.route(part, (route) => route.fulfill({ status: 404 }));
    await page.getByRole('link', { name: 'Phương pháp' }).first().click();
    const said = page.getByRole('alert');
    await said.getByText(/Máy chủ vừa được cập nhật/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, 'missing-part.png') });
    await page.unroute(part);
    await said.getByRole('button', { name: 'Tải lại trang' }).click();
    await page.getByRole('heading', { level: 1, name: 'Phương pháp' }).waitFor();
  });

  it('leave the figures readable when the code of the charts does not come', async () => {
    const page = await open('/method');
    await page.route(/\/assets\/canvas-[^/]*\.js$/, (route) => route.abort());
    await page.getByRole('link', { name: 'Tổng quan' }).first().click();
    await page.getByRole('alert').first().waitFor();
    await page.getByRole('button', { name: 'Xem dạng bảng' }).first().click();
    await page.getByRole('columnheader', { name: 'Tỷ lệ' }).first().waitFor();
    if (PICTURES !== undefined)
      await page.screenshot({ path: join(PICTURES, 'missing-chart.png') });
  });
});
