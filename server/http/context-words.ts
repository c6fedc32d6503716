/**
 * What a guesser who knows where the server stands tries first: names of the program and of what
 * it is for, without marks and spaces. An account's login and the office's name come in beside them.
 */
export const CONTEXT_WORDS = [
  ...['motcham', 'onetouch', 'danhgia', 'hailong', 'sipas', 'cchc'],
  ...['motcua', 'bophanmotcua', 'hanhchinh', 'hanhchinhcong', 'dichvucong', 'congdan'],
  ...['quantri', 'quantrivien', 'administrator', 'kiemtoan', 'lanhdao', 'sonoivu', 'uybannhandan'],
] as const;

/** Signs that must be left of a password when everything of the place is taken out of it. */
const OWN_SIGNS = 6;

/** A name of two signs stands in every other password. */
const SHORTEST_NAME = 3;

/** Is there little in a password beyond words of the place and these names? */
export function isOfThePlace(password: string, names: readonly string[]): boolean {
  const words = [...CONTEXT_WORDS, ...names.map(squeezed)]
    .filter((word) => word.length >= SHORTEST_NAME)
    // The longest first: a shorter one may stand in it.
    .sort((a, b) => b.length - a.length);
  const text = squeezed(password);
  const own = words.reduce((left, word) => left.replaceAll(word, ''), text);
  return own !== text && own.length < OWN_SIGNS;
}

/** Letters and digits in small, without marks. */
function squeezed(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
  return plain.replace(/[^\p{L}\p{N}]/gu, '');
}
