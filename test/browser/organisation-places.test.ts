import { accessibilityFaults } from '../support/accessibility.ts';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadUnitPlaces } from '../../server/store/unit-places.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { openOfficeInBrowser, type OfficeInBrowser } from '../support/office-in-browser.ts';
import { NOW_MS, type ServerUnderTest } from '../support/server-under-test.ts';

const PICTURES = process.env['PICTURES'];

let office: OfficeInBrowser;
let server: ServerUnderTest;
let page: Page;

beforeAll(async () => {
  office = await openOfficeInBrowser();
  server = office.server;
  // What the page proposes as today is the server's today.
  page = await office.open(NOW_MS);
  await office.enter(page, '/organisation');
  await page.getByRole('heading', { name: 'Tổ chức' }).waitFor();
});

afterAll(() => office.close());

/** Named pictures of what stands on the screen, wide and narrow, for whoever asks for them. */
async function picture(name: string): Promise<void> {
  if (PICTURES === undefined) return;
  for (const [width, height] of [
    [1366, 768],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`) });
  }
  await page.setViewportSize({ width: 1366, height: 768 });
}

async function fits(): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  const wide = await page.evaluate(() => {
    const dialog = document.querySelector('dialog');
    return [
      document.documentElement.scrollWidth - window.innerWidth,
      dialog === null ? 0 : dialog.scrollWidth - dialog.clientWidth,
    ];
  });
  await page.setViewportSize({ width: 1366, height: 768 });
  expect(wide).toEqual([0, 0]);
}

const dialog = (): Locator => page.getByRole('dialog');
const press = (name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
const inDialog = (name: string): Promise<void> =>
  dialog().getByRole('button', { name, exact: true }).click();
const focused = (): Promise<string> =>
  page.evaluate(
    () =>
      document.activeElement?.getAttribute('aria-label') ??
      document.activeElement?.textContent ??
      '',
  );

it('leads from an empty tree to a unit that waits for its first service point', async () => {
  await page.getByText('Vào ngày này chưa có đơn vị nào').waitFor();
  await press('Thêm đơn vị');
  await dialog().getByLabel('Tên', { exact: true }).fill('Phường Thọ Xương');
  await dialog().getByLabel('Mã', { exact: true }).fill('07201');
  await inDialog('Lưu');
  await page.getByRole('heading', { name: 'Phường Thọ Xương' }).waitFor();
  await page.getByText('Đơn vị chưa có bộ phận tiếp nhận').waitFor();
  await page.getByText('Chưa có cán bộ', { exact: true }).waitFor();
  await fits();
  await picture('1-empty-unit');
});

it('adds a service point with usual hours, and says beside the field what is wrong', async () => {
  await press('Thêm bộ phận');
  await fits();
  await picture('2-add-point');
  await dialog().getByText('Giờ mở cửa: thứ Hai đến thứ Sáu').click();
  await dialog().getByLabel('Thứ Bảy').fill('sáng');
  await dialog().getByLabel('Mã', { exact: true }).fill('mã có dấu cách');
  await inDialog('Lưu');
  await dialog().getByText('Cần dạng 07:30-11:30', { exact: false }).waitFor();
  await dialog().getByText('Mã chỉ gồm chữ, số', { exact: false }).waitFor();
  await expect
    .poll(() => dialog().getByLabel('Mã', { exact: true }).getAttribute('aria-invalid'))
    .toBe('true');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')))
    .toBe('true');
  await fits();
  await picture('3-add-point-wrong');
  await dialog().getByLabel('Thứ Bảy').fill('7:30-11:30');
  await dialog().getByLabel('Mã', { exact: true }).fill('');
  await page.keyboard.press('Enter');
  await page.getByText('Đã thêm: Bộ phận Tiếp nhận và Trả kết quả.').waitFor();
  await page.getByText('07201-BP', { exact: false }).waitFor();
  await expect.poll(() => focused()).toContain('Đã thêm: Bộ phận Tiếp nhận và Trả kết quả.');
});

it('adds counters one after the other, each with the next number', async () => {
  await page.getByRole('button', { name: /^Thêm quầy/u }).click();
  await expect.poll(() => dialog().getByLabel('Tên quầy').inputValue()).toBe('Quầy số 1');
  await fits();
  await picture('4-add-counter');
  await dialog().getByLabel('Lĩnh vực').selectOption({ label: 'Đất đai' });
  await inDialog('Lưu và thêm tiếp');
  await dialog().getByText('Đã thêm: Quầy số 1.').waitFor();
  await expect.poll(() => dialog().getByLabel('Tên quầy').inputValue()).toBe('Quầy số 2');
  await picture('5-add-counter-more');
  await inDialog('Lưu và thêm tiếp');
  await dialog().getByText('Đã thêm: Quầy số 2.').waitFor();
  await dialog().getByLabel('Mã', { exact: true }).fill('07201-Q01');
  await inDialog('Lưu');
  await dialog().getByText('07201-Q01: Quầy số 1', { exact: false }).waitFor();
  await expect.poll(() => dialog().getByRole('alert').count()).toBe(0);
  await expect.poll(() => dialog().innerText()).not.toContain('code:');
  await fits();
  await picture('6-add-counter-taken');
  await dialog().getByLabel('Mã', { exact: true }).fill('');
  await page.keyboard.press('Enter');
  await page.getByText('Đã thêm: Quầy số 3.').waitFor();
  await page.getByText('07201-Q03', { exact: false }).waitFor();
  await expect.poll(() => focused()).toMatch(/^Thêm quầy/u);
});

it('changes the field of a counter to none', async () => {
  await press('Sửa: Quầy số 1');
  await fits();
  await picture('7-edit-counter');
  await dialog().getByLabel('Lĩnh vực').selectOption({ label: 'Không có lĩnh vực riêng' });
  await inDialog('Lưu');
  await page.getByText('Đã lưu.').waitFor();
  const unit = new URL(page.url()).searchParams.get('within') ?? '';
  const { servicePoints } = await loadUnitPlaces(server.services.store.db, unit);
  expect(servicePoints[0]?.counters.map(({ name, fieldCode }) => [name, fieldCode])).toEqual([
    ['Quầy số 1', null],
    ['Quầy số 2', 'land'],
    ['Quầy số 3', 'land'],
  ]);
});

it('adds officials, who stand by given name', async () => {
  await press('Thêm cán bộ');
  await fits();
  await picture('8-add-official');
  await inDialog('Lưu');
  await dialog().getByText('Hãy điền ô này.').waitFor();
  await dialog().getByLabel('Họ và tên').fill('Trần Văn Hùng');
  await dialog().getByLabel('Cách xưng hô').selectOption('Ông');
  await dialog().getByLabel('Chức danh').fill('Chuyên viên');
  await inDialog('Lưu và thêm tiếp');
  await dialog().getByText('Đã thêm: Trần Văn Hùng.').waitFor();
  await dialog().getByLabel('Họ và tên').fill('Vũ Thị An');
  await expect.poll(() => dialog().getByLabel('Cách xưng hô').inputValue()).toBe('');
  await dialog().getByText('Biệt phái từ cơ quan khác').click();
  await dialog().getByLabel('Biệt phái từ ngày').fill('2026-12-01');
  await dialog().getByLabel('Biệt phái đến ngày').fill('2026-11-30');
  await inDialog('Lưu');
  await dialog().getByText('Ngày kết thúc đứng trước ngày bắt đầu.', { exact: false }).waitFor();
  await fits();
  await picture('9-add-official-wrong');
  await dialog().getByLabel('Biệt phái đến ngày').fill('');
  await inDialog('Lưu');
  await page.getByText('Đã thêm: Vũ Thị An.').waitFor();
  await page.getByText('07201-CB02', { exact: false }).waitFor();
  const people = page.getByRole('listitem').filter({ hasText: /07201-CB/u });
  await expect
    .poll(async () => (await people.allInnerTexts()).map((text) => text.split(' 07201')[0]))
    .toEqual(['Vũ Thị An Chuyên viên ·', 'Ông Trần Văn Hùng Chuyên viên ·']);
});

it('corrects the name of an official, who keeps the code', async () => {
  await press('Sửa: Vũ Thị An');
  await dialog().getByLabel('Họ và tên').fill(' ');
  await inDialog('Lưu');
  await dialog().getByText('Hãy điền ô này.').waitFor();
  await dialog().getByLabel('Họ và tên').fill('Vũ Thị Ân');
  await dialog().getByLabel('Cách xưng hô').selectOption('Bà');
  await fits();
  await picture('9a-edit-official');
  await inDialog('Lưu');
  await page.getByText('Bà Vũ Thị Ân').waitFor();
  const people = page.getByRole('listitem').filter({ hasText: /07201-CB02/u });
  await expect.poll(() => people.innerText()).toMatch(/^Bà Vũ Thị Ân/u);
});

it('finds counters of today by their names, without diacritics', async () => {
  const search = page.getByLabel('Tìm đơn vị của mọi thời kỳ', { exact: false });
  await search.fill('quay so 3');
  await page.getByText('1 quầy đang hoạt động').waitFor();
  await fits();
  await picture('9b-search');
  await page.getByRole('button', { name: /^Quầy số 3 07201-Q03/u }).press('Enter');
  await page.getByRole('heading', { name: 'Phường Thọ Xương' }).waitFor();
  await search.fill('khong co');
  await page.getByText('Không có đơn vị hay quầy nào khớp.', { exact: false }).waitFor();
  await search.fill('');
});

it('searches officials by name where they are many', async () => {
  const { db } = server.services.store;
  const unit = new URL(page.url()).searchParams.get('within') ?? '';
  const nobody = { honorific: null, title: null, seconded_from: null, seconded_to: null };
  const days = { valid_from: '2026-01-01', valid_to: null };
  const rows = Array.from({ length: 12 }, (_, place) => ({
    ...{ id: `many-${place}`, code: `M${place}`, family_name: 'Lê', given_name: 'Đức' },
    ...{ unit_id: unit, ...nobody, ...days },
  }));
  await db.insertInto('officials').values(rows).execute();
  await page.reload();
  await page.getByLabel('Tìm cán bộ').fill('duc m11');
  await page.getByText('1 trên 14 người').waitFor();
  await fits();
  await picture('9c-people');
  await page.getByLabel('Tìm cán bộ').fill('');
});

it('refuses the end of a counter with a kiosk, then writes it and takes it back', async () => {
  const { db } = server.services.store;
  const unit = new URL(page.url()).searchParams.get('within') ?? '';
  const { servicePoints } = await loadUnitPlaces(db, unit);
  const counter = servicePoints[0]?.counters[1];
  await db
    .insertInto('kiosks')
    .values({
      ...{ id: 'k', name: 'Máy cửa sổ 2', unit_id: unit, counter_id: counter?.id ?? '' },
      ...{ questionnaire_code: 'mot-cham', status: 'active', paired_at_ms: 0 },
    })
    .execute();
  await press('Ngừng hoạt động…: Quầy số 2');
  await fits();
  await picture('10-end-counter');
  await inDialog('Lưu');
  await dialog().getByText('Máy cửa sổ 2 · Quầy số 2').waitFor();
  await fits();
  await picture('11-end-counter-refused');
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await expect.poll(() => focused()).toBe('Ngừng hoạt động…: Quầy số 2');
  await db.updateTable('kiosks').set({ status: 'revoked' }).execute();
  await press('Ngừng hoạt động…: Quầy số 2');
  await dialog().getByLabel('Ngày hoạt động cuối cùng').fill('2000-01-01');
  await inDialog('Lưu');
  await dialog().getByText('Ngày kết thúc đứng trước ngày bắt đầu.', { exact: false }).waitFor();
  await dialog().getByLabel('Ngày hoạt động cuối cùng').fill('2030-06-30');
  await inDialog('Lưu');
  await page.getByText('Đã ghi: Quầy số 2 hoạt động đến hết ngày 30/06/2030.').waitFor();
  await page.getByText('đến hết 30/06/2030', { exact: false }).last().waitFor();
  await fits();
  await picture('12-unit');
  await press('Ngừng hoạt động…: Quầy số 2');
  await picture('13-end-again');
  await inDialog('Bỏ ngày ngừng');
  await page.getByText('Đã bỏ ngày ngừng: Quầy số 2.').waitFor();
});

it('ends an official and a service point, and folds away what has ended', async () => {
  await press('Thôi làm việc…: Trần Văn Hùng');
  await fits();
  await picture('14-end-official');
  await inDialog('Lưu');
  await page.getByText('Đã ghi: Trần Văn Hùng làm việc đến hết ngày', { exact: false }).waitFor();
  await press('Ngừng hoạt động…: Bộ phận Tiếp nhận và Trả kết quả');
  await fits();
  await picture('15-end-point');
  await inDialog('Lưu');
  await page.getByText('Đã ghi: Bộ phận Tiếp nhận', { exact: false }).waitFor();
  await page.getByLabel('Vào ngày').fill('2031-01-01');
  await page.getByText('Không hoạt động vào ngày 01/01/2031 (1)').first().waitFor();
  await fits();
  await picture('16-ended');
});

it.each([
  ['manager', []],
  ['administrator', ['Thêm bộ phận', 'Thêm cán bộ']],
] as const)('offers a %s of the unit what the role may do there', async (role, offered) => {
  const unit = new URL(page.url()).searchParams.get('within') ?? '';
  const [name = '', value = ''] = (await signInAs(server, role, unit)).split('=');
  const context = await office.browser.newContext();
  await context.addCookies([{ name, value, url: server.url.replace('http:', 'https:') }]);
  const own = await context.newPage();
  await own.goto(`${server.url}/organisation?within=${unit}`);
  await own.getByRole('heading', { name: 'Cán bộ, công chức, viên chức' }).waitFor();
  const acts = own.getByRole('button', { name: /^(?:Thêm|Sửa|Ngừng|Thôi|Nhập|Chuyển)/u });
  const adding = own.getByRole('button', { name: /^Thêm (?!quầy)/u });
  await expect.poll(async () => new Set(await adding.allInnerTexts())).toEqual(new Set(offered));
  if (offered.length === 0) await expect.poll(() => acts.count()).toBe(0);
  await context.close();
});

it('reads complete in English, without a word in the console', async () => {
  await page.getByRole('button', { name: 'EN, English' }).click();
  await page.getByRole('button', { name: 'Add a service point' }).click();
  await fits();
  await picture('17-english');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add an official' }).click();
  await fits();
  await page.keyboard.press('Escape');
  // A refused request is the browser's own line.
  expect(office.complaints.filter((line) => !line.startsWith('Failed to load resource'))).toEqual(
    [],
  );
});
