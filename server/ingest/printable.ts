/**
 * A text from outside as every database and log can hold it: no control character (PostgreSQL
 * refuses NUL), no half of a surrogate pair, at most `length` UTF-16 units.
 */
export const printable = (text: string, length: number): string =>
  text
    .slice(0, length)
    .toWellFormed()
    .replace(/\p{Cc}/gu, '\u{fffd}');
