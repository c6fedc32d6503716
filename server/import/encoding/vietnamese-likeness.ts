/**
 * The rimes of Vietnamese without their tone. `k` ends only names of places (Đắk Lắk); 'ua', 'uan'
 * and the like are reached through the onset 'qu'.
 */
const RIMES =
  'a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
  'e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu ' +
  'i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu ' +
  'o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng ' +
  'oăt oe oen oeo oet ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
  'u uc ui um un ung up ut ua uân uâng uât uây uê uêch uên uênh uôc uôi uôm uôn uông uôt uôp ' +
  'uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ' +
  'ương ươp ươt ươu y yêm yên yêng yêt yêu';

const ONSETS = 'ngh ng nh gh gi kh ph qu th tr ch b c d đ g h k l m n p q r s t v x'.split(' ');

const SYLLABLE = new RegExp(`^(?:${ONSETS.join('|')})?(?:${RIMES.replaceAll(' ', '|')})$`, 'u');
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const STOPPED = /(?:c|ch|k|p|t)$/u;

/** How much of a text reads as Vietnamese. */
export interface Likeness {
  /** Words with at least one letter beyond ASCII: the only ones that tell encodings apart. */
  readonly words: number;
  /** Those of them that are Vietnamese syllables. */
  readonly syllables: number;
}

/** Counts Vietnamese syllables among the words that ASCII cannot spell. */
export function vietnameseLikeness(text: string): Likeness {
  const words = text
    .normalize('NFC')
    .split(/[\s!-/:-@[-`{-~0-9]+/u)
    .filter((word) => /\P{ASCII}/u.test(word));
  return { words: words.length, syllables: words.filter(isSyllable).length };
}

/** The share of syllables, 0 to 1; 0 for a text without a word that tells anything. */
export function likenessShare({ words, syllables }: Likeness): number {
  return words === 0 ? 0 : syllables / words;
}

function isSyllable(word: string): boolean {
  const hasOrderedCase = /^(?:\p{Lu}?\p{Ll}*|\p{Lu}+)$/u.test(word);
  if (!hasOrderedCase) return false;
  const spelled = word.toLowerCase().normalize('NFD');
  const tones = spelled.match(TONES) ?? [];
  const plain = spelled.replace(TONES, '').normalize('NFC');
  if (tones.length > 1 || !SYLLABLE.test(plain)) return false;
  // A stopped syllable has the sharp or the heavy tone.
  return !STOPPED.test(plain) || tones[0] === '\u0301' || tones[0] === '\u0323';
}
