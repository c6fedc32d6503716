import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localMinuteOf } from '../../shared/domain/local-minute.ts';
import { enrolKiosk, post } from '../support/enrolled-kiosk.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openOfficeInBrowser, type OfficeInBrowser } from '../support/office-in-browser.ts';
import type { ServerUnderTest } from '../support/server-under-test.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';

const PICTURES = process.env['PICTURES'];
const EXPLANATION = 'Cán bộ tự chạm thử trước giờ mở cửa, có biên bản của bộ phận';
const MINUTE_MS = 60_000;

let office: OfficeInBrowser;
let server: ServerUnderTest;
let page: Page;
/** When the first rating was given, and a moment behind the last one. */
let ratedMs: number;
let afterMs: number;

beforeAll(async () => {
  office = await openOfficeInBrowser();
  server = office.server;
  await insertSmallOffice(server.services);
  await rate();
  server.wait(3 * MINUTE_MS);
  afterMs = server.services.clock();
  page = await office.open(server.services.clock());
  await office.enter(page, '/annulments');
});

afterAll(() => office.close());

/** Seven ratings at the first counter, at nine o'clock. */
async function rate(): Promise<void> {
  ratedMs = server.services.clock();
  const kiosk = await enrolKiosk(server, 'kiosk-1');
  for (const level of [5, 2, 5, 5, 4, 1, 3] as const) {
    const nowMs = server.services.clock();
    const anchor = { serverMs: nowMs - 1_000, monoMs: 0, roundTripMs: 50 };
    const time = { wallMs: nowMs, monoMs: 900, anchor };
    const content = ratingContent({ level, counter: OFFICE.counter });
    await post(server, await kiosk.request([await kiosk.write(content, { time })]));
  }
}

/** Another person at the same page. */
async function goOnAs(role: 'administrator' | 'manager', unitId: string): Promise<void> {
  const [name = '', value = ''] = (await signInAs(server, role, unitId)).split('=');
  page = await office.open(server.services.clock());
  const cookie = { name, value, domain: '127.0.0.1', path: '/' };
  await page
    .context()
    .addCookies([{ ...cookie, secure: true, httpOnly: true, sameSite: 'Strict' }]);
  await page.goto(`${server.url}/annulments`);
}

async function picture(name: string): Promise<void> {
  if (PICTURES === undefined) return;
  const usual = page.viewportSize() ?? { width: 1366, height: 768 };
  for (const [width, height] of [
    [1366, 768],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    const path = join(PICTURES, `annul-${name}-${String(width)}.png`);
    await page.screenshot({ path, fullPage: true });
  }
  await page.setViewportSize(usual);
}

const dialog = () => page.getByRole('dialog');
const violations = () => accessibilityFaults(page);

/** From half an hour before the ratings to a minute behind them: the server's clock runs on. */
async function typeWindow(): Promise<void> {
  const [from, to] = [ratedMs - 30 * MINUTE_MS, afterMs].map(localMinuteOf);
  await dialog()
    .getByLabel('Từ giờ')
    .fill(from?.slice(11) ?? '');
  await dialog()
    .getByLabel('Đến trước giờ')
    .fill(to?.slice(11) ?? '');
}

it('says what an annulment is while there is none, and what a proposal still needs', async () => {
  await page.getByRole('heading', { name: 'Chưa có đề nghị nào.' }).waitFor();
  expect(await violations()).toEqual([]);
  await picture('1-empty');
  await page.getByRole('button', { name: 'Đề nghị hủy' }).press('Enter');
  await dialog().getByRole('button', { name: 'Đề nghị hủy' }).click();
  await dialog().getByText('Chọn quầy hoặc máy.').waitFor();
  await dialog().getByText('Chọn một lý do.').waitFor();
  const focused = page.locator(':focus');
  await expect.poll(() => focused.getAttribute('aria-label')).toBe('Tìm quầy, bộ phận hoặc đơn vị');
  const fault = dialog().getByText('Nhập đủ ngày và giờ bắt đầu, kết thúc.');
  await fault.waitFor();
  for (const [name, wrong] of [
    ['Từ ngày', false],
    ['Từ giờ', true],
    ['Đến trước giờ', true],
  ] as const) {
    const field = dialog().getByLabel(name, { exact: true });
    await expect
      .poll(() => field.getAttribute('aria-invalid'), { message: name })
      .toBe(String(wrong));
    await expect
      .poll(() => field.getAttribute('aria-describedby'), { message: name })
      .toBe(wrong ? await fault.getAttribute('id') : null);
  }
  expect(await violations()).toEqual([]);
  await picture('2-wrong');
});

it('shows before proposing that every rating of the window goes', async () => {
  await dialog()
    .getByRole('radio', { name: /Quầy 1/u })
    .check();
  await typeWindow();
  await dialog().getByText('Toàn bộ 7 lượt trong khoảng này, bất kể mức đánh giá.').waitFor();
  await dialog().getByText('tháng 11/2026: 7').waitFor();
  await dialog().getByText('Mức đánh giá chỉ hiện với người quyết định').waitFor();
  await expect.poll(() => dialog().locator('.annulment-levels').count()).toBe(0);
  await dialog().getByLabel('Lý do', { exact: true }).selectOption('staff');
  await dialog().getByLabel('Giải thích').fill(EXPLANATION);
  expect(await violations()).toEqual([]);
  await picture('3-propose');
  await dialog().getByRole('button', { name: 'Đề nghị hủy' }).click();
  await page.getByText('7 lượt sẽ không còn được tính').waitFor();
  await page.getByText('Người đề nghị không tự quyết định').waitFor();
  await expect.poll(() => page.getByRole('button', { name: /Xem và quyết định/u }).count()).toBe(0);
  expect(await violations()).toEqual([]);
  await picture('4-proposed');
});

it('hides levels and small numbers from who leads the unit, and offers no decision there', async () => {
  await goOnAs('manager', OFFICE.commune);
  await page.getByText('Một số lượt sẽ không còn được tính').waitFor();
  await expect.poll(() => page.locator('.annulment-levels').count()).toBe(0);
  await expect.poll(() => page.getByRole('button', { name: /Xem và quyết định/u }).count()).toBe(0);
  await page.route('**/api/v1/kiosks', (route) => route.abort());
  await page.getByRole('button', { name: 'Đề nghị hủy' }).click();
  await dialog().getByLabel('Hủy theo').selectOption('kiosk');
  await dialog().getByText('Không kết nối được với máy chủ.').waitFor();
  await page.unroute('**/api/v1/kiosks');
  await dialog().getByRole('button', { name: 'Thử lại' }).click();
  await dialog().getByLabel('Máy đánh giá', { exact: true }).selectOption('kiosk-1');
  await typeWindow();
  await dialog().getByText('Ít lượt nên con số chỉ hiện với người quyết định').waitFor();
  await dialog().getByText('Mức đánh giá chỉ hiện với người quyết định').waitFor();
  await picture('5-manager');
});

it('is decided by a second person from above, by the keyboard alone', async () => {
  await goOnAs('administrator', OFFICE.province);
  await page.getByRole('button', { name: /Xem và quyết định/u }).press('Enter');
  await dialog().getByText(EXPLANATION).waitFor();
  await dialog().getByText('Toàn bộ 7 lượt').waitFor();
  await expect
    .poll(() => dialog().locator('.annulment-levels').innerText())
    .toMatch(/Rất hài lòng\s+3/u);
  expect(await violations()).toEqual([]);
  await picture('6-decide');
  await dialog().getByLabel('Ý kiến (không bắt buộc)').fill('Đã xem biên bản');
  await dialog().getByRole('button', { name: 'Duyệt' }).press('Enter');
  await page.getByText('7 lượt không được tính').waitFor();
  await page.getByText('Đã hủy', { exact: true }).waitFor();
  expect(await violations()).toEqual([]);
  await picture('7-approved');
});

it('stands beside the figures that it changed', async () => {
  await page.goto(`${server.url}/?period=2026-12`);
  const note = page.getByText('Đã hủy theo quyết định: 7 lượt');
  await note.waitFor();
  await picture('8-overview');
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => note.innerText()).toBe('Đã hủy theo quyết định: 7 lượt');
  await picture('8-overview-print');
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: 'Xem các lượt đã hủy' }).click();
  await page.getByRole('heading', { name: 'Hủy lượt đánh giá', level: 1 }).waitFor();
});

it('is asked to be lifted in the same way, and prints without buttons', async () => {
  await page.goto(`${server.url}/annulments`);
  await page.getByRole('button', { name: /Đề nghị khôi phục/u }).click();
  await dialog().getByRole('button', { name: 'Đề nghị khôi phục' }).click();
  await dialog().getByText('Viết ít nhất 20 ký tự').waitFor();
  await dialog().getByLabel('Giải thích').fill('Hủy nhầm: buổi đó có công dân thật');
  await dialog().getByRole('button', { name: 'Đề nghị khôi phục' }).click();
  await page.getByText('7 lượt sẽ được tính lại').waitFor();
  await page.getByText('Đang có đề nghị khôi phục các lượt này').waitFor();
  await expect.poll(() => page.getByRole('button', { name: /Đề nghị khôi phục/u }).count()).toBe(0);
  expect(await violations()).toEqual([]);
  await picture('9-lift');
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.locator('.annulment-actions').first().isVisible()).toBe(false);
  await picture('10-print');
  await page.emulateMedia({ media: 'screen' });
});

it('leaves everything as it was when the lift is refused', async () => {
  await goOnAs('administrator', OFFICE.province);
  await page.getByRole('button', { name: /Xem và quyết định/u }).click();
  await dialog().getByRole('button', { name: 'Từ chối' }).click();
  await page.getByText('Đề nghị này không khôi phục lượt nào').waitFor();
  await page.getByText('7 lượt không được tính').waitFor();
  await expect.poll(() => page.getByRole('button', { name: /Đề nghị khôi phục/u }).count()).toBe(1);
  expect(await violations()).toEqual([]);
  await picture('12-refused');
});

it('speaks English, on a narrow window too', async () => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.evaluate(() => localStorage.setItem('mot-cham.dashboard.language', 'en'));
  await page.reload();
  await page.getByRole('heading', { name: 'Annulment of ratings', level: 1 }).waitFor();
  await page.getByText('This proposal brought no rating back').waitFor();
  const right = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(right).toBeLessThanOrEqual(0);
  expect(await violations()).toEqual([]);
  await picture('11-english');
  expect(office.complaints.filter((line) => !line.startsWith('Failed to load'))).toEqual([]);
});
