import { expect, it } from 'vitest';
import { utf8 } from '../../../shared/record/bytes.ts';
import { crc32 } from '../../../kiosk/outbox/crc32.ts';

it.each([
  // The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
  ['123456789', 0xcbf43926],
  ['', 0],
  ['The quick brown fox jumps over the lazy dog', 0x414fa339],
])('answers the published value for %j', (text, expected) => {
  expect(crc32(utf8(text))).toBe(expected);
});
