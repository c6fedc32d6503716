import { describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../support/accessibility.ts';
import { useStubDashboard } from './stub-dashboard.ts';

const { open, openOnce, origin, state } = useStubDashboard();

describe('pairing a kiosk', () => {
  it('compares the fingerprint, chooses the counter and tells that it is done', async () => {
    const page = await open('/kiosks');
    await page.getByRole('button', { name: 'Ghép nối máy' }).click();
    await page.getByLabel('Mã hiện trên máy').fill('bcdfghjx');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByRole('alert').innerText())
      .toMatch(/Không có mã ghép nối này/);
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
    await expect.poll(() => page.getByLabel('Mã hiện trên máy').inputValue()).toBe('BCDF-GHJK');
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
    await page.waitForURL((url) => url.search === '');
  });

  it('tells in the reader’s language why the code was refused', async () => {
    const page = await open('/kiosks?within=BCDF-GHJK', { language: 'en' });
    state.refuse = { prefix: '/pairings', code: 'expired-pairing-code' };
    await page.locator('dialog button[type=submit]').click();
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('has expired');
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
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('pair it anew');
  });

  it('stands with its moves on its page, on the trend and in the table of the trend', async () => {
    const page = await open('/kiosks/device?within=kiosk-3');
    await page.getByText('24/10/2026: Máy quầy 3 chuyển từ Quầy 5 sang Quầy 3').waitFor();
    await page.getByText(/lượt đánh giá vẫn ghi cho Quầy 5/).waitFor();
    await page.goto(`${origin()}/?unit=24-HCC`);
    const note = '25/08/2026: Máy quầy 3 chuyển từ Quầy 5 sang Quầy 3';
    const trend = page.locator('.chart-figure').first();
    await trend.locator('td', { hasText: note }).waitFor({ state: 'attached' });
    await expect.poll(() => trend.getByRole('img').getAttribute('aria-label')).toContain(note);
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
  const look = openOnce('/kiosks');

  it('tells clock, storage, queue and build of one, and what to do', async () => {
    const page = await open('/kiosks/device?within=kiosk-3');
    const facts = () => page.locator('.device-health').innerText();
    for (const words of ['214', 'chậm 7 phút', 'chỉ còn một nơi', '0.2.0', '08:15 15/10/2026']) {
      await expect.poll(facts).toContain(words);
    }
    await expect.poll(facts).toMatch(/Pin\s*! 12%/);
    await page.getByText(/Xem mục Khoảng trống bên dưới/).waitFor();
    await page.getByText(/Pin dưới 20% và máy không sạc/).waitFor();
  });

  it('tells the battery where it is known, and warns of one that will go out', async () => {
    const page = look();
    const cells = async (name: RegExp) => page.getByRole('row', { name }).innerText();
    await expect.poll(() => cells(/Máy quầy 1/)).toContain('34%, đang sạc');
    await expect.poll(() => cells(/Máy quầy 2/)).toContain('Không rõ');
    await expect.poll(() => cells(/Máy quầy 3/)).toContain('Pin yếu, không sạc');
  });

  it('tells which builds run, and marks those that are behind', async () => {
    const page = look();
    await page.getByText('1 máy còn chạy bản khác').waitFor();
    await page.getByText(/Bản 0\.2\.0: 2 máy, từ .* · bản của máy chủ/).waitFor();
    const behind = page.getByRole('row', { name: /Máy quầy 2/ });
    await expect.poll(() => behind.innerText()).toContain('Khác bản của máy chủ');
  });

  it('stands on the overview of the unit, with the way to each device', async () => {
    const page = await open('/?unit=24-HCC');
    await page.getByRole('heading', { name: 'Thiết bị cần chú ý' }).waitFor();
    await page.locator('.side').getByRole('link', { name: 'Máy quầy 5' }).click();
    await page.waitForURL('**/kiosks/device?**within=kiosk-5');
  });
});

describe('the sheet of a counter', () => {
  const look = openOnce('/kiosks/sheet?within=kiosk-3');

  it.each([
    ['A4', 595],
    ['A5', 420],
  ])('is one page of %s with nothing cut off', async (paper, points) => {
    const page = look();
    await page.emulateMedia({ media: 'screen' });
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
    await expect.poll(() => page.locator('.sheet .qr-code path').getAttribute('d')).toMatch(/^M/);
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
    await expect
      .poll(() => gaps.allInnerTexts())
      .toEqual([
        'Số 612 đến 613 (2 bản ghi, lần ghi danh 1), ngày 29/10/2026: chưa có trên máy chủ; máy sẽ gửi lại nếu còn giữ.',
        'Số 690 đến 701 (12 bản ghi, lần ghi danh 1), ngày 30/10/2026: đã mất: máy không còn giữ.',
      ]);
    const row = page.getByRole('row', { name: /^30\/10\/2026/ });
    await expect
      .poll(() => row.innerText())
      .toMatch(/\s0\s+12\s+165 \/ 450 phút\s+4 giây · 95 giây\s+A \d+/);
    const total = page.getByRole('row', { name: /^Cộng/ });
    await expect.poll(() => total.innerText()).toMatch(/\s2\s+12\s.*4 giây · 2 ngày/s);
    const summaries = await page
      .locator('canvas[role=img]')
      .evaluateAll((all) => all.map((canvas) => canvas.getAttribute('aria-label')));
    expect(summaries[0]).toMatch(/thiếu 14\./);
    expect(summaries[1]).toMatch(/Im lặng [\d.]+ trên [\d.]+ phút/);
  });

  it('says of a whole chain that it is whole, and shows other stretches of days', async () => {
    const page = await open('/kiosks/device?within=kiosk-1');
    await page.getByText('Chuỗi bản ghi liền mạch, 0 khoảng trống.').waitFor();
    await expect.poll(() => page.locator('.device-table tbody tr').count()).toBe(32);
    await page.getByLabel('Khoảng ngày').selectOption('7');
    await page.getByRole('row', { name: /^06\/10\/2026/ }).waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('.device-table tbody tr').count()).toBe(8);
  });

  it('revokes only with a reason, and says that it is done', async () => {
    const page = await open('/kiosks/device?within=kiosk-1');
    await expect.poll(() => page.getByRole('button', { name: 'Cho dùng lại' }).count()).toBe(0);
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
    await expect.poll(() => page.locator('.device-actions').count()).toBe(0);
  });
});
