import { accessibilityFaults } from '../support/accessibility.ts';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { writeSetting } from '../../server/store/settings.ts';
import { loadTargets } from '../../server/store/targets.ts';
import { insertOneRating } from '../support/one-rating.ts';
import { openOfficeInBrowser, type OfficeInBrowser } from '../support/office-in-browser.ts';
import { GOOD_PASSWORD, type ServerUnderTest } from '../support/server-under-test.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';

const PICTURES = process.env['PICTURES'];

let office: OfficeInBrowser;
let server: ServerUnderTest;
let page: Page;

beforeAll(async () => {
  office = await openOfficeInBrowser();
  server = office.server;
  await insertSmallOffice(server.services);
  page = await office.open();
  await office.enter(page, '/settings');
});

afterAll(() => office.close());

async function picture(name: string): Promise<void> {
  if (PICTURES === undefined) return;
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

const violations = () => accessibilityFaults(page);

const dialog = () => page.getByRole('dialog');

/** A page by the menu of administration, as a reader opens it. */
async function openByMenu(name: string): Promise<void> {
  await page.getByRole('button', { name: 'Quản trị', exact: true }).click();
  await page.getByRole('link', { name, exact: true }).click();
}

it('shows every setting with what holds, and says what a change still needs', async () => {
  await page.getByRole('heading', { name: 'Thiết lập của cơ quan' }).waitFor();
  await page.getByText('Ngày 15 tháng trước').first().waitFor();
  await expect.poll(() => page.locator('.setting').count()).toBe(7);
  expect(await violations()).toEqual([]);
  await picture('1-settings');
  await page.getByRole('button', { name: 'Đổi: Ngưỡng công bố số liệu' }).click();
  await dialog().getByLabel('Quầy, điểm tiếp nhận (lượt)').fill('3');
  await dialog().getByRole('button', { name: 'Lưu phiên bản mới' }).click();
  await dialog().getByText('Nhập số từ 10 đến 1.000.').waitFor();
  await dialog().getByText('Ghi căn cứ hoặc lý do.').waitFor();
  expect(await violations()).toEqual([]);
  await picture('2-change-wrong');
  await page.keyboard.press('Escape');
});

it('lets a new version follow, with its day and its basis, by the keyboard alone', async () => {
  await page.getByRole('button', { name: 'Đổi: Số lượt tối thiểu để kết luận' }).press('Enter');
  await dialog().getByLabel('Giá trị mới').fill('50');
  await dialog().getByLabel('Căn cứ').fill('Quyết định số 12/QĐ-UBND');
  await dialog().getByLabel('Căn cứ').press('Enter');
  await page.getByText('Đã lưu phiên bản mới của “Số lượt tối thiểu để kết luận”').waitFor();
  await page.getByText('50 lượt', { exact: true }).first().waitFor();
  await page.getByLabel('Các phiên bản: Số lượt tối thiểu để kết luận').first().press('Enter');
  await page.getByRole('cell', { name: 'Quyết định số 12/QĐ-UBND' }).waitFor();
  expect(await violations()).toEqual([]);
  await picture('3-versions');
});

it('takes the name of the office over on every page at once', async () => {
  await page.getByRole('button', { name: 'Đổi: Tên cơ quan' }).click();
  await dialog().getByLabel('Giá trị mới').fill('Sở Nội vụ tỉnh Bắc Ninh');
  await dialog().getByLabel('Căn cứ').fill('Hợp nhất tỉnh');
  await dialog().getByRole('button', { name: 'Lưu phiên bản mới' }).click();
  await page.locator('.account-text', { hasText: 'Sở Nội vụ tỉnh Bắc Ninh' }).waitFor();
});

it('leaves what was reported as it was: no day before today once there are ratings', async () => {
  await insertOneRating(server.services.store, OFFICE.commune);
  await page.reload();
  await page.getByRole('button', { name: 'Đổi: Ngày chốt số liệu' }).click();
  await dialog().getByLabel('Giá trị mới').selectOption('21');
  await dialog().getByLabel('Có hiệu lực từ ngày').fill('2020-01-01');
  await dialog()
    .getByText(/^✕ Chọn ngày \d\d\/\d\d\/\d{4} hoặc sau đó\.$/u)
    .waitFor();
  await picture('4-early');
  await page.keyboard.press('Escape');
});

it('adds a target of a field, and ends it again', async () => {
  await openByMenu('Chỉ tiêu');
  await page.getByRole('button', { name: 'Thêm chỉ tiêu' }).click();
  await dialog().getByLabel('Tỷ lệ hài lòng (%)').fill('87,5');
  await dialog().getByLabel('Lĩnh vực').selectOption({ label: 'Thuế' });
  await dialog().getByRole('button', { name: 'Thêm chỉ tiêu' }).click();
  await dialog().getByText('Ghi căn cứ hoặc lý do.').waitFor();
  expect(await violations()).toEqual([]);
  await picture('5-target');
  await dialog().getByLabel('Căn cứ pháp lý').fill('Kế hoạch 30/KH-UBND');
  await dialog().getByRole('button', { name: 'Thêm chỉ tiêu' }).click();
  await page.getByRole('cell', { name: 'Lĩnh vực Thuế' }).waitFor();
  expect(await violations()).toEqual([]);
  await picture('6-targets');
  const row = page.getByRole('row').filter({ hasText: 'Lĩnh vực Thuế' });
  await row.getByRole('button', { name: 'Kết thúc' }).click();
  await dialog().getByRole('button', { name: 'Kết thúc' }).click();
  await dialog().waitFor({ state: 'hidden' });
  const today = localDayOf(server.services.clock());
  const [target] = await loadTargets(server.services.store.db);
  expect(target).toMatchObject({ operator: '>=', valuePercent: 87.5, validTo: today });
});

it('takes back a target that is only planned', async () => {
  await page.getByRole('button', { name: 'Thêm chỉ tiêu' }).click();
  await dialog().getByLabel('Loại đơn vị').selectOption({ label: 'Cấp xã' });
  await dialog().getByLabel('Áp dụng từ ngày').fill('2030-01-01');
  await dialog().getByLabel('Căn cứ pháp lý').fill('Kế hoạch sau 2030');
  await dialog().getByRole('button', { name: 'Thêm chỉ tiêu' }).click();
  await page.getByRole('heading', { name: 'Chỉ tiêu sẽ áp dụng' }).waitFor();
  await picture('7-planned');
  await page.getByRole('button', { name: 'Bỏ', exact: true }).click();
  await dialog().getByRole('button', { name: 'Bỏ', exact: true }).click();
  await page.getByRole('heading', { name: 'Chỉ tiêu sẽ áp dụng' }).waitFor({ state: 'hidden' });
});

it('ticks off the first steps by what the server knows, and reminds of the rest', async () => {
  await page.goto(`${server.url}/`);
  await page.getByText('Việc kế tiếp: Khai cán bộ và lịch trực').waitFor();
  await picture('8-overview');
  expect(await violations()).toEqual([]);
  await page.getByRole('link', { name: 'Xem các bước' }).click();
  await page.getByRole('heading', { name: 'Các bước bắt đầu' }).waitFor();
  await page.getByText('Đã có 2 quầy.').waitFor();
  await expect.poll(() => page.locator('.step').count()).toBe(9);
  expect(await violations()).toEqual([]);
  await picture('9-start');
  await page.goBack();
  await page.getByRole('button', { name: 'Ẩn trên máy này' }).click();
  await page.reload();
  await page.getByRole('heading', { name: 'Cần chú ý' }).first().waitFor();
  await expect.poll(() => page.getByText('Việc kế tiếp').count()).toBe(0);
});

it('prints the days that a past period had before the cut-off day was changed', async () => {
  const { store, clock } = server.services;
  await writeSetting(store.db, {
    ...{ name: 'cut-off-day', value: 1, validFrom: localDayOf(clock()), legalBasis: null },
  });
  await page.goto(`${server.url}/?period=2026-10`);
  await page.locator('.filter-dates', { hasText: '15/09/2026 – 14/10/2026' }).waitFor();
});

it('names what stands against removing the sample, and removes nothing', async () => {
  const { store, clock } = server.services;
  const decision = { validFrom: localDayOf(clock()), legalBasis: null };
  await writeSetting(store.db, { name: 'sample', value: true, ...decision });
  await signInAs(server, 'manager', OFFICE.commune);
  await page.goto(`${server.url}/settings`);
  await page.getByText('Chưa xóa được: có dữ liệu không phải minh họa').waitFor();
  await expect
    .poll(() => page.getByRole('button', { name: 'Xóa dữ liệu minh họa' }).count())
    .toBe(0);
  expect(await violations()).toEqual([]);
  await picture('10-obstacles');
  await store.db
    .updateTable('grants')
    .set({ ended_at_ms: clock() })
    .where('unit_id', 'is not', null)
    .execute();
});

it('removes the sample after its name was typed and the password given again', async () => {
  server.wait(301_000);
  await page.reload();
  await page.getByRole('button', { name: 'Xóa dữ liệu minh họa' }).click();
  await dialog().getByRole('button', { name: 'Xóa dữ liệu minh họa' }).click();
  await dialog().getByText('Gõ đúng ba chữ XOA, không dấu.').waitFor();
  expect(await violations()).toEqual([]);
  await picture('11-removal');
  await dialog().getByLabel('Gõ XOA để xác nhận').fill('xoa');
  await dialog().getByRole('button', { name: 'Xóa dữ liệu minh họa' }).click();
  await page.getByLabel('Mật khẩu hoặc mã xác thực').fill(GOOD_PASSWORD);
  await page.getByLabel('Mật khẩu hoặc mã xác thực').press('Enter');
  await page.getByText('Đã xóa dữ liệu minh họa: 1 lượt đánh giá, 2 đơn vị.').waitFor();
  await picture('12-removed');
  await expect.poll(() => page.locator('.sample-badge').count()).toBe(0);
  const units = await server.services.store.db.selectFrom('units').select('id').execute();
  expect(units).toEqual([]);
});

it('reads complete in English, narrow, and without a word in the console', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'EN, English' }).click();
  await page.getByRole('heading', { name: 'Settings of the office' }).waitFor();
  const isWide = () =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await isWide()).toBeLessThanOrEqual(0);
  expect(await violations()).toEqual([]);
  await picture('13-narrow');
  await page.getByRole('button', { name: 'Change: How long the rating screens last' }).click();
  expect(await violations()).toEqual([]);
  await picture('14-narrow-change');
  await page.keyboard.press('Escape');
  await page.goto(`${server.url}/start`);
  await page.getByRole('heading', { name: 'Getting started' }).waitFor();
  expect(await isWide()).toBeLessThanOrEqual(0);
  await picture('15-narrow-start');
  // The one call that was refused until the password was given again.
  expect(
    office.complaints.filter((line) => !line.includes('401') && !line.includes('403')),
  ).toEqual([]);
});
