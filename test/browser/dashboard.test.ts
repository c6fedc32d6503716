import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { LANGUAGES } from '../../shared/domain/language.ts';
import type { Language } from '../../shared/domain/language.ts';
import { CANNED_HTTPS } from '../analytics/dashboard/canned-https.ts';
import { NOW_MS } from '../analytics/dashboard/canned-organisation.ts';
import { PASSWORD, STUB_DEFAULTS, startStub } from '../analytics/dashboard/stub-server.ts';
import type { StubState } from '../analytics/dashboard/stub-server.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { chromiumFlags } from '../support/find-browser.ts';

const state: StubState = { ...STUB_DEFAULTS };
const complaints: string[] = [];
let folder: string;
let browser: Browser;
let context: BrowserContext;
let stub: Awaited<ReturnType<typeof startStub>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-dashboard-'));
  await build({
    configFile: join(import.meta.dirname, '../../vite.config.ts'),
    mode: 'dashboard',
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  stub = await startStub(folder, state);
  browser = await chromium.launch({
    executablePath: inject('browserPath'),
    args: [...chromiumFlags],
  });
});

afterAll(async () => {
  await browser.close();
  await stub.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(() => {
  Object.assign(state, { ...STUB_DEFAULTS, posted: [] });
  complaints.length = 0;
});

afterEach(async () => {
  await context.close();
  // A refused request is the browser's own line; everything else is a fault of the page.
  expect(complaints.filter((line) => !line.startsWith('Failed to load resource'))).toEqual([]);
});

type View = Readonly<{ language?: Language; width?: number; height?: number }>;

async function open(
  path: string,
  { language = 'vi', width = 1366, height = 768 }: View = {},
): Promise<Page> {
  context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.clock.setFixedTime(NOW_MS);
  await page.addInitScript((chosen) => {
    // Kept where the reader's own choice already stands.
    localStorage.setItem(
      'mot-cham.dashboard.language',
      localStorage.getItem('mot-cham.dashboard.language') ?? chosen,
    );
  }, language);
  await page.goto(`${stub.url}${path}`);
  await page.locator('h1').waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  return page;
}

function overflow(page: Page): Promise<{ right: number; below: number }> {
  return page.evaluate(() => ({
    right: document.documentElement.scrollWidth - window.innerWidth,
    below: document.documentElement.scrollHeight - window.innerHeight,
  }));
}

type Case = Readonly<{ name: string; path: string; set?: Partial<StubState> }>;

const CASES: readonly Case[] = [
  { name: 'overview', path: '/' },
  { name: 'overview of a unit with counters', path: '/?unit=219-3&period=2026-Q4' },
  { name: 'overview without ratings', path: '/', set: { ratings: 'empty' } },
  { name: 'overview without units', path: '/', set: { units: 'none' } },
  { name: 'overview of an unknown unit', path: '/?unit=nowhere' },
  {
    name: 'overview that failed',
    path: '/',
    set: { refuse: { prefix: '/reports', code: 'internal' } },
  },
  { name: 'units', path: '/compare' },
  { name: 'detail of a counter', path: '/compare?unit=24-HCC&table=counters&within=24-HCC-Q2' },
  { name: 'officials', path: '/compare?unit=24-HCC&table=officials&sort=name' },
  { name: 'factors', path: '/compare?table=factors' },
  { name: 'reasons', path: '/compare?table=reasons' },
  { name: 'kiosks', path: '/kiosks' },
  { name: 'no kiosks', path: '/kiosks', set: { kiosks: 'none' } },
  { name: 'a kiosk with gaps and silence', path: '/kiosks/device?within=kiosk-3' },
  { name: 'a suspended kiosk', path: '/kiosks/device?within=kiosk-5' },
  { name: 'a kiosk that was never heard', path: '/kiosks/device?within=kiosk-4' },
  { name: 'a kiosk that does not exist', path: '/kiosks/device?within=gone' },
  { name: 'no chosen kiosk', path: '/kiosks/device' },
  { name: 'a pairing from a QR code', path: '/kiosks?within=BCDF-GHJK' },
  { name: 'the sheet of a counter', path: '/kiosks/sheet?within=kiosk-3' },
  { name: 'the sheet of no counter', path: '/kiosks/sheet?within=gone' },
  { name: 'organisation', path: '/organisation' },
  { name: 'a unit with its history', path: '/organisation?within=phường' },
  { name: 'targets', path: '/targets' },
  { name: 'no targets', path: '/targets', set: { targets: 'none' } },
  { name: 'accounts', path: '/accounts' },
  { name: 'own figures', path: '/own-figures' },
  { name: 'integrity of whole data', path: '/integrity' },
  { name: 'integrity with findings', path: '/integrity', set: { integrity: 'troubled' } },
  { name: 'integrity under verification', path: '/integrity', set: { integrity: 'running' } },
  { name: 'integrity never verified', path: '/integrity', set: { integrity: 'never' } },
  { name: 'audit log', path: '/audit-log' },
  { name: 'audit log, narrowed', path: '/audit-log?action=kiosk.revoke&unit=219-3&text=m%C3%A1y' },
  { name: 'empty audit log', path: '/audit-log', set: { audit: 'none' } },
  { name: 'HTTPS by a local authority', path: '/https' },
  { name: 'HTTPS that ends soon', path: '/https', set: { https: 'ending' } },
  { name: 'HTTPS after a restart', path: '/https', set: { https: 'waiting' } },
  { name: 'no HTTPS', path: '/https', set: { https: 'none' } },
  { name: 'method', path: '/method' },
  { name: 'settings', path: '/settings' },
  { name: 'getting started', path: '/start' },
  { name: 'a page that does not exist', path: '/nowhere' },
  { name: 'sign-in', path: '/', set: { signedIn: false } },
  {
    name: 'sign-in beside an identity provider that knows nobody',
    path: '/?single-sign-on=unknown-account',
    set: { signedIn: false, singleSignOn: 'SSO tỉnh' },
  },
  { name: 'second step of signing in', path: '/', set: { waitsFor: 'second-factor' } },
  { name: 'enrolment that must be', path: '/', set: { waitsFor: 'enrolment' } },
  { name: 'own account', path: '/account' },
  { name: 'own account with two steps', path: '/account', set: { secondFactor: 'on' } },
  { name: 'first set-up', path: '/', set: { signedIn: false, setupOpen: true } },
];

describe.each(LANGUAGES)('every page, in %s', (language) => {
  it.each(CASES)('$name has no accessibility fault and fits the width', async (page) => {
    Object.assign(state, page.set);
    const tab = await open(page.path, { language });
    expect(await accessibilityFaults(tab)).toEqual([]);
    expect(await tab.title()).toMatch(/ · Một Chạm$/);
    expect((await overflow(tab)).right).toBeLessThanOrEqual(0);
    await tab.setViewportSize({ width: 1024, height: 768 });
    expect((await overflow(tab)).right).toBeLessThanOrEqual(0);
  });

  it('fits the overview on an old office screen without scrolling', async () => {
    const page = await open('/', { language });
    expect(await overflow(page)).toEqual({ right: 0, below: 0 });
  });
});

describe('the overview', () => {
  it('prints the rate, its verdict, its interval and the target of the office', async () => {
    const page = await open('/');
    const card = page.locator('.kpi').first();
    expect(await card.innerText()).toMatch(/91,8%/);
    expect(await card.innerText()).toMatch(/✓ Đạt ≥ 90%/);
    expect(await card.innerText()).toMatch(/90,6 – 92,9 · n = 2\.284/);
    expect(await page.locator('.filter-dates').innerText()).toMatch('15/10/2026 – 14/11/2026');
  });

  it('says that the chain of records is whole', async () => {
    const page = await open('/');
    await page.getByText('Chuỗi bản ghi: liền mạch, 0 khoảng trống').waitFor();
  });

  it('says on the page that the data are illustrative', async () => {
    const page = await open('/');
    expect(await page.getByText('Dữ liệu minh họa', { exact: true }).first().isVisible()).toBe(
      true,
    );
  });

  it('has a summary and a real table for each chart', async () => {
    const page = await open('/');
    const summaries = await page
      .locator('canvas[role=img]')
      .evaluateAll((all) => all.map((canvas) => canvas.getAttribute('aria-label')));
    expect(summaries).toHaveLength(2);
    expect(summaries[0]).toMatch(/Tỷ lệ hài lòng từ tháng 11\/2025/);
    expect(summaries[1]).toMatch(/Rất hài lòng 58,1%/);
    await page.getByRole('button', { name: 'Xem dạng bảng' }).first().click();
    const row = page.getByRole('row', { name: /Tháng 11\/2026/ });
    expect(await row.innerText()).toMatch(/2\.284\s+91,8%\s+90,6–92,9%/);
  });

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
    await page.waitForURL(`${stub.url}/`);
  });

  it('hides a small cell and never prints a number for it', async () => {
    const page = await open('/');
    const row = page.getByRole('row', { name: /Sở Văn hóa/ });
    expect(await row.innerText()).toMatch(/ít hơn 5/);
    expect(await row.innerText()).toMatch(/… Chưa đủ mẫu/);
    expect(await row.innerText()).not.toMatch(/%/);
  });

  it('offers the period before when nobody has rated yet', async () => {
    state.ratings = 'empty';
    const page = await open('/');
    await page.getByRole('link', { name: 'Xem Tháng 10/2026' }).click();
    await page.waitForURL('**/?period=2026-10');
  });

  it('tells a failure and tries again on demand', async () => {
    state.refuse = { prefix: '/reports/period', code: 'overloaded' };
    const page = await open('/');
    expect(await page.getByRole('alert').innerText()).toMatch(/Máy chủ đang bận/);
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
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
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
    expect(await page.evaluate(() => document.activeElement?.className)).toMatch(/pill-button/);
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
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });
});

describe('the tables', () => {
  it('sort by a heading and keep it in the address', async () => {
    const page = await open('/compare?unit=219');
    await page.getByRole('button', { name: /^Tỷ lệ/ }).click();
    await page.waitForURL('**/compare?unit=219&table=units&sort=-rate');
    const header = page.getByRole('columnheader', { name: /^Tỷ lệ/ });
    expect(await header.getAttribute('aria-sort')).toBe('descending');
    const first = page.locator('tbody:not(.table-totals) tr:not(.group-row)').first();
    expect(await first.innerText()).toMatch(/97,9%/);
  });

  it('open the five levels on demand', async () => {
    const page = await open('/compare');
    expect(await page.getByRole('columnheader', { name: 'Bình thường' }).count()).toBe(0);
    await page.getByLabel('Hiện số lượt từng mức').check();
    expect(await page.getByRole('columnheader', { name: 'Bình thường' }).count()).toBe(1);
  });
});

describe('signing in', () => {
  it('names what is missing and what is wrong', async () => {
    state.signedIn = false;
    const page = await open('/');
    await page.keyboard.press('Enter');
    await page.getByText('Nhập mật khẩu.').waitFor();
    await page.getByLabel('Tên đăng nhập').fill('lan');
    await page.getByLabel('Mật khẩu', { exact: true }).fill('không phải');
    await page.getByText('Mật khẩu đang có chữ có dấu.').waitFor();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('alert').innerText()).toMatch(/không đúng/);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('comes back to the same page after the session has ended', async () => {
    const page = await open('/compare?unit=219&table=fields');
    state.signedIn = false;
    await page.getByLabel('Kỳ nào').selectOption('2026-09');
    await page.getByText('Phiên làm việc đã hết hạn.').waitFor();
    await page.getByLabel('Tên đăng nhập').fill('lan');
    await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Huyện Lục Ngạn · Tháng 09\/2026/ }).waitFor();
    expect(page.url()).toMatch('/compare?unit=219&period=2026-09&table=fields');
  });

  it('ends by the account menu', async () => {
    const page = await open('/kiosks');
    await page.getByRole('button', { name: /Trần Thị Lan/ }).click();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    expect(await page.getByText('Phiên làm việc đã hết hạn.').count()).toBe(0);
  });
});

describe('the first set-up', () => {
  it('makes the account, the office and the target, and ends on the checklist', async () => {
    Object.assign(state, { signedIn: false, setupOpen: true, targets: 'none' });
    const page = await open('/');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    expect(await page.getByText('Cần điền mục này.').count()).toBe(4);
    await page.getByLabel('Mã thiết lập').fill('0000-0000');
    await page.getByLabel('Họ và tên').fill('Trần Thị Lan');
    await page.getByLabel('Tên đăng nhập').fill('lan');
    await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByLabel('Tên cơ quan').fill('Sở Nội vụ tỉnh Bắc Giang');
    await page.getByText('Tháng 11/2026: 21/10/2026 – 20/11/2026').click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    // The wrong code leads back to the field that can mend it, with everything still typed.
    await page.getByText('Mã thiết lập không đúng.').waitFor();
    await page.getByLabel('Mã thiết lập').fill('7F3K-92QD');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await page.getByRole('button', { name: /Chọn và hoàn tất: Hà Tĩnh/ }).click();
    await page.getByRole('heading', { name: 'Các bước bắt đầu' }).waitFor();
    expect(state.posted.at(-2)?.body).toEqual({
      setupCode: '7F3K-92QD',
      login: 'lan',
      displayName: 'Trần Thị Lan',
      password: PASSWORD,
      officeName: 'Sở Nội vụ tỉnh Bắc Giang',
      cutOffDay: 21,
      targetPreset: null,
    });
    expect(state.posted.at(-1)).toEqual({ path: '/targets/preset', body: { key: 'ha-tinh' } });
  });
});

describe('pairing a kiosk', () => {
  it('compares the fingerprint, chooses the counter and tells that it is done', async () => {
    const page = await open('/kiosks');
    await page.getByRole('button', { name: 'Ghép nối máy' }).click();
    await page.getByLabel('Mã hiện trên máy').fill('bcdfghjx');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('alert').innerText()).toMatch(/Không có mã ghép nối này/);
    await page.getByLabel('Mã hiện trên máy').fill('bcdf ghjk');
    await page.keyboard.press('Enter');
    await page.getByText('BCDF-GHJK-LMNP-QRST').waitFor();
    await page.getByRole('button', { name: 'Ghép nối', exact: true }).click();
    await page.getByText('Chọn một quầy trong danh sách.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Hai dãy chữ giống nhau').check();
    await page.getByLabel('Tìm quầy, bộ phận hoặc đơn vị').fill('quay 3 luc ngan');
    await page.getByRole('radio', { name: /Quầy 3/ }).check();
    await page.getByLabel('Tên máy').fill('Máy quầy 3');
    await page.getByRole('radio', { name: /Năm yếu tố/ }).check();
    await page.getByRole('button', { name: 'Ghép nối', exact: true }).click();
    await page.getByText(/Đã ghép nối “Máy quầy 3”/).waitFor();
    expect(state.posted.at(-1)).toEqual({
      path: '/pairings/BCDF-GHJK/approval',
      body: { counterId: 'counter-219-3', name: 'Máy quầy 3', questionnaire: 'nam-yeu-to' },
    });
  });
});

describe('pairing from the QR code of a kiosk', () => {
  it('fills the code in, still asks for the fingerprint, and offers the code once', async () => {
    const page = await open('/kiosks?within=BCDF-GHJK');
    expect(await page.getByLabel('Mã hiện trên máy').inputValue()).toBe('BCDF-GHJK');
    await page.getByRole('button', { name: 'Kiểm tra mã' }).click();
    await page
      .getByRole('radio', { name: /Quầy 3/ })
      .first()
      .check();
    await page.getByRole('textbox', { name: 'Tên máy' }).fill('M'.repeat(81));
    await page.getByRole('button', { name: 'Ghép nối', exact: true }).click();
    await page.getByText('Đánh dấu sau khi đã so hai dãy chữ.').waitFor();
    await page.getByText('Tên dài nhất 80 ký tự. Hãy rút ngắn.').waitFor();
    expect(state.posted).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
  });

  it.each([
    ['expired-pairing-code', 'vi', 'đã hết hạn'],
    ['expired-pairing-code', 'en', 'has expired'],
    ['pairing-device-away', 'vi', 'không liên lạc'],
    ['pairing-device-away', 'en', 'has not been heard'],
  ] as const)('says %s in %s', async (code, language, words) => {
    const page = await open('/kiosks?within=BCDF-GHJK', { language });
    state.refuse = { prefix: '/pairings', code };
    await page.locator('dialog button[type=submit]').click();
    expect(await page.getByRole('alert').innerText()).toContain(words);
  });
});

describe('the place of a kiosk', () => {
  it('is changed for another counter of its unit, and what that means is said before', async () => {
    const page = await open('/kiosks/device?within=kiosk-2');
    await page.getByRole('button', { name: 'Chuyển quầy' }).click();
    const dialog = page.getByRole('dialog', { name: 'Chuyển Máy quầy 2 sang quầy khác' });
    await dialog.getByText(/giữ nguyên quầy cũ/).waitFor();
    await dialog.getByText(/Chỉ chuyển được giữa các quầy của Trung tâm/).waitFor();
    await dialog.getByRole('button', { name: 'Chuyển quầy' }).click();
    await dialog.getByText('Chọn một quầy trong danh sách.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByLabel('Tìm quầy, bộ phận hoặc đơn vị').fill('luc ngan');
    await dialog.getByText('Không có quầy nào khớp.').waitFor();
    await dialog.getByLabel('Tìm quầy, bộ phận hoặc đơn vị').fill('quay 5');
    await dialog.getByRole('radio', { name: /Quầy 5/ }).check();
    await page.keyboard.press('Enter');
    await page.getByText('Đã chuyển Máy quầy 2 sang Quầy 5.').waitFor();
    const body = { counterId: 'counter-24-HCC-5' };
    expect(state.posted).toEqual([{ path: '/kiosks/kiosk-2/placement', body }]);
  });

  it('tells in the reader’s language why the counter was refused', async () => {
    const page = await open('/kiosks/device?within=kiosk-2', { language: 'en' });
    await page.getByRole('button', { name: 'Move to another counter' }).click();
    await page.getByRole('radio', { name: /Quầy 5/ }).check();
    state.refuse = { prefix: '/kiosks/kiosk-2/placement', code: 'counter-of-another-unit' };
    await page.keyboard.press('Enter');
    expect(await page.getByRole('alert').innerText()).toContain('pair it anew');
  });

  it('stands with its moves on its page, on the trend and in the table of the trend', async () => {
    const page = await open('/kiosks/device?within=kiosk-3');
    await page.getByText('24/10/2026: Máy quầy 3 chuyển từ Quầy 5 sang Quầy 3').waitFor();
    await page.getByText(/lượt đánh giá vẫn ghi cho Quầy 5/).waitFor();
    await page.goto(`${stub.url}/?unit=24-HCC`);
    const note = '25/08/2026: Máy quầy 3 chuyển từ Quầy 5 sang Quầy 3';
    const trend = page.locator('.chart-figure').first();
    await trend.locator('td', { hasText: note }).waitFor({ state: 'attached' });
    expect(await trend.getByRole('img').getAttribute('aria-label')).toContain(note);
  });

  it('is called otherwise after a name that is neither empty nor too long', async () => {
    const page = await open('/kiosks/device?within=kiosk-2');
    await page.getByRole('button', { name: 'Đổi tên' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('   ');
    await page.keyboard.press('Enter');
    await dialog.getByText('Ghi tên máy, ví dụ: Máy quầy 3.').waitFor();
    await dialog.getByRole('textbox').fill(' Máy cửa sổ 7 ');
    await page.keyboard.press('Enter');
    await page.getByText('“Máy quầy 2” nay tên là “Máy cửa sổ 7”.').waitFor();
    expect(state.posted).toEqual([
      { path: '/kiosks/kiosk-2/name', body: { name: 'Máy cửa sổ 7' } },
    ]);
  });
});

describe('the health of the devices', () => {
  it('tells clock, storage, queue and build of one, and what to do', async () => {
    const page = await open('/kiosks/device?within=kiosk-3');
    const facts = await page.locator('.device-health').innerText();
    for (const words of ['214', 'chậm 7 phút', 'chỉ còn một nơi', '0.2.0', '08:15 15/10/2026']) {
      expect(facts).toContain(words);
    }
    await page.getByText(/Xem mục Khoảng trống bên dưới/).waitFor();
  });

  it('tells which builds run, and marks those that are behind', async () => {
    const page = await open('/kiosks');
    await page.getByText('1 máy còn chạy bản khác').waitFor();
    await page.getByText(/Bản 0\.2\.0: 2 máy, từ .* · bản của máy chủ/).waitFor();
    const behind = page.getByRole('row', { name: /Máy quầy 2/ });
    expect(await behind.innerText()).toContain('Khác bản của máy chủ');
  });

  it('stands on the overview of the unit, with the way to each device', async () => {
    const page = await open('/?unit=24-HCC');
    await page.getByRole('heading', { name: 'Thiết bị cần chú ý' }).waitFor();
    await page.locator('.side').getByRole('link', { name: 'Máy quầy 5' }).click();
    await page.waitForURL('**/kiosks/device?**within=kiosk-5');
  });
});

describe('the sheet of a counter', () => {
  it.each([
    ['A4', 595],
    ['A5', 420],
  ])('is one page of %s with nothing cut off', async (paper, points) => {
    const page = await open('/kiosks/sheet?within=kiosk-3');
    await page.getByLabel('Khổ giấy').selectOption(paper);
    await page.emulateMedia({ media: 'print' });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.sheet *')]
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
        .map(({ tagName }) => tagName),
    );
    expect(cut).toEqual([]);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    const [width = 0, height = 0] = (/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [])
      .slice(1)
      .map(Number);
    expect(width).toBeLessThan(height);
    expect(Math.round(width)).toBe(points);
  });

  it('leads stewards to the page of the device, and says that it is not for rating', async () => {
    const page = await open('/kiosks/device?within=kiosk-3');
    await page.getByRole('link', { name: 'In tờ QR của quầy' }).click();
    await page.getByRole('heading', { name: 'Quầy 3' }).waitFor();
    expect(await page.locator('.sheet .qr-code path').getAttribute('d')).toMatch(/^M/);
    await page.getByText('Mã này không dùng để đánh giá.').waitFor();
    await page.getByText('This code is not for rating.').waitFor();
  });
});

describe('the page of a kiosk', () => {
  it('is reached from the list and prints gaps, silence and delay day by day', async () => {
    const page = await open('/kiosks');
    await page.getByRole('link', { name: 'Máy quầy 3' }).click();
    await page.waitForURL('**/kiosks/device?within=kiosk-3');
    await page.getByRole('heading', { level: 1, name: 'Máy quầy 3' }).waitFor();
    const gaps = page.locator('.device-gaps li');
    expect(await gaps.allInnerTexts()).toEqual([
      'Số 612 đến 613 (2 bản ghi, lần ghi danh 1), ngày 29/10/2026: chưa có trên máy chủ; máy sẽ gửi lại nếu còn giữ.',
      'Số 690 đến 701 (12 bản ghi, lần ghi danh 1), ngày 30/10/2026: đã mất: máy không còn giữ.',
    ]);
    const row = page.getByRole('row', { name: /^30\/10\/2026/ });
    expect(await row.innerText()).toMatch(/\s0\s+12\s+165 \/ 450 phút\s+4 giây · 95 giây\s+A \d+/);
    const total = page.getByRole('row', { name: /^Cộng/ });
    expect(await total.innerText()).toMatch(/\s2\s+12\s.*4 giây · 2 ngày/s);
    const summaries = await page
      .locator('canvas[role=img]')
      .evaluateAll((all) => all.map((canvas) => canvas.getAttribute('aria-label')));
    expect(summaries[0]).toMatch(/thiếu 14\./);
    expect(summaries[1]).toMatch(/Im lặng [\d.]+ trên [\d.]+ phút/);
  });

  it('says of a whole chain that it is whole, and shows other stretches of days', async () => {
    const page = await open('/kiosks/device?within=kiosk-1');
    await page.getByText('Chuỗi bản ghi liền mạch, 0 khoảng trống.').waitFor();
    expect(await page.locator('.device-table tbody tr').count()).toBe(32);
    await page.getByLabel('Khoảng ngày').selectOption('7');
    await page.getByRole('row', { name: /^06\/10\/2026/ }).waitFor({ state: 'detached' });
    expect(await page.locator('.device-table tbody tr').count()).toBe(8);
  });

  it('revokes only with a reason, and says that it is done', async () => {
    const page = await open('/kiosks/device?within=kiosk-1');
    expect(await page.getByRole('button', { name: 'Cho dùng lại' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Thu hồi máy' }).click();
    const dialog = page.getByRole('dialog', { name: 'Thu hồi Máy quầy 1?' });
    await dialog.getByRole('button', { name: 'Thu hồi máy' }).click();
    await dialog.getByText('Ghi lý do, ít nhất ba ký tự.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(state.posted).toEqual([]);
    await dialog.getByLabel('Lý do').fill('  Máy bị mất  ');
    await page.keyboard.press('Enter');
    await page.getByText('Đã thu hồi Máy quầy 1.').waitFor();
    expect(state.posted).toEqual([
      { path: '/kiosks/kiosk-1/revocation', body: { reason: 'Máy bị mất' } },
    ]);
  });

  it('reinstates a suspended kiosk, and tells a refusal', async () => {
    const page = await open('/kiosks/device?within=kiosk-5');
    await page.getByRole('button', { name: 'Cho dùng lại' }).click();
    await page.getByLabel('Lý do').fill('Đã kiểm tra máy');
    state.refuse = { prefix: '/kiosks/kiosk-5/reinstatement', code: 'wrong-kiosk-standing' };
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    state.refuse = null;
    await page.getByRole('dialog').getByRole('button', { name: 'Cho dùng lại' }).click();
    await page.getByText('Máy quầy 5 được dùng lại.').waitFor();
    expect(state.posted.at(-1)?.path).toBe('/kiosks/kiosk-5/reinstatement');
  });

  it('offers nothing more for a revoked kiosk', async () => {
    const page = await open('/kiosks/device?within=kiosk-6');
    await page.locator('.device-table').waitFor();
    expect(await page.locator('.device-actions').count()).toBe(0);
  });
});

describe('accounts', () => {
  it('makes an account with its first role on a unit that is found without diacritics', async () => {
    const page = await open('/accounts');
    await page.getByRole('button', { name: 'Thêm tài khoản' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Thêm tài khoản' }).click();
    expect(await dialog.locator('.field-error').allTextContents()).toHaveLength(4);
    await dialog.getByLabel('Họ và tên').fill('Đỗ Thị Mơ');
    await dialog.getByLabel('Tên đăng nhập').fill('mo.do');
    await dialog.getByLabel('Mật khẩu ban đầu').fill('mot hai ba bon nam');
    await dialog.getByLabel(/Người phụ trách thiết bị/u).check();
    await dialog.getByRole('searchbox').fill('luc ngan');
    await dialog
      .getByLabel(/Huyện Lục Ngạn/u)
      .first()
      .check();
    await dialog.getByRole('button', { name: 'Thêm tài khoản' }).click();
    await page.getByText('Đã lưu.').waitFor();
    expect(state.posted.at(-1)).toMatchObject({
      path: '/accounts',
      body: { login: 'mo.do', displayName: 'Đỗ Thị Mơ', grant: { role: 'steward' } },
    });
  });

  it('asks before a role is taken back, and lets the second person agree', async () => {
    const page = await open('/accounts');
    await page.getByRole('button', { name: 'Thu hồi' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
    await page.getByText('Đã lưu.').waitFor();
    expect(state.posted.at(-1)?.path).toBe('/grants/grant-2');
    await page.getByRole('button', { name: 'Đồng ý' }).click();
    await expect.poll(() => state.posted.at(-1)?.path).toBe('/grants/grant-4/approval');
  });

  it('offers only the pages that the roles allow', async () => {
    state.may = ['see-organisation', 'see-kiosks'];
    const page = await open('/accounts');
    await page.getByText('Vai trò của Ông/Bà không mở được trang này').waitFor();
    expect(
      await page.getByRole('navigation', { name: 'Các trang' }).getByRole('link').allTextContents(),
    ).toEqual(['Thiết bị', 'Phương pháp']);
    await page.getByRole('button', { name: 'Quản trị' }).click();
    const menu = page.getByRole('navigation', { name: 'Quản trị' });
    expect(await menu.getByRole('link').allTextContents()).toEqual([
      'Tổ chức',
      'Lịch trực',
      'Chỉ tiêu',
      'Thiết lập',
    ]);
  });
});

describe('the audit log', () => {
  it('keeps its filters in the address, and the file follows them', async () => {
    const page = await open('/audit-log?unit=219');
    await page.getByText('1.284 mục khớp').waitFor();
    await page.getByLabel('Việc').selectOption('kiosk.revoke');
    await page.getByText('3 mục khớp').waitFor();
    await page.getByLabel('Từ').fill('2026-11-01');
    await page.getByLabel('Tìm nội dung, tên').fill(' lấy mất ');
    await page.keyboard.press('Enter');
    await page.waitForURL(/text=/);
    const query = '?action=kiosk.revoke&from=2026-11-01&text=l%E1%BA%A5y+m%E1%BA%A5t&unit=219';
    const file = page.getByRole('link', { name: 'Xuất .csv' });
    expect(await file.getAttribute('href')).toBe(`/api/v1/audit-log/file${query}`);
    await page.reload();
    expect(await page.getByLabel('Việc').inputValue()).toBe('kiosk.revoke');
    expect(await page.getByLabel('Tìm nội dung, tên').inputValue()).toBe('lấy mất');
    await page.getByRole('button', { name: 'Bỏ lọc' }).click();
    await page.getByText('1.284 mục khớp').waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('tells a change by what was and what is, and turns its pages', async () => {
    const page = await open('/audit-log');
    const row = page.getByRole('row', { name: /Thu hồi máy đánh giá/ }).first();
    expect(await row.innerText()).toMatch(/Tình trạng:.*đang hoạt động → đã thu hồi/s);
    expect(await page.locator('.audit-table tbody tr').count()).toBe(30);
    await page.getByRole('link', { name: 'Cũ hơn' }).click();
    await page.waitForURL(/before=600/);
    await page.getByRole('link', { name: 'Trang mới nhất' }).click();
    await page.getByRole('link', { name: 'Cũ hơn' }).waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('offers a way back when nothing matches', async () => {
    const page = await open('/audit-log?action=kiosk.pair');
    await page.getByText('Không có mục nào khớp').waitFor();
    await page.getByRole('link', { name: 'Bỏ lọc' }).click();
    await page.getByText('1.284 mục khớp').waitFor();
  });
});

describe('choosing targets', () => {
  it('asks first, then puts the set in force', async () => {
    const page = await open('/targets');
    await page.getByRole('button', { name: /Chọn bộ này: Bắc Giang/ }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.innerText()).toMatch(/kết thúc vào hôm qua/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(state.posted).toEqual([]);
    await page.getByRole('button', { name: /Chọn bộ này: Bắc Giang/ }).click();
    await dialog.getByRole('button', { name: 'Áp dụng' }).click();
    await page.getByText('Đã áp dụng “Bắc Giang đến năm 2020: trên 80%”.').waitFor();
    expect(state.posted).toEqual([{ path: '/targets/preset', body: { key: 'bac-giang' } }]);
  });
});

describe('the HTTPS page', () => {
  it('draws the address that it names as a QR code, and shows the fingerprint to compare', async () => {
    const page = await open('/https');
    const code = page.getByRole('img', { name: 'Mã QR của địa chỉ http://192.168.1.20:8080/' });
    expect(await code.locator('path').getAttribute('d')).toMatch(/^M/u);
    expect(await page.locator('.https-link').textContent()).toBe('http://192.168.1.20:8080/');
    const lines = await page.locator('.https-fingerprint span').allTextContents();
    expect(lines.join(':')).toBe(CANNED_HTTPS.local.authority.sha256);
    expect(await page.locator('.https-way-used h3').textContent()).toBe('2. Chứng chỉ tự cấp');
  });

  it('says that a certificate which was made waits for a restart', async () => {
    state.https = 'waiting';
    const page = await open('/https', { language: 'en' });
    await page.getByText('Restart the server.', { exact: false }).first().waitFor();
    await page.getByText('Set HTTP_PORT (8080, say)', { exact: false }).waitFor();
  });

  it('is reached from the first steps by the keyboard', async () => {
    const page = await open('/start');
    await page.getByRole('link', { name: 'Mở trang HTTPS' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'HTTPS cho máy tính bảng' }).waitFor();
  });
});
