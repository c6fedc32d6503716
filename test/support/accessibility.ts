import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What axe finds wrong on a page: the rule and the elements that break it. The pages have no frames:
 * "legacy" spares the second page in which axe would join the findings of several, half of its time.
 * `tags`: only rules that bear one of them.
 */
export async function accessibilityFaults(page: Page, tags?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (tags === undefined ? axe : axe.withTags(tags)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
