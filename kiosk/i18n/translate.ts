import type { Language } from '../../shared/domain/language.ts';
import type { MessageKey, Messages } from './messages.ts';

/** The wordings of every language. */
export type Catalogues = Readonly<Record<Language, Messages>>;

/** Every language names itself; it is not translated. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  vi: 'Tiếng Việt',
  en: 'English',
};

/** A wording by key, its `{places}` filled. */
export type Translate = (
  key: MessageKey,
  places?: Readonly<Record<string, string | number>>,
) => string;

/** The wordings of one language. A place that is not given stays visible in braces. */
export function translatorFor(messages: Messages): Translate {
  return (key, places = {}) =>
    messages[key].replace(/\{(\w+)\}/gu, (whole, name: string) => String(places[name] ?? whole));
}
