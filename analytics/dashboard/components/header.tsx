import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { barPages, mayOpen } from '../page-needs.ts';
import { toPage } from '../route.ts';
import { useServices } from '../services.ts';
import { AdministrationMenu } from './administration-menu.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { usePopover } from './popover.tsx';

/** Pages below the list of kiosks. */
const KIOSK_PAGES: ReadonlySet<string> = new Set(['kiosk', 'sheet']);

/** The dark bar: product, pages, sample badge, language and account. */
export function Header({ onSignOut }: Readonly<{ onSignOut: () => void }>) {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  const { session } = useServices();
  return (
    <header class="header">
      <Link to={toPage(route, 'overview')} class="header-product">
        {wording.shell.product}
      </Link>
      <nav aria-label={wording.shell.mainNavigation}>
        <ul class="header-pages">
          {barPages(session).map((page) => (
            <li key={page}>
              <Link
                to={toPage(route, page)}
                current={route.page === page || (page === 'kiosks' && KIOSK_PAGES.has(route.page))}
              >
                {wording.shell.pages[page]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div class="header-end">
        {session.office.sample && <SampleBadge />}
        <AdministrationMenu />
        <LanguageSwitch />
        <AccountMenu onSignOut={onSignOut} />
      </div>
    </header>
  );
}

/** Says on every page, printed ones too, that the figures are not real. */
export function SampleBadge() {
  const { wording } = useSpeech();
  return (
    <span class="sample-badge" title={wording.shell.sampleTitle}>
      {wording.shell.sample}
    </span>
  );
}

function AccountMenu({ onSignOut }: Readonly<{ onSignOut: () => void }>) {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  const { session } = useServices();
  const menu = usePopover();
  return (
    <div class="account" ref={menu.frame}>
      <button
        type="button"
        ref={menu.button}
        class="account-button"
        title={`${session.office.name} · ${session.displayName}`}
        aria-expanded={menu.open}
        aria-controls="account-panel"
        onClick={menu.toggle}
      >
        <span class="account-text">
          {session.office.name} · {session.displayName}
        </span>
        <span class="caret" aria-hidden="true">
          ▾
        </span>
      </button>
      {menu.open && (
        <div id="account-panel" class="account-panel">
          <p>
            <strong>{session.displayName}</strong>
            <br />
            <span class="soft">
              {session.login} · {session.office.name}
            </span>
          </p>
          <Link to={toPage(route, 'own-account')} class="account-link">
            {wording.shell.pages['own-account']}
          </Link>
          {mayOpen('own-figures', session) && (
            <Link to={toPage(route, 'own-figures')} class="account-link">
              {wording.shell.pages['own-figures']}
            </Link>
          )}
          {mayOpen('start', session) && (
            <Link to={toPage(route, 'start')} class="account-link">
              {wording.shell.gettingStarted}
            </Link>
          )}
          <button type="button" class="button" onClick={onSignOut}>
            {wording.shell.signOut}
          </button>
        </div>
      )}
    </div>
  );
}
