import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Clock } from '../clock.ts';
import { WordingContext, type Wording } from '../i18n/wording.ts';
import { useTapGuard, type HandSign } from './use-tap-guard.ts';

interface GuardedPageProps {
  /** Changes with every screen: the guard lets it settle, and the focus goes to its heading. */
  readonly screen: string;
  readonly clock: Clock;
  readonly wording: Wording;
  readonly largeText?: boolean;
  onHand?(sign: HandSign): void;
  readonly children: ComponentChildren;
}

/** The root of every screen: tap guard, language of the page, focus. */
export function GuardedPage(props: GuardedPageProps): JSX.Element {
  const { screen, clock, wording, largeText = false, onHand, children } = props;
  const root = useRef<HTMLDivElement>(null);
  const guarded = useTapGuard(screen, { clock, onHand });
  useEffect(() => {
    document.documentElement.lang = wording.language;
  }, [wording.language]);
  useEffect(() => {
    root.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [screen]);
  return (
    <WordingContext.Provider value={wording}>
      <div
        ref={root}
        class={largeText ? 'page page-large' : 'page'}
        data-screen={screen}
        {...guarded}
      >
        {children}
      </div>
    </WordingContext.Provider>
  );
}
