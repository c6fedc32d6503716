import type { Page } from 'playwright-core';
import type {
  KioskConfiguration,
  PanelOfficial,
} from '../../../shared/domain/kiosk-configuration.ts';
import { hashPin } from '../../../shared/record/staff-pin.ts';
import { settle } from './open-harness.ts';

/** The PIN of the kiosk in these tests. */
export const PIN = '204681';

const salted = { salt: 'AAECAwQFBgcICQoLDA0ODw', iterations: 1_000 };

const NAMES = [
  ...['Nguyễn Thị Hoa', 'Trần Văn An', 'Lê Thị Ngọc Ánh', 'Phạm Văn Bình', 'Hoàng Thị Dung'],
  ...['Vũ Đức Đạt', 'Đặng Thị Thu Hằng', 'Bùi Quang Huy', 'Đỗ Thị Hương', 'Ngô Văn Khánh'],
  ...['Dương Thị Lan', 'Lý Văn Minh', 'Đào Thị Nga', 'Nguyễn Hoàng Bảo Phương'],
];

const TITLES = ['Chuyên viên', 'Phó Giám đốc Trung tâm Phục vụ hành chính công'] as const;

const official = (name: string, index: number): PanelOfficial => ({
  ...{ id: `official-${index + 1}`, name, honorific: name.includes('Thị') ? 'Bà' : 'Ông' },
  ...{ title: TITLES[index % 3 === 0 ? 1 : 0] },
});

/** A configuration's staff panel with a list longer than a screen; without a PIN if wanted. */
export async function dutyPanel(hasPin = true): Promise<Partial<KioskConfiguration>> {
  const pin = { ...salted, hash: await hashPin(PIN, salted) };
  return { panel: { officials: NAMES.map(official), pin: hasPin ? pin : null } };
}

/** From the rate screen to the change of the official on duty. */
export async function openDuty(page: Page): Promise<void> {
  await page.locator('.logo-button').press('Enter');
  await settle(page);
  await page.locator('.duty-button').waitFor();
  await settle(page);
  await page.locator('.duty-button').click();
  await settle(page);
}

/** From the rate screen to the list of who may serve. */
export async function openOfficials(page: Page): Promise<void> {
  await openDuty(page);
  await typePin(page, PIN);
  await page.locator('.officials').waitFor();
  await settle(page);
}

/** Types a PIN by keys. */
export async function typePin(page: Page, pin: string): Promise<void> {
  await page.locator('.pin-pad').waitFor();
  await page.keyboard.type(pin);
  await settle(page);
}
