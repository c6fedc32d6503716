import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { ADMINISTRATION_PAGES, mayOpen } from '../page-needs.ts';
import { toPage } from '../route.ts';
import { useServices } from '../services.ts';
import { usePopover } from './popover.tsx';

/** The pages of administration that the reader may use; nothing when there is none. */
export function AdministrationMenu() {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  const { session } = useServices();
  const menu = usePopover();
  const pages = ADMINISTRATION_PAGES.filter((page) => mayOpen(page, session));
  if (pages.length === 0) return null;
  const isHere = pages.some((page) => page === route.page);
  return (
    <div class="account" ref={menu.frame}>
      <button
        type="button"
        ref={menu.button}
        class="account-button"
        aria-expanded={menu.open}
        aria-controls="administration-panel"
        aria-current={isHere ? 'page' : undefined}
        onClick={menu.toggle}
      >
        {wording.shell.administration}
        <span class="caret" aria-hidden="true">
          ▾
        </span>
      </button>
      {menu.open && (
        <nav
          id="administration-panel"
          class="account-panel"
          aria-label={wording.shell.administration}
          onClick={menu.close}
        >
          {pages.map((page) => (
            <Link
              key={page}
              to={toPage(route, page)}
              class="account-link"
              current={route.page === page}
            >
              {wording.shell.pages[page]}
            </Link>
          ))}
        </nav>
      )}
    </div>
  );
}
