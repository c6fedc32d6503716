import type { ComponentChildren, JSX } from 'preact';
import { LANGUAGES, type Language } from '../../shared/domain/language.ts';
import { Header } from '../components/header.tsx';

interface StaffFrameProps {
  readonly title: string;
  onLanguage(language: Language): void;
  readonly children: ComponentChildren;
  /** Beside the children on a wide screen, under them on a tall one. */
  readonly aside?: ComponentChildren;
}

/** The frame of what staff see before a kiosk takes ratings. */
export function StaffFrame({ title, onLanguage, children, aside }: StaffFrameProps): JSX.Element {
  return (
    <div class="screen staff-screen">
      <Header
        title="Một Chạm"
        subtitle={null}
        languages={LANGUAGES}
        sample={false}
        onLanguage={onLanguage}
      />
      <main class={aside === undefined ? 'main staff-main' : 'main staff-main staff-main-two'}>
        <div class="staff-words">
          <h1 class="title" tabIndex={-1}>
            {title}
          </h1>
          {children}
        </div>
        {aside !== undefined && <div class="staff-aside">{aside}</div>}
      </main>
    </div>
  );
}
