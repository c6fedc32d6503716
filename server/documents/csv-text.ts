/** What a spreadsheet takes for the beginning of a formula, full-width forms included. */
const FORMULA_START = /^[=+\-@\t\r\n\0＝＋－＠]/u;

/**
 * Text that no spreadsheet runs as a formula: a dangerous beginning gets an apostrophe before it
 * (OWASP, CSV injection). For text only: a negative number must stay a number.
 */
export function csvText(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}
