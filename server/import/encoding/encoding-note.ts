import type { Localized } from '../../../shared/domain/language.ts';
import type { Encoding } from './decode-text.ts';

/** A cell as an old program shows its bytes, and as it was read. */
export interface ConvertedCell {
  readonly before: string;
  readonly after: string;
}

/** How the bytes of a file were read as text. */
export interface EncodingNote {
  readonly encoding: Encoding;
  readonly text: Localized;
  /** A few cells to judge the guess by; empty for Unicode. */
  readonly samples: readonly ConvertedCell[];
}

/** How many cells are shown before and after. */
export const SAMPLE_CELLS = 5;

const NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  tcvn3: 'TCVN3 (ABC)',
  vni: 'VNI',
  'windows-1258': 'Windows-1258',
};

/** 'Bảng mã phát hiện: TCVN3 (ABC), đã chuyển sang Unicode', with a sample. */
export function encodingNote(
  encoding: Encoding,
  samples: readonly ConvertedCell[] = [],
): EncodingNote {
  const isUnicode = encoding.startsWith('utf');
  const name = NAMES[encoding];
  return {
    encoding,
    text: {
      vi: `Bảng mã phát hiện: ${name}${isUnicode ? '' : ', đã chuyển sang Unicode'}`,
      en: `Encoding found: ${name}${isUnicode ? '' : ', converted to Unicode'}`,
    },
    samples,
  };
}
