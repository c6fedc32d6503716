import type vi from './vi.json';

/** Vietnamese is the source of truth: its keys are the keys. */
export type MessageKey = keyof typeof vi;

/**
 * The wordings of one language. A line break is part of the wording: faces reserve two lines, so
 * that tiles never jump between languages.
 */
export type Messages = Readonly<Record<MessageKey, string>>;
