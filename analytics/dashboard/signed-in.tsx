import { useEffect, useRef } from 'preact/hooks';
import { Header, SampleBadge } from './components/header.tsx';
import { SetupReturn } from './components/setup-return.tsx';
import { EmptyState } from './components/notice.tsx';
import { useSpeech } from './i18n/wording.tsx';
import { Link, useNavigation } from './navigation.tsx';
import { OverviewPage } from './pages/overview.tsx';
import { MAIN_PAGES, mayOpen } from './page-needs.ts';
import { PAGES_ON_DEMAND } from './pages-on-demand.ts';
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
  if (shown === 'overview') return <OverviewPage />;
  if (shown === 'not-found') return <NotFoundPage />;
  // Who may set up sees the wizard instead of these pages.
  if (shown === 'setup') return <NoRightsPage />;
  const Shown = PAGES_ON_DEMAND[shown];
  return <Shown key={shown} />;
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
