import type { Permission } from '../../shared/domain/role.ts';
import type { Page } from './route.ts';

/** Pages in the bar, in their order. */
export const MAIN_PAGES = [
  'overview',
  'compare',
  'kiosks',
  'integrity',
  'method',
] as const satisfies Page[];

/** Pages of the administration menu, in their order. */
export const ADMINISTRATION_PAGES = [
  'targets',
  'accounts',
  'audit-log',
  'https',
] as const satisfies Page[];

/** What the routes behind a page ask for; pages that are not listed are for everybody. */
const NEEDS: Partial<Readonly<Record<Page, Permission>>> = {
  overview: 'see-reports',
  compare: 'see-reports',
  kiosks: 'see-kiosks',
  kiosk: 'see-kiosks',
  integrity: 'see-integrity',
  targets: 'see-organisation',
  accounts: 'change-accounts',
  'audit-log': 'see-audit-log',
  https: 'change-kiosks',
};

/** May somebody with these permissions use the page? The server asks again. */
export function mayOpen(page: Page, may: readonly Permission[]): boolean {
  const need = NEEDS[page];
  return need === undefined || may.includes(need);
}
