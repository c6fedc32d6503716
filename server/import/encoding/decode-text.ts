import { decodeTcvn3, raiseCapitals } from './tcvn3.ts';
import { likenessShare, vietnameseLikeness } from './vietnamese-likeness.ts';
import { decodeVni } from './vni.ts';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'tcvn3', 'vni', 'windows-1258'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Encodings from before Unicode: told apart by how Vietnamese the text reads. */
export type LegacyEncoding = Exclude<Encoding, 'utf-8' | 'utf-16le' | 'utf-16be'>;

/** The more common one first: it is taken where a short text reads the same in two. */
export const LEGACY_DECODERS: Readonly<Record<LegacyEncoding, (bytes: Uint8Array) => string>> = {
  tcvn3: (bytes) => lineByLine(decodeTcvn3(bytes), raiseCapitals),
  vni: decodeVni,
  'windows-1258': (bytes) => new TextDecoder('windows-1258').decode(bytes).normalize('NFC'),
};

/** At least this share of the telling words must be Vietnamese, or nothing is guessed. */
const SURE_ENOUGH = 0.6;

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * The text of a file by, in this order: its byte order mark, the zeros of UTF-16, UTF-8 without a
 * flaw, the encoding from before Unicode in which it reads as Vietnamese. Undefined when none fits.
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const unicode = encodingByMark(bytes) ?? encodingByZeros(bytes);
  if (unicode !== undefined) return decodeFlawless(bytes, unicode);
  return decodeFlawless(bytes, 'utf-8') ?? mostVietnamese(bytes);
}

function encodingByMark(bytes: Uint8Array): Encoding | undefined {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

/** Delimiters, digits and unmarked letters have a zero byte in UTF-16, and text has no other. */
function encodingByZeros(bytes: Uint8Array): Encoding | undefined {
  const zeros = [0, 0];
  bytes.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even === odd) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function decodeFlawless(bytes: Uint8Array, encoding: Encoding): DecodedText | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : { text, encoding };
  } catch {
    // The decoder's only way to say that the bytes are something else.
    return undefined;
  }
}

function mostVietnamese(bytes: Uint8Array): DecodedText | undefined {
  let best: DecodedText | undefined;
  let bestShare = 0;
  for (const encoding of LEGACY_NAMES) {
    const text = LEGACY_DECODERS[encoding](bytes);
    const share = likenessShare(vietnameseLikeness(text));
    if (share < SURE_ENOUGH || share <= bestShare) continue;
    [best, bestShare] = [{ text, encoding }, share];
  }
  return best;
}

export const LEGACY_NAMES = ['tcvn3', 'vni', 'windows-1258'] as const satisfies LegacyEncoding[];

function lineByLine(text: string, change: (line: string) => string): string {
  return text.split('\n').map(change).join('\n');
}
