/** Languages of every screen. Vietnamese is the source of truth, English is complete. */
export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A wording in every language. */
export type Localized = Readonly<Record<Language, string>>;
