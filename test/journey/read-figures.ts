import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import readXlsxFile from 'read-excel-file/node';
import { ADMINISTRATOR } from '../support/administrator.ts';
import { runCli } from '../support/real-server.ts';
import { LISTED_UNIT } from '../support/office-list.ts';

/** Ratings of a unit and period: all, and by level from 5 down to 1. */
export interface CountedRatings {
  readonly n: number;
  readonly byLevel: readonly number[];
}

/** Signs in at the dashboard with the browser and reads the number of ratings off the overview. */
export async function readDashboardCount(context: BrowserContext, origin: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(origin);
  await page.getByLabel('Tên đăng nhập').fill(ADMINISTRATOR.login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(ADMINISTRATOR.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  const card = page.locator('section.card').filter({
    has: page.getByRole('heading', { name: 'Số lượt đánh giá', exact: true }),
  });
  const shown = await card.locator('.kpi-number').innerText();
  await context.close();
  return Number(shown.replaceAll('.', ''));
}

/** Exports the period with the CLI and reads the workbook's summary back with another library. */
export async function readExportedCounts(
  folder: string,
  periodKey: string,
): Promise<CountedRatings> {
  const file = join(folder, 'export.xlsx');
  const what = ['--unit', LISTED_UNIT, '--period', periodKey];
  await runCli(['export', ...what, '--out', file], { dataFolder: join(folder, 'data') });
  const sheets = await readXlsxFile(file);
  const rows = sheets.find(({ sheet }) => sheet === 'Tổng hợp')?.data ?? [];
  const column = (heading: string): number[] => {
    const row = rows.find((cells) => cells.includes(heading)) ?? [];
    return row.flatMap((cell, index) => (cell === heading ? [index] : []));
  };
  const total = rows.find((cells) => cells.includes('Tổng cộng')) ?? [];
  const [n] = column('Số lượt đánh giá').map((index) => Number(total[index]));
  return { n: n ?? 0, byLevel: column('SL').map((index) => Number(total[index])) };
}
