import { LANGUAGES } from '../../../shared/domain/language.ts';
import { useSpeech } from '../i18n/wording.tsx';

const NAMES = { vi: 'Tiếng Việt', en: 'English' } as const;

/** Both languages by their own names, the current one pressed. */
export function LanguageSwitch() {
  const { language, setLanguage, wording } = useSpeech();
  return (
    <div class="language-switch" role="group" aria-label={wording.shell.language}>
      {LANGUAGES.map((choice) => (
        <button
          key={choice}
          type="button"
          lang={choice}
          title={NAMES[choice]}
          aria-label={`${choice.toUpperCase()}, ${NAMES[choice]}`}
          aria-pressed={choice === language}
          onClick={() => setLanguage(choice)}
        >
          {choice.toUpperCase()}
        </button>
      ))}
    </div>
  );
}
