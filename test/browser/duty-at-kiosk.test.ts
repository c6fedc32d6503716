import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { enrolKiosk, post } from '../support/enrolled-kiosk.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openOfficeInBrowser, type OfficeInBrowser } from '../support/office-in-browser.ts';
import { NOW_MS } from '../support/server-under-test.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';

const PICTURES = process.env['PICTURES'];
const HOUR_MS = 3_600_000;

let office: OfficeInBrowser;
let page: Page;

beforeAll(async () => {
  office = await openOfficeInBrowser();
  const { services } = office.server;
  await insertSmallOffice(services);
  const of = { unit_id: OFFICE.commune, seconded_from: null, seconded_to: null };
  const always = { title: 'Chuyên viên', valid_from: '2016-01-01', valid_to: null };
  const hoa = { id: 'hoa', code: 'CB1', honorific: 'Bà', family_name: 'Nguyễn Thị' };
  const an = { id: 'an', code: 'CB2', honorific: 'Ông', family_name: 'Trần Văn' };
  await services.store.db
    .insertInto('officials')
    .values([
      { ...of, ...always, ...hoa, given_name: 'Hoa' },
      { ...of, ...always, ...an, given_name: 'An' },
    ])
    .execute();
  const times = { starts_at_ms: NOW_MS - 2 * HOUR_MS, ends_at_ms: NOW_MS + 2 * HOUR_MS };
  await services.store.db
    .insertInto('duties')
    .values({ id: 'planned', counter_id: OFFICE.counter, official_id: 'hoa', ...times })
    .execute();
  const kiosk = await enrolKiosk(office.server, 'kiosk-1');
  const body = { counter: OFFICE.counter, official: 'an' };
  const records = [await kiosk.write({ kind: 'duty', body }), await kiosk.write(ratingContent())];
  const answer = await post(office.server, await kiosk.request(records));
  if (answer.status !== 200) throw new Error(await answer.text());
  page = await office.open(NOW_MS);
  await office.enter(page, `/organisation?within=${OFFICE.commune}`);
});

afterAll(() => office.close());

async function picture(name: string): Promise<void> {
  if (PICTURES !== undefined) {
    await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  }
}

const ratedOfficials = async () => {
  const rows = await office.server.services.store.db
    .selectFrom('ratings')
    .select('official_id')
    .execute();
  return rows.map(({ official_id }) => official_id);
};

it('duty that was said at a kiosk stands in the roster with where it comes from', async () => {
  await expect.poll(() => ratedOfficials()).toEqual(['an']);
  await page.getByRole('link', { name: 'Lịch trực' }).click();
  await page.getByText('đổi tại máy').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture('duty-at-kiosk-1-roster');
});

it('and is corrected there: its ratings follow', async () => {
  await page.getByRole('button', { name: /Trần Văn An/ }).click();
  await page.getByText(/Cán bộ tại quầy đổi trên/).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture('duty-at-kiosk-2-edit');
  await page.getByRole('button', { name: 'Bỏ ca trực này' }).click();
  await page.getByText('trở lại theo lịch trực').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Bỏ ca trực' }).click();
  await page.getByText('1 lượt đánh giá đã chuyển theo').waitFor();
  await expect.poll(() => page.getByText('đổi tại máy').count()).toBe(0);
  await expect.poll(() => ratedOfficials()).toEqual(['hoa']);
});

it('the PIN is set on the page of the kiosk, changed and taken away', async () => {
  await page.goto(`${new URL(page.url()).origin}/kiosks/device?within=kiosk-1`);
  await page.getByRole('button', { name: 'Đặt mã PIN' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Mã PIN mới').fill('123456');
  await page.keyboard.press('Enter');
  await dialog.getByText('Hãy nhập đúng 6 chữ số').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture('duty-at-kiosk-3-pin');
  await dialog.getByLabel('Mã PIN mới').fill('204681');
  await page.keyboard.press('Enter');
  await page.getByText(/Đã đặt mã PIN/).waitFor();
  await page.getByRole('button', { name: 'Đổi mã PIN' }).click();
  await dialog.getByLabel('Bỏ mã PIN của máy này').check();
  await picture('duty-at-kiosk-4-remove');
  await dialog.getByRole('button', { name: 'Bỏ mã PIN của máy này' }).click();
  await page.getByText(/Đã bỏ mã PIN/).waitFor();
  await page.getByRole('button', { name: 'Đặt mã PIN' }).waitFor();
});
