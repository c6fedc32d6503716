import { expect, it } from 'vitest';
import type { PeriodReport } from '../../analytics/reports/period-report.ts';
import { useStubDashboard } from './stub-dashboard.ts';

const { open } = useStubDashboard();

it('opens a unit that today’s tree has no more, under the name of its report', async () => {
  const page = await open('/');
  await page.route('**/reports/period?*', async (route) => {
    const address = new URL(route.request().url());
    if (address.searchParams.get('unit') !== '07237') return route.continue();
    address.searchParams.set('unit', '24-S1');
    const response = await route.fetch({ url: address.href });
    const report = (await response.json()) as PeriodReport;
    const unit = { ...report.unit, code: '07237', name: 'Thị trấn Bố Hạ' };
    return route.fulfill({ response, json: { ...report, unit } });
  });
  await page.goto(`${new URL(page.url()).origin}/?unit=07237&period=2026-09`);
  await page.getByRole('heading', { level: 1, name: /Thị trấn Bố Hạ/u }).waitFor();
  await expect.poll(() => page.locator('.unit-picker').innerText()).toContain('Thị trấn Bố Hạ');
  await page.locator('.exports .button').first().waitFor();
});

it('says that there is no such unit when the server knows none either', async () => {
  const page = await open('/?unit=nowhere');
  await page.getByRole('heading', { name: 'Không có đơn vị mang mã này' }).waitFor();
  await expect.poll(() => page.locator('.exports').count()).toBe(0);
});
