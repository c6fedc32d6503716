import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../shared/domain/language.ts';
import { translatorFor, type Catalogues, type Translate } from './translate.ts';

/** The language that the whole screen speaks now. */
export interface Wording {
  readonly language: Language;
  readonly t: Translate;
}

export const WordingContext = createContext<Wording>({ language: 'vi', t: (key) => key });

export function wordingIn(language: Language, catalogues: Catalogues): Wording {
  return { language, t: translatorFor(catalogues[language]) };
}

export function useWording(): Wording {
  return useContext(WordingContext);
}
