/** Marks that follow a vowel, as windows-1252 shows the VNI bytes: 'aù' is 'á'. */
const TONES: Readonly<Record<string, string>> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
};

/** Of a circumflex or a breve together with a tone: 'aá' is 'ấ', 'aé' is 'ắ'. */
const CIRCUMFLEX: Readonly<Record<string, string>> = {
  â: '',
  á: '\u0301',
  à: '\u0300',
  å: '\u0309',
  ã: '\u0303',
  ä: '\u0323',
};
const BREVE: Readonly<Record<string, string>> = {
  ê: '',
  é: '\u0301',
  è: '\u0300',
  ú: '\u0309',
  ü: '\u0303',
  ë: '\u0323',
};

/** Letters of one byte. */
const SINGLE: Readonly<Record<string, string>> = {
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
  ñ: 'đ',
  ô: 'ơ',
  ö: 'ư',
};

const PAIRS: ReadonlyMap<string, string> = new Map([
  ...pairsOf(['a', 'e', 'o', 'u', 'y', 'ô', 'ö'], '', TONES),
  ...pairsOf(['a', 'e', 'o'], '\u0302', CIRCUMFLEX),
  ...pairsOf(['a'], '\u0306', BREVE),
]);

function pairsOf(
  vowels: readonly string[],
  shape: string,
  marks: Readonly<Record<string, string>>,
): [string, string][] {
  return vowels.flatMap((vowel) =>
    Object.entries(marks).flatMap(([mark, tone]): [string, string][] => {
      const letter = `${SINGLE[vowel] ?? vowel}${shape}${tone}`.normalize('NFC');
      const [typed, upper] = [vowel + mark, letter.toUpperCase()];
      // The mark follows the case of its vowel; typists mix them.
      const capital = vowel.toUpperCase();
      return [
        [typed, letter],
        [typed.toUpperCase(), upper],
        [capital + mark, upper],
      ];
    }),
  );
}

const SINGLES: ReadonlyMap<string, string> = new Map(
  Object.entries(SINGLE).flatMap(([typed, letter]): [string, string][] => [
    [typed, letter],
    [typed.toUpperCase(), letter.toUpperCase()],
  ]),
);

/** The text of bytes of the VNI fonts for Windows (VNI-Times), in Unicode. */
export function decodeVni(bytes: Uint8Array): string {
  const typed = new TextDecoder('windows-1252').decode(bytes);
  let text = '';
  for (let at = 0; at < typed.length; at += 1) {
    const pair = PAIRS.get(typed.slice(at, at + 2));
    if (pair === undefined) {
      text += SINGLES.get(typed.charAt(at)) ?? typed.charAt(at);
    } else {
      text += pair;
      at += 1;
    }
  }
  return text;
}
