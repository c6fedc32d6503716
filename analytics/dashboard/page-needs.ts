import type { Session } from '../../shared/api/session.ts';
import type { Permission } from '../../shared/domain/role.ts';
import type { Page } from './route.ts';

/** Pages in the bar, in their order. */
export const MAIN_PAGES = [
  'overview',
  'own-figures',
  'compare',
  'kiosks',
  'integrity',
  'method',
] as const satisfies Page[];

/** Pages of the administration menu, in their order. */
export const ADMINISTRATION_PAGES = [
  'organisation',
  'duties',
  'imports',
  'targets',
  'settings',
  'accounts',
  'annulments',
  'audit-log',
  'https',
] as const satisfies Page[];

/** What the routes behind a page ask for; pages that are not listed are for everybody. */
const NEEDS: Partial<Readonly<Record<Page, Permission>>> = {
  overview: 'see-reports',
  'own-figures': 'see-own-figures',
  compare: 'see-reports',
  kiosks: 'see-kiosks',
  kiosk: 'see-kiosks',
  integrity: 'see-integrity',
  organisation: 'see-organisation',
  duties: 'see-organisation',
  imports: 'change-organisation',
  targets: 'see-organisation',
  settings: 'see-organisation',
  start: 'see-organisation',
  setup: 'change-organisation',
  accounts: 'change-accounts',
  annulments: 'see-reports',
  'audit-log': 'see-audit-log',
  https: 'change-kiosks',
};

type Held = Pick<Session, 'may' | 'mayEverywhere'>;

/** A file may name any unit of the tree; settings and first steps are those of the office. */
const FOR_WHOLE_TREE: readonly Page[] = ['imports', 'settings', 'start', 'setup'];

/** The bar of a reader; own figures stand in it for those who see no others. */
export const barPages = (session: Held): Page[] =>
  MAIN_PAGES.filter(
    (page) => mayOpen(page, session) && (page !== 'own-figures' || !mayOpen('overview', session)),
  );

/** May somebody with these permissions use the page? The server asks again. */
export function mayOpen(page: Page, { may, mayEverywhere }: Held): boolean {
  const need = NEEDS[page];
  const held = FOR_WHOLE_TREE.includes(page) ? mayEverywhere : may;
  return need === undefined || held.includes(need);
}
