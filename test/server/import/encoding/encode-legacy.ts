/** The other way round from the decoders, written by hand from the fonts' charts. */

/** TCVN3 byte of each letter, hexadecimal, in the order of the chart. */
const TCVN3 =
  'Ăa1 Âa2 Êa3 Ôa4 Ơa5 Ưa6 Đa7 ăa8 âa9 êaa ôab ơac ưad đae àb5 ảb6 ãb7 áb8 ạb9 ằbb ẳbc ẵbd ắbe ' +
  'ặc6 ầc7 ẩc8 ẫc9 ấca ậcb ècc ẻce ẽcf éd0 ẹd1 ềd2 ểd3 ễd4 ếd5 ệd6 ìd7 ỉd8 ĩdc ídd ịde òdf ' +
  'ỏe1 õe2 óe3 ọe4 ồe5 ổe6 ỗe7 ốe8 ộe9 ờea ởeb ỡec ớed ợee ùef ủf1 ũf2 úf3 ụf4 ừf5 ửf6 ữf7 ' +
  'ứf8 ựf9 ỳfa ỷfb ỹfc ýfd ỵfe';

/** What is typed in a VNI font for each small letter, as windows-1252 shows it. */
const VNI =
  'à=aø á=aù ả=aû ã=aõ ạ=aï â=aâ ấ=aá ầ=aà ẩ=aå ẫ=aã ậ=aä ă=aê ắ=aé ằ=aè ẳ=aú ẵ=aü ặ=aë đ=ñ ' +
  'è=eø é=eù ẻ=eû ẽ=eõ ẹ=eï ê=eâ ế=eá ề=eà ể=eå ễ=eã ệ=eä ì=ì í=í ỉ=æ ĩ=ó ị=ò ' +
  'ò=oø ó=où ỏ=oû õ=oõ ọ=oï ô=oâ ố=oá ồ=oà ổ=oå ỗ=oã ộ=oä ơ=ô ớ=ôù ờ=ôø ở=ôû ỡ=ôõ ợ=ôï ' +
  'ù=uø ú=uù ủ=uû ũ=uõ ụ=uï ư=ö ứ=öù ừ=öø ử=öû ữ=öõ ự=öï ỳ=yø ý=yù ỷ=yû ỹ=yõ ỵ=î';

const TCVN3_BYTES = new Map(
  TCVN3.split(' ').map((pair): [string, number] => [
    pair.charAt(0),
    Number.parseInt(pair.slice(1), 16),
  ]),
);

const VNI_TYPED = new Map(
  VNI.split(' ').flatMap((pair): [string, string][] => {
    const [letter = '', typed = ''] = pair.split('=');
    return [
      [letter, typed],
      [letter.toUpperCase(), typed.toUpperCase()],
    ];
  }),
);

/** Marks of windows-1258 that follow their vowel. */
const MARKS_1258 = new Map([
  ['\u0300', 0xcc],
  ['\u0309', 0xd2],
  ['\u0303', 0xde],
  ['\u0301', 0xec],
  ['\u0323', 0xf2],
]);
const LETTERS_1258 = new Map(
  Array.from('ĂÂÊÔƠƯĐăâêôơưđ').map((letter, at): [string, number] => [
    letter,
    [0xc3, 0xc2, 0xca, 0xd4, 0xd5, 0xdd, 0xd0, 0xe3, 0xe2, 0xea, 0xf4, 0xf5, 0xfd, 0xf0][at] ?? 0,
  ]),
);

const byteOf = (letter: string): number => letter.charCodeAt(0);

/** Capitals with a tone become small letters, as in a capital font. */
export function toTcvn3(text: string): Uint8Array {
  return Uint8Array.from(
    Array.from(text).map(
      (letter) =>
        TCVN3_BYTES.get(letter) ?? TCVN3_BYTES.get(letter.toLowerCase()) ?? byteOf(letter),
    ),
  );
}

export function toVni(text: string): Uint8Array {
  return Uint8Array.from(
    Array.from(text).flatMap((letter) => Array.from(VNI_TYPED.get(letter) ?? letter, byteOf)),
  );
}

export function toWindows1258(text: string): Uint8Array {
  return Uint8Array.from(
    Array.from(text).flatMap((letter) => {
      const [, base = letter, tone = ''] =
        /^(.*?)([\u0300\u0309\u0303\u0301\u0323]?)$/u.exec(splitTone(letter)) ?? [];
      const mark = MARKS_1258.get(tone);
      return [LETTERS_1258.get(base) ?? byteOf(base), ...(mark === undefined ? [] : [mark])];
    }),
  );
}

/** 'ệ' as 'ê' and the mark. */
function splitTone(letter: string): string {
  const parts = Array.from(letter.normalize('NFD'));
  const tone = parts.find((part) => MARKS_1258.has(part)) ?? '';
  return (
    parts
      .filter((part) => part !== tone)
      .join('')
      .normalize('NFC') + tone
  );
}

export function toUtf16(text: string, endian: 'le' | 'be', withMark: boolean): Uint8Array {
  const bytes = Buffer.from((withMark ? '\ufeff' : '') + text, 'utf16le');
  return Uint8Array.from(endian === 'le' ? bytes : bytes.swap16());
}
