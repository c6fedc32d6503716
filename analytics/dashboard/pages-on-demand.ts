import type { FunctionComponent } from 'preact';
import { onDemand } from './components/on-demand.tsx';
import type { Page } from './route.ts';

const page = (load: () => Promise<FunctionComponent>): FunctionComponent => onDemand(load, 'page');

/** Every page but the first that managers see: each is loaded when somebody opens it. */
export const PAGES_ON_DEMAND: Readonly<
  Record<Exclude<Page, 'overview' | 'setup'>, FunctionComponent>
> = {
  'own-figures': page(() =>
    import('./pages/own-figures.tsx').then((module) => module.OwnFiguresPage),
  ),
  compare: page(() => import('./pages/compare.tsx').then((module) => module.ComparePage)),
  kiosks: page(() => import('./pages/kiosks.tsx').then((module) => module.KiosksPage)),
  kiosk: page(() => import('./pages/kiosk.tsx').then((module) => module.KioskPage)),
  sheet: page(() => import('./pages/counter-sheet.tsx').then((module) => module.CounterSheetPage)),
  integrity: page(() => import('./pages/integrity.tsx').then((module) => module.IntegrityPage)),
  annulments: page(() => import('./pages/annulments.tsx').then((module) => module.AnnulmentsPage)),
  'audit-log': page(() => import('./pages/audit-log.tsx').then((module) => module.AuditLogPage)),
  targets: page(() => import('./pages/targets.tsx').then((module) => module.TargetsPage)),
  accounts: page(() => import('./pages/accounts.tsx').then((module) => module.AccountsPage)),
  organisation: page(() =>
    import('./pages/organisation.tsx').then((module) => module.OrganisationPage),
  ),
  duties: page(() => import('./pages/duties.tsx').then((module) => module.DutiesPage)),
  method: page(() => import('./pages/method.tsx').then((module) => module.MethodPage)),
  imports: page(() => import('./pages/imports.tsx').then((module) => module.ImportsPage)),
  settings: page(() => import('./pages/settings.tsx').then((module) => module.SettingsPage)),
  start: page(() => import('./pages/start.tsx').then((module) => module.StartPage)),
  https: page(() => import('./pages/https.tsx').then((module) => module.HttpsPage)),
  'own-account': page(() =>
    import('./pages/own-account.tsx').then((module) => module.OwnAccountPage),
  ),
};
