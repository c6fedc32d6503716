/**
 * TCVN3, the "ABC" fonts (.VnTime): TCVN 5712:1993 VN3. One byte per letter; what is not here is
 * ASCII. Capital letters with a tone have no byte of their own: they are written as small letters
 * in a capital font (.VnTimeH), see `raiseCapitals`.
 */
const LETTERS: readonly (readonly [firstByte: number, letters: string])[] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
];

const BY_BYTE: ReadonlyMap<number, string> = new Map(
  LETTERS.flatMap(([first, letters]) =>
    Array.from(letters).map((letter, index): [number, string] => [first + index, letter]),
  ),
);

/** Stands for a byte that the encoding has no letter for. */
const UNKNOWN = '\ufffd';

/** The text of TCVN3 bytes, in Unicode. */
export function decodeTcvn3(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    if (byte < 0x80) text += String.fromCharCode(byte);
    else text += BY_BYTE.get(byte) ?? (byte === 0xa0 ? ' ' : UNKNOWN);
  }
  return text;
}

/**
 * Gives a line that was set in a capital font its capitals back: 'SỞ NộI Vụ' becomes 'SỞ NỘI VỤ'.
 * Only where a capital follows inside a word and no plain small letter stands in the line: a name
 * such as 'Vũ Võ' is left alone.
 */
export function raiseCapitals(line: string): string {
  const isCapitalFont = /\p{L}[A-Z]/u.test(line) && !/[a-z]/u.test(line);
  return isCapitalFont && /\p{Ll}/u.test(line) ? line.toUpperCase() : line;
}
