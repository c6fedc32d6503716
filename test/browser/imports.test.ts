import { accessibilityFaults } from '../support/accessibility.ts';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTables } from '../../server/import/read-tables.ts';
import { loadStoredOrganisation } from '../../server/store/stored-organisation.ts';
import { openOfficeInBrowser, type OfficeInBrowser } from '../support/office-in-browser.ts';
import type { ServerUnderTest } from '../support/server-under-test.ts';

const PICTURES = process.env['PICTURES'];

let office: OfficeInBrowser;
let server: ServerUnderTest;
let page: Page;

beforeAll(async () => {
  office = await openOfficeInBrowser();
  server = office.server;
  page = await office.open();
  await office.enter(page, '/imports');
});

afterAll(() => office.close());

/** TCVN3: a province, a department, a kind that is none, and a unit below that. */
const LIST = Buffer.from(
  'ma;ten;cap;ma_cha;ghi chu\n24;T\xd8nh B\xbec Giang;t\xd8nh;;\n' +
    'STP;S\xeb T\xad ph\xb8p;s\xeb;24;\nX1;X\xb7 T\xa9n D\xdcnh;l\xb5ng;24;\n' +
    'X2;Th\xabn \xa7\xabng;x\xb7;X1;\n',
  'latin1',
);

const choose = (name: string, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });

async function picture(name: string): Promise<void> {
  if (PICTURES === undefined) return;
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

const violations = () => accessibilityFaults(page);

it('says why a file is refused, before and after it is sent', async () => {
  await page.getByRole('heading', { name: 'Chưa có lần nhập nào.' }).waitFor();
  expect(await violations()).toEqual([]);
  await picture('1-upload');
  await choose('lon.csv', Buffer.alloc(6 * 1024 * 1024));
  await page.getByText('Tệp lon.csv có 6,0 MB; tối đa 5 MB.').waitFor();
  await choose('la.csv', Buffer.from('Số,Chữ\n1,a\n'));
  await page.getByText('Không nhận ra danh sách nào').waitFor();
});

it('previews a list in TCVN3 with its wrong rows, and gives them back as a file', async () => {
  await choose('don_vi.csv', LIST);
  await page.getByText('Bảng mã phát hiện: TCVN3 (ABC), đã chuyển sang Unicode').waitFor();
  await page.getByText('không rõ cấp "làng"').waitFor();
  await page.getByText('phụ thuộc vào dòng lỗi của "X1"').waitFor();
  await expect.poll(() => page.locator('.import-table tbody tr').count()).toBe(2);
  await picture('2-preview');
  await page.getByLabel('Chỉ dòng lỗi').uncheck();
  await expect.poll(() => page.locator('.import-table tbody tr').count()).toBe(4);
  expect(await violations()).toEqual([]);
  await picture('3-preview-all');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải tệp lỗi' }).click();
  const stream = await (await download).createReadStream();
  const read = await readTables(new Uint8Array(Buffer.concat(await stream.toArray())));
  expect(read.ok && read.value.tables[0]?.rows).toHaveLength(5);
});

it('imports the valid rows and undoes that, all by the keyboard', async () => {
  await page.getByRole('button', { name: 'Chỉ nhập 2 dòng hợp lệ' }).press('Enter');
  await page.getByText('Đã nhập xong.').waitFor();
  const units = async () =>
    (await loadStoredOrganisation(server.services.store.db)).units.map(({ name }) => name);
  expect((await units()).toSorted()).toEqual(['Sở Tư pháp', 'Tỉnh Bắc Giang']);
  await page.getByRole('button', { name: 'Hoàn tác: don_vi.csv' }).waitFor();
  expect(await violations()).toEqual([]);
  await picture('4-result');
  await page.getByRole('button', { name: 'Hoàn tác: don_vi.csv' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác' }).press('Enter');
  await page.getByText(/Đã hoàn tác: \d+ dòng trở lại như trước\./u).waitFor();
  await expect.poll(() => units()).toEqual([]);
  await picture('5-undone');
});

it('reads complete in English, narrow, and without a word in the console', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'EN, English' }).click();
  await page.getByRole('heading', { name: 'Import data' }).waitFor();
  await page.getByRole('button', { name: 'Import another file' }).click();
  await choose('don_vi.csv', LIST);
  await page.getByRole('button', { name: 'Import the 2 valid rows only' }).waitFor();
  await picture('6-narrow');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  expect(await violations()).toEqual([]);
  // A refused request is the browser's own line: the page asked who is signed in.
  expect(office.complaints.filter((line) => !line.startsWith('Failed to load resource'))).toEqual(
    [],
  );
});
