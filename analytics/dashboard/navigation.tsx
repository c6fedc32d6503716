import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { parseRoute, printRoute } from './route.ts';
import type { Route } from './route.ts';

interface Navigation {
  readonly route: Route;
  /** Goes to a route; `replace` leaves no step to come back to. */
  go(route: Route, options?: Readonly<{ replace?: boolean }>): void;
}

const NavigationContext = createContext<Navigation | null>(null);

/** Where the reader is and how to go elsewhere. */
export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (navigation === null) throw new Error('useNavigation needs NavigationProvider above it');
  return navigation;
}

/** Keeps the route and the browser's history the same. */
export function NavigationProvider({ children }: Readonly<{ children: ComponentChildren }>) {
  const [route, setRoute] = useState(currentRoute);
  useEffect(() => {
    const follow = () => setRoute(currentRoute());
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  const navigation = useMemo<Navigation>(
    () => ({
      route,
      go: (next, { replace = false } = {}) => {
        const address = printRoute(next);
        if (replace) window.history.replaceState(null, '', address);
        else window.history.pushState(null, '', address);
        setRoute(currentRoute());
      },
    }),
    [route],
  );
  return <NavigationContext.Provider value={navigation}>{children}</NavigationContext.Provider>;
}

type LinkProps = Readonly<{
  to: Route;
  class?: string;
  current?: boolean;
  children: ComponentChildren;
}>;

/** A link inside the app; with a modifier key it stays the browser's own. */
export function Link({ to, current = false, class: className, children }: LinkProps) {
  const { go } = useNavigation();
  return (
    <a
      href={printRoute(to)}
      class={className}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}

function currentRoute(): Route {
  return parseRoute(window.location.pathname, window.location.search);
}
