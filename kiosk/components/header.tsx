import type { JSX } from 'preact';
import type { Language } from '../../shared/domain/language.ts';
import { LANGUAGE_NAMES } from '../i18n/translate.ts';
import { Tap } from './tap.tsx';
import { useWording } from '../i18n/wording.ts';
import { Logo } from './logo.tsx';
import { SampleTag } from './sample-tag.tsx';

interface HeaderProps {
  readonly title: string;
  readonly subtitle: string | null;
  readonly languages: readonly Language[];
  readonly sample: boolean;
  onLanguage(language: Language): void;
  onStaff?(): void;
}

/** Whose kiosk this is, and the languages that it speaks. */
export function Header(props: HeaderProps): JSX.Element {
  const { title, subtitle, languages, sample, onLanguage, onStaff } = props;
  const { language, t } = useWording();
  return (
    <header class="header">
      <Logo onHold={onStaff} />
      {/* Names of offices are data in Vietnamese, whatever the screen speaks. */}
      <div class="header-name" lang="vi">
        <span class="header-title">{title}</span>
        {subtitle !== null && <span class="header-subtitle">{subtitle}</span>}
      </div>
      {sample && <SampleTag />}
      {languages.length > 1 && (
        <div class="chips" role="group" aria-label={t('header.languages')}>
          {languages.map((each) => (
            <Tap
              key={each}
              class="chip"
              lang={each}
              aria-pressed={each === language}
              onTap={() => onLanguage(each)}
            >
              {LANGUAGE_NAMES[each]}
            </Tap>
          ))}
        </div>
      )}
    </header>
  );
}
