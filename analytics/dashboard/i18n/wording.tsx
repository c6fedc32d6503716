import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { LANGUAGES } from '../../../shared/domain/language.ts';
import type { Language, Localized } from '../../../shared/domain/language.ts';
import { accountWording } from './account-wording.ts';
import { administrationWording } from './administration-wording.ts';
import { annulmentWording } from './annulment-wording.ts';
import { auditWording } from './audit-wording.ts';
import { firstStepsWording } from './first-steps-wording.ts';
import { httpsWording } from './https-wording.ts';
import { coverageWording } from './coverage-wording.ts';
import { deviceWording } from './device-wording.ts';
import { dutyWording } from './duty-wording.ts';
import { figureWording } from './figure-wording.ts';
import { importWording } from './import-wording.ts';
import { integrityWording } from './integrity-wording.ts';
import { kioskPinWording } from './kiosk-pin-wording.ts';
import { kioskPlaceWording } from './kiosk-place-wording.ts';
import { invitationWording } from './invitation-wording.ts';
import { methodWording } from './method-wording.ts';
import { ownFiguresWording } from './own-figures-wording.ts';
import { peopleWording } from './people-wording.ts';
import { organisationWording } from './organisation-wording.ts';
import { settingsWording } from './settings-wording.ts';
import { setupWording } from './setup-wording.ts';
import { shellWording } from './shell-wording.ts';
import { signInWording } from './sign-in-wording.ts';
import { tablesWording } from './tables-wording.ts';
import { unitPlacesWording } from './unit-places-wording.ts';
import { targetWording } from './target-wording.ts';

const STORAGE_KEY = 'mot-cham.dashboard.language';

function wordingIn(language: Language) {
  return {
    shell: shellWording[language],
    account: accountWording[language],
    administration: { ...administrationWording[language], targets: targetWording[language] },
    annulment: annulmentWording[language],
    audit: auditWording[language],
    device: deviceWording[language],
    duties: dutyWording[language],
    pin: kioskPinWording[language],
    place: kioskPlaceWording[language],
    report: {
      ...figureWording[language],
      ...tablesWording[language],
      coverage: coverageWording[language],
    },
    integrity: integrityWording[language],
    https: httpsWording[language],
    method: methodWording[language],
    ownFigures: ownFiguresWording[language],
    invitation: invitationWording[language],
    people: peopleWording[language],
    signIn: signInWording[language],
    imports: importWording[language],
    organisation: organisationWording[language],
    unitPlaces: unitPlacesWording[language],
    settings: settingsWording[language],
    setup: setupWording[language],
    firstSteps: firstStepsWording[language],
  };
}

export type Wording = ReturnType<typeof wordingIn>;

interface Speech {
  readonly language: Language;
  readonly wording: Wording;
  /** The text of something that carries its own wordings. */
  readonly inLanguage: (text: Localized) => string;
  readonly setLanguage: (language: Language) => void;
}

const SpeechContext = createContext<Speech | null>(null);

/** The reader's language and every wording in it. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error('useSpeech needs SpeechProvider above it');
  return speech;
}

/** Vietnamese first; the choice stays on this machine. */
export function SpeechProvider({ children }: Readonly<{ children: ComponentChildren }>) {
  const [language, setLanguage] = useState(rememberedLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    rememberLanguage(language);
  }, [language]);
  const speech = useMemo<Speech>(
    () => ({
      language,
      wording: wordingIn(language),
      inLanguage: (text) => text[language],
      setLanguage,
    }),
    [language],
  );
  return <SpeechContext.Provider value={speech}>{children}</SpeechContext.Provider>;
}

function rememberedLanguage(): Language {
  try {
    const stored = window.localStorage.getItem(STORAGE_KEY);
    return LANGUAGES.find((language) => language === stored) ?? 'vi';
  } catch {
    // A browser that forbids storage still shows the pages, in Vietnamese.
    return 'vi';
  }
}

function rememberLanguage(language: Language): void {
  try {
    window.localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Not remembered, then: the switch still works for this visit.
  }
}
