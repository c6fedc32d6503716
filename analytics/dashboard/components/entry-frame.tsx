import type { ComponentChildren } from 'preact';
import { useSpeech } from '../i18n/wording.tsx';
import { LanguageSwitch } from './language-switch.tsx';

type FrameProps = Readonly<{
  title: string;
  intro: string;
  wide?: boolean;
  children?: ComponentChildren;
}>;

/** The page before anybody is signed in: product, language, one card. */
export function EntryFrame({ title, intro, wide = false, children }: FrameProps) {
  const { wording } = useSpeech();
  return (
    <div class="entry">
      <header class="header">
        <span class="header-product">{wording.shell.product}</span>
        <div class="header-end">
          <LanguageSwitch />
        </div>
      </header>
      <main id="main" tabIndex={-1} class="entry-main">
        <div class={wide ? 'card entry-card entry-wide' : 'card entry-card'}>
          <h1>{title}</h1>
          {intro !== '' && <p class="page-intro">{intro}</p>}
          {children}
        </div>
      </main>
    </div>
  );
}
