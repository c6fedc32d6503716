import { describe, expect, it } from 'vitest';
import {
  decodeText,
  LEGACY_DECODERS,
  LEGACY_NAMES,
} from '../../../../server/import/encoding/decode-text.ts';
import { toTcvn3, toUtf16, toVni, toWindows1258 } from './encode-legacy.ts';

const LETTERS = 'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ';
const LIST =
  'ma,ten,cap\n07201,Xã Tân Dĩnh,xã\n07375,Phường Thọ Xương,phường\n' +
  'SNN,Sở Nông nghiệp và Môi trường,sở\nTTHCC,Trung tâm Phục vụ hành chính công,trung tâm\n';

const ENCODERS = { tcvn3: toTcvn3, vni: toVni, 'windows-1258': toWindows1258 } as const;

describe.each(LEGACY_NAMES)('%s', (encoding) => {
  it('gives every small Vietnamese letter back, composed', () => {
    expect(LEGACY_DECODERS[encoding](ENCODERS[encoding](LETTERS))).toBe(LETTERS);
  });

  it('gives capitals back', () => {
    // Of TCVN3 the capitals with a tone show only where the line is seen to be in capitals.
    const capitals = encoding === 'tcvn3' ? 'ĐĂÂÊÔƠƯ' : LETTERS.toUpperCase();
    expect(LEGACY_DECODERS[encoding](ENCODERS[encoding](capitals))).toBe(capitals);
    const heading = 'DANH SÁCH ĐƠN VỊ TỈNH BẮC GIANG';
    expect(LEGACY_DECODERS[encoding](ENCODERS[encoding](heading))).toBe(heading);
  });

  it.each([
    ['a whole list', LIST],
    ['one row', 'ma,ten\n1,Sở Tư pháp\n'],
    ['one word', 'Tỉnh'],
    ['the shortest place name', 'ten\nHuế\n'],
  ])('is told apart by %s', (_case, text) => {
    expect(decodeText(ENCODERS[encoding](text))).toEqual({ text, encoding });
  });
});

it.each([
  ['UTF-8', new TextEncoder().encode(LIST), 'utf-8'],
  ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${LIST}`), 'utf-8'],
  ['decomposed UTF-8', new TextEncoder().encode(LIST.normalize('NFD')), 'utf-8'],
  ['plain ASCII', new TextEncoder().encode('ma,ten\n1,A\n'), 'utf-8'],
  ['UTF-16 LE with a mark', toUtf16(LIST, 'le', true), 'utf-16le'],
  ['UTF-16 BE with a mark', toUtf16(LIST, 'be', true), 'utf-16be'],
  ['UTF-16 LE without a mark', toUtf16(LIST, 'le', false), 'utf-16le'],
  ['UTF-16 BE without a mark', toUtf16(LIST, 'be', false), 'utf-16be'],
])('%s is known by its bytes', (_name, bytes, encoding) => {
  const decoded = decodeText(bytes);
  expect(decoded?.encoding).toBe(encoding);
  expect(decoded?.text).toContain('ma,ten');
});

it('keeps the letters of UTF-16 and of UTF-8', () => {
  for (const bytes of [toUtf16(LIST, 'be', false), new TextEncoder().encode(LIST)]) {
    expect(decodeText(bytes)?.text).toBe(LIST);
  }
});

it.each([
  ['French in windows-1252', Uint8Array.from(Buffer.from('ville,café,élève,garçon', 'latin1'))],
  ['bytes of no text', Uint8Array.from([0x81, 0x8d, 0xff, 0xf7, 0x90])],
  ['a zero inside single-byte text', Uint8Array.from([0x61, 0x62, 0x63, 0, 0xe9])],
])('nothing is guessed of %s', (_name, bytes) => {
  expect(decodeText(bytes)).toBeUndefined();
});

it('leaves names of people alone that only look like capitals', () => {
  expect(LEGACY_DECODERS.tcvn3(toTcvn3('Vũ Võ Lê'))).toBe('Vũ Võ Lê');
});
