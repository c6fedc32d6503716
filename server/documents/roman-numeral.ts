const NUMERALS = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

/** I, II, III...: how Vietnamese tables number their groups. From 1. */
export function romanNumeral(value: number): string {
  let rest = value;
  let numeral = '';
  for (const [worth, letters] of NUMERALS) {
    while (rest >= worth) {
      numeral += letters;
      rest -= worth;
    }
  }
  return numeral;
}
