/** Bytes that WebCrypto takes: a view on memory that no other thread shares. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** UTF-8 bytes of a text. */
export const utf8 = (text: string): Bytes => encoder.encode(text);

/** The text of UTF-8 bytes. */
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);

/** One array of all parts, in order. */
export function concatBytes(...parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
