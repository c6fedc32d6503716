import { accessibilityFaults } from '../support/accessibility.ts';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { enrolKiosk, post } from '../support/enrolled-kiosk.ts';
import { openOfficeInBrowser, type OfficeInBrowser } from '../support/office-in-browser.ts';
import { NOW_MS, type ServerUnderTest } from '../support/server-under-test.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';

const PICTURES = process.env['PICTURES'];

let office: OfficeInBrowser;
let server: ServerUnderTest;
let page: Page;

beforeAll(async () => {
  office = await openOfficeInBrowser();
  server = office.server;
  await insertSmallOffice(server.services);
  await insertOfficials(server);
  await rateThrice(server);
  page = await office.open(NOW_MS);
  await office.enter(page, `/organisation?within=${OFFICE.commune}`);
});

afterAll(() => office.close());

async function insertOfficials({ services }: ServerUnderTest): Promise<void> {
  const of = { unit_id: OFFICE.commune, seconded_from: null, seconded_to: null };
  const always = { title: 'Chuyên viên', valid_from: '2016-01-01', valid_to: null };
  await services.store.db
    .insertInto('officials')
    .values([
      {
        ...of,
        ...always,
        id: 'hoa',
        code: 'CB1',
        honorific: 'Bà',
        family_name: 'Nguyễn Thị',
        given_name: 'Hoa',
      },
      {
        ...of,
        ...always,
        id: 'an',
        code: 'CB2',
        honorific: 'Ông',
        family_name: 'Trần Văn',
        given_name: 'An',
      },
    ])
    .execute();
}

/** At the first counter, this minute. */
async function rateThrice(rated: ServerUnderTest): Promise<void> {
  const kiosk = await enrolKiosk(rated, 'kiosk-1');
  const records = [];
  for (let count = 0; count < 3; count += 1) records.push(await kiosk.write(ratingContent()));
  const response = await post(rated, await kiosk.request(records));
  if (response.status !== 200) throw new Error(await response.text());
}

async function picture(name: string): Promise<void> {
  if (PICTURES === undefined) return;
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

const violations = () => accessibilityFaults(page);

const cell = (name: string) => page.getByRole('button', { name });

it('opens from the panel of a unit, and says that nobody is on duty yet', async () => {
  await page.getByRole('link', { name: 'Lịch trực' }).click();
  await page.getByRole('heading', { name: 'Tuần 16/11/2026 – 22/11/2026' }).waitFor();
  await page.getByText('Tuần này chưa có ai trực').waitFor();
  expect(await violations()).toEqual([]);
  await picture('duties-1-empty');
});

it('adds a stretch by the keyboard, and says how many ratings went along', async () => {
  await cell('Thêm ca trực: Quầy 1, T5 19/11/2026').press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Lưu' }).press('Enter');
  await dialog.getByText('Hãy chọn một cán bộ.').waitFor();
  expect(await violations()).toEqual([]);
  await picture('duties-2-dialog');
  await dialog.getByLabel('Cán bộ').selectOption({ label: 'Bà Nguyễn Thị Hoa · Chuyên viên' });
  await dialog.getByRole('button', { name: 'Lưu' }).press('Enter');
  await page.getByText('Đã lưu lịch trực. 3 lượt đánh giá đã chuyển theo.').waitFor();
  await cell('Bà Nguyễn Thị Hoa 07:30–17:00 Sửa ca trực: Quầy 1, T5 19/11/2026').waitFor();
});

it('refuses an overlap and names whom and when', async () => {
  await cell('Thêm ca trực: Quầy 1, T5 19/11/2026').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Cán bộ').selectOption('an');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await dialog.getByText('Bà Nguyễn Thị Hoa: 19/11/2026 07:30 – 17:00').waitFor();
  await picture('duties-3-overlap');
  await page.keyboard.press('Escape');
});

it('changes the official, and the ratings follow', async () => {
  await cell('Sửa ca trực: Quầy 1, T5 19/11/2026').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Cán bộ').selectOption('an');
  await dialog.getByLabel('Đến giờ', { exact: true }).fill('11:30');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('3 lượt đánh giá đã chuyển theo.').waitFor();
  await cell('Ông Trần Văn An 07:30–11:30 Sửa ca trực: Quầy 1, T5 19/11/2026').waitFor();
  await cell('Thêm ca trực: Quầy 1, T5 19/11/2026').click();
  await expect.poll(() => dialog.getByLabel('Từ giờ', { exact: true }).inputValue()).toBe('13:30');
  await dialog.getByLabel('Cán bộ').selectOption('hoa');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Đã lưu lịch trực.').waitFor();
});

it('goes through the weeks, and copies the one before', async () => {
  await page.getByRole('button', { name: 'Tuần sau' }).click();
  await page.getByRole('heading', { name: 'Tuần 23/11/2026 – 29/11/2026' }).waitFor();
  expect(page.url()).toContain('within=2026-11-23');
  await expect.poll(() => page.getByText('Đã lưu lịch trực.').count()).toBe(0);
  await page.getByRole('button', { name: 'Chép từ tuần trước' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Chép lịch' }).click();
  await page.getByText('Đã chép 2 ca; bỏ qua 0 ca').waitFor();
  await cell('Ông Trần Văn An 07:30–11:30 Sửa ca trực: Quầy 1, T5 26/11/2026').waitFor();
  await page.getByRole('button', { name: 'Tuần này' }).click();
  await page.getByRole('heading', { name: 'Tuần 16/11/2026 – 22/11/2026' }).waitFor();
  await cell('Ông Trần Văn An 07:30–11:30 Sửa ca trực: Quầy 1, T5 19/11/2026').waitFor();
  expect(await violations()).toEqual([]);
  await picture('duties-4-week');
});

it('prints the week without what can be pressed', async () => {
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.getByRole('button').count()).toBe(2);
  await page.getByText('Ông Trần Văn An').waitFor();
  await picture('duties-5-print');
  await page.emulateMedia({ media: 'screen' });
});

it('removes a stretch after asking', async () => {
  await cell('Ông Trần Văn An 07:30–11:30 Sửa ca trực: Quầy 1, T5 19/11/2026').click();
  await page.getByRole('button', { name: 'Bỏ ca trực này' }).click();
  await page.getByText('Ông Trần Văn An, 07:30 19/11/2026 – 11:30 19/11/2026').waitFor();
  await picture('duties-6-remove');
  await page.getByRole('button', { name: 'Bỏ ca trực', exact: true }).click();
  await page.getByText('Đã bỏ ca trực. 3 lượt đánh giá đã chuyển theo.').waitFor();
});

it('reads complete in English and narrow, and without a word in the console', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'EN, English' }).click();
  await page.getByRole('heading', { name: 'Duty roster' }).waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  expect(await violations()).toEqual([]);
  await picture('duties-7-narrow');
  expect(office.complaints.filter((line) => !line.startsWith('Failed to load resource'))).toEqual(
    [],
  );
});

it('shows a manager the week without the means to change it', async () => {
  const [, value = ''] = (await signInAs(server, 'manager', OFFICE.commune)).split('=');
  page = await office.open(NOW_MS);
  await page.context().addCookies([{ name: 'sid', value, url: server.url }]);
  await page.goto(`${server.url}/duties?within=2026-11-19`);
  await page.getByText('Bà Nguyễn Thị Hoa').waitFor();
  await expect.poll(() => page.getByRole('button', { name: /ca trực|Chép/u }).count()).toBe(0);
  await picture('duties-8-reader');
});
