import { useEffect, useRef } from 'preact/hooks';
import { Header, SampleBadge } from './components/header.tsx';
import { SetupReturn } from './components/setup-return.tsx';
import { EmptyState } from './components/notice.tsx';
import { useSpeech } from './i18n/wording.tsx';
import { Link, useNavigation } from './navigation.tsx';
import { AccountsPage } from './pages/accounts.tsx';
import { AnnulmentsPage } from './pages/annulments.tsx';
import { AuditLogPage } from './pages/audit-log.tsx';
import { ComparePage } from './pages/compare.tsx';
import { DutiesPage } from './pages/duties.tsx';
import { HttpsPage } from './pages/https.tsx';
import { CounterSheetPage } from './pages/counter-sheet.tsx';
import { ImportsPage } from './pages/imports.tsx';
import { IntegrityPage } from './pages/integrity.tsx';
import { KioskPage } from './pages/kiosk.tsx';
import { KiosksPage } from './pages/kiosks.tsx';
import { MethodPage } from './pages/method.tsx';
import { OrganisationPage } from './pages/organisation.tsx';
import { OverviewPage } from './pages/overview.tsx';
import { OwnAccountPage } from './pages/own-account.tsx';
import { SettingsPage } from './pages/settings.tsx';
import { StartPage } from './pages/start.tsx';
import { TargetsPage } from './pages/targets.tsx';
import { OwnFiguresPage } from './pages/own-figures.tsx';
import { MAIN_PAGES, mayOpen } from './page-needs.ts';
import { toPage } from './route.ts';
import type { Route } from './route.ts';
import { useServices } from './services.ts';
import { useTitle } from './use-title.ts';

/** The header and the page that the address names. */
export function SignedIn({ onSignOut }: Readonly<{ onSignOut: () => void }>) {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  const { session } = useServices();
  const main = useRef<HTMLElement>(null);
  const opened = useRef(route.page);
  useEffect(() => {
    // A new page begins at its top for the keyboard and the screen reader too.
    if (opened.current === route.page) return;
    opened.current = route.page;
    main.current?.focus();
    window.scrollTo(0, 0);
  }, [route.page]);
  return (
    <div class={`app app-${route.page}`}>
      <a
        class="skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {wording.shell.skipToContent}
      </a>
      <Header onSignOut={onSignOut} />
      {session.office.sample && (
        <div class="print-sample">
          <SampleBadge />
        </div>
      )}
      <main id="main" tabIndex={-1} ref={main}>
        {/* The overview fits a screen: nothing is put above it. */}
        {route.page !== 'overview' && <SetupReturn key={route.page} />}
        <CurrentPage page={route.page} />
      </main>
    </div>
  );
}

function CurrentPage({ page }: Readonly<{ page: Route['page'] }>) {
  const { session } = useServices();
  const first = MAIN_PAGES.find((each) => mayOpen(each, session)) ?? page;
  // Whoever may not see the overview begins with the first page that the roles open.
  const shown = page === 'overview' ? first : page;
  if (shown !== 'not-found' && !mayOpen(shown, session)) return <NoRightsPage />;
  switch (shown) {
    case 'overview':
      return <OverviewPage />;
    case 'own-figures':
      return <OwnFiguresPage />;
    case 'compare':
      return <ComparePage />;
    case 'kiosks':
      return <KiosksPage />;
    case 'kiosk':
      return <KioskPage />;
    case 'sheet':
      return <CounterSheetPage />;
    case 'integrity':
      return <IntegrityPage />;
    case 'annulments':
      return <AnnulmentsPage />;
    case 'audit-log':
      return <AuditLogPage />;
    case 'targets':
      return <TargetsPage />;
    case 'accounts':
      return <AccountsPage />;
    case 'organisation':
      return <OrganisationPage />;
    case 'duties':
      return <DutiesPage />;
    case 'method':
      return <MethodPage />;
    case 'imports':
      return <ImportsPage />;
    case 'settings':
      return <SettingsPage />;
    // Who may set up sees the wizard instead of these pages.
    case 'setup':
      return <NoRightsPage />;
    case 'start':
      return <StartPage />;
    case 'https':
      return <HttpsPage />;
    case 'own-account':
      return <OwnAccountPage />;
    case 'not-found':
      return <NotFoundPage />;
  }
}

function NotFoundPage() {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  const title = wording.shell.pages['not-found'];
  useTitle(title);
  return (
    <div class="page">
      <EmptyState wholePage title={title} hint={wording.shell.notFoundText}>
        <Link to={toPage(route, 'overview')} class="button button-main">
          {wording.shell.backToOverview}
        </Link>
      </EmptyState>
    </div>
  );
}

/** Somebody without figures of their own begins here: what is theirs stands in the bar. */
function NoRightsPage() {
  const { wording } = useSpeech();
  useTitle(wording.shell.noRightsTitle);
  return (
    <div class="page">
      <EmptyState wholePage title={wording.shell.noRightsTitle} hint={wording.shell.noRightsText} />
    </div>
  );
}
